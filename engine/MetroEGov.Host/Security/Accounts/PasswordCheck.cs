using Microsoft.AspNetCore.Identity;

namespace MetroEGov.Host.Security.Accounts;

/// <summary>
/// Whether a password is that of an account, for the page and for basic authentication alike. Failures count towards the lock-out. A name
/// that nobody has and an account that is locked out cost the same work as a wrong password, so that the time taken tells none of them apart.
/// </summary>
public sealed class PasswordCheck(SignInManager<Account> signIn, IPasswordHasher<Account> hasher)
{
    private static readonly Account Nobody = new() { DisplayName = "", AuthorityKey = "" };
    private static readonly Lazy<string> NobodysHash = new(() => new PasswordHasher<Account>().HashPassword(Nobody, Guid.NewGuid().ToString()));

    /// <returns>Null for a wrong name or password and for an account that is locked out; which of them is nobody's business.</returns>
    public async Task<Account?> FindAsync(string userName, string password)
    {
        var account = await signIn.UserManager.FindByNameAsync(userName);
        if (account is null || await signIn.UserManager.IsLockedOutAsync(account))
        {
            hasher.VerifyHashedPassword(Nobody, NobodysHash.Value, password);
            return null;
        }

        var result = await signIn.CheckPasswordSignInAsync(account, password, lockoutOnFailure: true);
        return result.Succeeded ? account : null;
    }
}
