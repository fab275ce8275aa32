namespace MetroEGov.Activities;

/// <summary>An authority of the region, as the header of the case names it.</summary>
/// <param name="Key">The nine-digit regional key (first nine digits of the Amtlicher Regionalschlüssel), for example 020000000.</param>
/// <param name="Name">The name for people.</param>
public sealed record AuthorityReference(string Key, string Name);
