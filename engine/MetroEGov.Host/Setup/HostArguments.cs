using System.Collections.Immutable;

namespace MetroEGov.Host.Setup;

/// <summary>What was said on the command line. Everything not listed in <see cref="Usage"/> is refused.</summary>
/// <param name="Settings">Pairs for the configuration, stronger than appsettings.json and the environment.</param>
public sealed record HostArguments(ImmutableDictionary<string, string?> Settings)
{
    public const string Usage =
        "Usage: MetroEGov.Host [--urls <addresses>] [--data <directory>] [--workflows <directory>] [--registries <address>] [--demo [--adjustable-clock]] [--exit-with-parent] "
        + "[--set <Section:Name=value>]";

    private static readonly ImmutableDictionary<string, string> WithValue = ImmutableDictionary.CreateRange(
        StringComparer.Ordinal,
        [
            KeyValuePair.Create("--urls", "urls"),
            KeyValuePair.Create("--data", $"{HostSettings.Section}:{nameof(HostSettings.Data)}"),
            KeyValuePair.Create("--workflows", $"{HostSettings.Section}:{nameof(HostSettings.Workflows)}"),
            KeyValuePair.Create("--registries", $"{HostSettings.Section}:{nameof(HostSettings.Registries)}"),
        ]);

    private static readonly ImmutableDictionary<string, string> Switches = ImmutableDictionary.CreateRange(
        StringComparer.Ordinal,
        [
            KeyValuePair.Create("--demo", $"{HostSettings.Section}:{nameof(HostSettings.Demo)}"),
            KeyValuePair.Create("--adjustable-clock", $"{HostSettings.Section}:{nameof(HostSettings.AdjustableClock)}"),
            KeyValuePair.Create("--exit-with-parent", $"{HostSettings.Section}:{nameof(HostSettings.ExitWithParent)}"),
        ]);

    /// <summary>Accepts <c>--name value</c> and <c>--name=value</c>.</summary>
    /// <exception cref="StartupException">An argument is unknown or lacks its value.</exception>
    public static HostArguments Parse(IReadOnlyList<string> args)
    {
        ArgumentNullException.ThrowIfNull(args);
        var settings = ImmutableDictionary.CreateBuilder<string, string?>(StringComparer.OrdinalIgnoreCase);
        for (var index = 0; index < args.Count; index++)
        {
            var (name, value) = Split(args[index]);
            if (Switches.TryGetValue(name, out var flag) && value is null)
            {
                settings[flag] = "true";
                continue;
            }

            if (!WithValue.ContainsKey(name) && name != "--set")
                throw new StartupException($"Unknown argument '{name}'. {Usage}");
            value ??= ++index < args.Count ? args[index] : throw new StartupException($"The argument '{name}' needs a value. {Usage}");
            if (name == "--set")
            {
                var (key, setting) = Split(value);
                settings[key] = setting ?? throw new StartupException($"The argument '--set' needs Section:Name=value. {Usage}");
            }
            else
            {
                settings[WithValue[name]] = value;
            }
        }

        return new HostArguments(settings.ToImmutable());
    }

    private static (string Name, string? Value) Split(string argument)
    {
        var equals = argument.IndexOf('=', StringComparison.Ordinal);
        return equals < 0 ? (argument, null) : (argument[..equals], argument[(equals + 1)..]);
    }
}
