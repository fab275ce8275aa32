using System.Collections.Immutable;
using System.Text.Json;
using MetroEGov.Host.Security.Accounts;
using MetroEGov.Host.Security.Tokens;
using Microsoft.AspNetCore.Identity;
using OpenIddict.Abstractions;

namespace MetroEGov.Host.Setup;

/// <summary>
/// The invented accounts and clients of the demonstration (<c>demo-users.json</c>). Their passwords are no secret: the
/// demonstration prints them. Created only with <c>--demo</c>.
/// </summary>
public sealed record DemoSeed(ImmutableArray<DemoSeed.User> Users, ImmutableArray<DemoSeed.Client> Clients)
{
    private const string Resource = "MetroEGov.Host.Setup.demo-users.json";

    public sealed record User(string UserName, string Password, string DisplayName, string AuthorityKey, ImmutableArray<string> Roles);

    public sealed record Client(
        string ClientId,
        string Secret,
        string DisplayName,
        string AuthorityKey,
        ImmutableArray<string> Roles,
        ImmutableArray<string> JobTypes,
        ImmutableArray<string> Messages,
        bool AllAuthorities = false);

    public static DemoSeed Load()
    {
        using var stream = typeof(DemoSeed).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The resource {Resource} is missing from the host's assembly.");
        return JsonSerializer.Deserialize<DemoSeed>(stream, JsonSerializerOptions.Web)
            ?? throw new InvalidOperationException($"The resource {Resource} is empty.");
    }

    /// <summary>Creates what is missing; what exists keeps its password.</summary>
    public async Task SaveAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var users = services.GetRequiredService<UserManager<Account>>();
        var db = services.GetRequiredService<IdentityDb>();
        foreach (var user in Users)
            await SaveAsync(user, users, db, cancellationToken);
        var applications = services.GetRequiredService<IOpenIddictApplicationManager>();
        foreach (var client in Clients)
        {
            var registration = new ClientRegistration(
                client.ClientId, client.Secret, client.DisplayName, client.AuthorityKey, client.Roles, client.JobTypes, client.Messages,
                client.AllAuthorities);
            await registration.SaveAsync(applications, cancellationToken);
        }
    }

    private static async Task SaveAsync(User user, UserManager<Account> users, IdentityDb db, CancellationToken cancellationToken)
    {
        if (await users.FindByNameAsync(user.UserName) is not null)
            return;
        var account = new Account
        {
            UserName = user.UserName,
            DisplayName = user.DisplayName,
            AuthorityKey = user.AuthorityKey,
        };
        // One transaction for the account and its grants: a person without rights would look like a broken seed.
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var created = await users.CreateAsync(account, user.Password);
        if (!created.Succeeded)
        {
            throw new StartupException(
                $"The demo account {user.UserName} cannot be created: {string.Join(" ", created.Errors.Select(error => error.Description))}");
        }

        foreach (var role in user.Roles)
            db.Grants.Add(new AccountGrant { AccountId = account.Id, Role = role, AuthorityKey = user.AuthorityKey });
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
