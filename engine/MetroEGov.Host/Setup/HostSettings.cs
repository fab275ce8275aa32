namespace MetroEGov.Host.Setup;

/// <summary>The section <c>MetroEGov</c> of appsettings.json; the command line is stronger.</summary>
public sealed record HostSettings
{
    public const string Section = "MetroEGov";

    /// <summary>Where databases, keys and logs live; relative to the current directory. Created at the first start.</summary>
    public string Data { get; init; } = "data";

    /// <summary>The folder with procedures and regions; null: looked for next to the host, then upwards.</summary>
    public string? Workflows { get; init; }

    /// <summary>The folder below <c>workflows/regions</c> that says where this host serves.</summary>
    public string Region { get; init; } = "metropolregion-hamburg";

    /// <summary>Creates the invented accounts and clients of <c>demo-users.json</c>. Never in production.</summary>
    public bool Demo { get; init; }

    /// <summary>Lets an operator set the host's clock over HTTP, for tests and demonstrations; only with <see cref="Demo"/>.</summary>
    public bool AdjustableClock { get; init; }

    /// <summary>Ends when standard input closes, so that no host outlives the program that started it.</summary>
    public bool ExitWithParent { get; init; }

    /// <summary>Attempts to sign in or to get a token, per address and minute.</summary>
    public int SignInAttemptsPerMinute { get; init; } = 30;

    /// <summary>
    /// Lets programs in by name and secret in every request (RFC 7617) beside tokens, over TLS or from this machine. For clients that cannot
    /// do the better thing.
    /// </summary>
    public bool BasicAuthentication { get; init; }

    /// <summary>IP addresses or networks of the proxies in front, separated by commas: who is asked through them is told by their headers.</summary>
    public string? TrustedProxies { get; init; }

    /// <summary>A session of a clerk ends after this time without a request.</summary>
    public TimeSpan SessionLength { get; init; } = TimeSpan.FromHours(8);

    /// <summary>
    /// Sends every call to a registry to this address instead of the one in the region's directory: for simulators. Null in production.
    /// </summary>
    public Uri? Registries { get; init; }

    /// <summary>
    /// How the token server names itself inside tokens. Fixed, because a token has to stay valid when the host is reached under another name.
    /// </summary>
    public Uri Issuer { get; init; } = new("https://metroegov.example/");

    public string DataDirectory => Path.GetFullPath(Data);

    public string KeyDirectory => Path.Combine(DataDirectory, "keys");

    /// <summary>Where a demonstration without a mail server writes its mails.</summary>
    public string OutboxDirectory => Path.Combine(DataDirectory, "outbox");

    public string LogDirectory => Path.Combine(DataDirectory, "logs");
}
