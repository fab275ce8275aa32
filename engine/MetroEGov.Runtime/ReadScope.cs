namespace MetroEGov.Runtime;

/// <summary>
/// What a reader may see of cases. The filter is part of every query, so that nothing outside of it leaves the database, counts included.
/// </summary>
public sealed record ReadScope
{
    private ReadScope(string? authorityKey) => AuthorityKey = authorityKey;

    /// <summary>Null for <see cref="Everything"/>.</summary>
    public string? AuthorityKey { get; }

    /// <summary>
    /// Instances whose process lets this authority read: by <c>metroegov:visibleTo</c>, the accepting or the competent authority or both.
    /// </summary>
    public static ReadScope Of(string authorityKey)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(authorityKey);
        return new ReadScope(authorityKey);
    }

    /// <inheritdoc cref="Of(string)"/>
    public static ReadScope Of(Caller caller) => Of(caller.AuthorityKey);

    /// <summary>Every instance: for operations (incidents, states, never variables on a page) and for the host itself.</summary>
    public static ReadScope Everything { get; } = new(authorityKey: null);
}
