using MetroEGov.Activities;
using MetroEGov.Activities.Documents;
using MetroEGov.Connectors.Templates;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace MetroEGov.Connectors.Email;

/// <summary>How a host takes the e-mail activity in. It must also register an <see cref="IDocumentStore"/> and its <see cref="TimeZoneInfo"/>.</summary>
public static class EmailSetup
{
    /// <param name="outboxDirectory">Where mails go as files when no server is set up; null: they fail then.</param>
    public static IServiceCollection AddEmailActivity(this IServiceCollection services, IConfiguration configuration, string? outboxDirectory)
    {
        services.AddOptions<EmailOptions>()
            .Bind(configuration.GetSection(EmailOptions.Section))
            .Configure(options => options.OutboxDirectory = outboxDirectory)
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<EmailOptions>, Check>();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<LiquidText>();
        services.AddSingleton<MailRoom>();
        return services;
    }

    /// <summary>The catalogue with <c>email:send</c>.</summary>
    public static ActivityCatalog WithEmail(this ActivityCatalog catalog) => catalog.With(services => new SendEmail(
        services.GetRequiredService<MailRoom>(), services.GetRequiredService<IDocumentStore>(), services.GetRequiredService<LiquidText>()));

    private sealed class Check : IValidateOptions<EmailOptions>
    {
        public ValidateOptionsResult Validate(string? name, EmailOptions options)
        {
            var problems = new List<string>();
            if (EmailAddresses.Parse(options.From) is null)
                problems.Add($"{EmailOptions.Section}:{nameof(options.From)} is no address such as noreply@example.org.");
            if (options.Port is < 1 or > 65535)
                problems.Add($"{EmailOptions.Section}:{nameof(options.Port)} must be 1 to 65535.");
            if (options.Timeout <= TimeSpan.Zero || options.Timeout > TimeSpan.FromMinutes(5))
                problems.Add($"{EmailOptions.Section}:{nameof(options.Timeout)} must be above zero and up to five minutes.");
            if (options.UserName is not null && options.Password is null)
                problems.Add($"{EmailOptions.Section} has a {nameof(options.UserName)} without a {nameof(options.Password)}.");
            if (options.MaximumMessageBytes < 1)
                problems.Add($"{EmailOptions.Section}:{nameof(options.MaximumMessageBytes)} must be above zero.");
            return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
        }
    }
}
