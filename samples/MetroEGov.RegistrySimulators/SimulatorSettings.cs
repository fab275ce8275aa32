using System.Globalization;

namespace MetroEGov.RegistrySimulators;

/// <summary>What the command line says.</summary>
public sealed record SimulatorSettings
{
    /// <summary><c>--urls</c>: addresses on the loopback interface, separated by semicolons.</summary>
    public string Urls { get; init; } = "http://127.0.0.1:5180";

    /// <summary><c>--data</c>: folder of the registers' own store.</summary>
    public string DataFolder { get; init; } = Path.Combine("data", "simulators");

    /// <summary><c>--callback</c>: where evaluations (0203, 0204) are posted; without it they wait.</summary>
    public Uri? Callback { get; init; }

    /// <summary><c>--callback-token</c>: bearer token for it.</summary>
    public string? CallbackToken { get; init; }

    /// <summary><c>--delay-ms</c>: how long every answer takes.</summary>
    public TimeSpan Delay { get; init; } = TimeSpan.FromMilliseconds(40);

    /// <summary><c>--slow-ms</c>: how long an answer takes in mode slow.</summary>
    public TimeSpan SlowDelay { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary><c>--evaluation-ms</c>: how long after a notification its evaluation is sent.</summary>
    public TimeSpan EvaluationDelay { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary><c>--release</c>: number of the XMeld release.</summary>
    public string Release { get; init; } = "2.4.3";

    /// <summary><c>--exit-with-parent</c>: end when standard input closes.</summary>
    public bool ExitsWithParent { get; init; }

    /// <exception cref="ArgumentException">An option cannot be used; the text says which and why.</exception>
    public static SimulatorSettings Parse(string[] args)
    {
        // The reader of command lines knows options with values only.
        var normalised = args.Select(argument => argument == "--exit-with-parent" ? "--exit-with-parent=true" : argument).ToArray();
        var options = new ConfigurationBuilder().AddCommandLine(normalised).Build();
        var defaults = new SimulatorSettings();
        var settings = new SimulatorSettings
        {
            Urls = options["urls"] ?? defaults.Urls,
            DataFolder = options["data"] ?? defaults.DataFolder,
            Callback = options["callback"] is { } callback ? AddressOf("--callback", callback) : null,
            CallbackToken = options["callback-token"],
            Delay = DurationOf(options, "delay-ms", defaults.Delay),
            SlowDelay = DurationOf(options, "slow-ms", defaults.SlowDelay),
            EvaluationDelay = DurationOf(options, "evaluation-ms", defaults.EvaluationDelay),
            Release = options["release"] ?? defaults.Release,
            ExitsWithParent = options["exit-with-parent"] == "true",
        };
        foreach (var url in settings.Urls.Split(';'))
            AddressOf("--urls", url);
        return settings;
    }

    /// <summary>Invented people or not: a register without sign-in must not be reachable from another machine.</summary>
    private static Uri AddressOf(string option, string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.IsLoopback
            ? address
            : throw new ArgumentException($"{option}: expected an address on this machine such as http://127.0.0.1:5180, found '{text}'.");

    private static TimeSpan DurationOf(IConfiguration options, string name, TimeSpan defaultValue) => options[name] switch
    {
        null => defaultValue,
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds) =>
            TimeSpan.FromMilliseconds(milliseconds),
        var text => throw new ArgumentException($"--{name}: expected milliseconds, found '{text}'."),
    };
}
