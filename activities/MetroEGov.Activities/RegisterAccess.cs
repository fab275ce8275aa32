namespace MetroEGov.Activities;

/// <summary>
/// One read of a register, as the access log keeps it; the host adds case, clerk, authority, purpose, legal basis and reason key.
/// </summary>
/// <remarks>Source: Bundesmeldegesetz (BMG) §40, what has to be recorded about an automated retrieval.</remarks>
public sealed record RegisterAccess
{
    /// <summary>Which register, for example <c>resident-registry:010600063</c>.</summary>
    public required string Register { get; init; }

    /// <summary>What was asked, as names of the search fields, never their values: <c>0300: familienname, vornamen, geburtsdatum</c>.</summary>
    public required string QuerySummary { get; init; }

    /// <summary>How many persons the answer was about; null when no usable answer came.</summary>
    public required int? Hits { get; init; }

    /// <summary>The register's own opaque reference to the person, if it gave one; never a name.</summary>
    public string? PersonReference { get; init; }

    public required DateTimeOffset At { get; init; }
}
