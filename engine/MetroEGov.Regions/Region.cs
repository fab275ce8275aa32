using System.Collections.Frozen;
using System.Collections.Immutable;

namespace MetroEGov.Regions;

/// <summary>Everything that the files of a region say, row by row, before anything is looked up.</summary>
public sealed record RegionEntries(
    ImmutableArray<State> States,
    ImmutableArray<District> Districts,
    ImmutableArray<Authority> Authorities,
    ImmutableArray<Municipality> Municipalities,
    ImmutableArray<CityDistrict> CityDistricts,
    ImmutableArray<Consent> Consents,
    ImmutableArray<RegistryEndpoint> Endpoints,
    ImmutableArray<Holiday> Holidays);

/// <summary>Who registers residents in a municipality: an authority, or the reason why nobody does.</summary>
public sealed record Competence(Authority? Authority, string? NoAuthorityBecause);

/// <summary>
/// The directory of a metropolitan region: who administers what from when to when. Immutable; safe to share. Another region is
/// another folder of files, not other code.
/// </summary>
public sealed class Region
{
    private readonly FrozenDictionary<string, ImmutableArray<Authority>> authorities;
    private readonly FrozenDictionary<string, ImmutableArray<Municipality>> municipalities;
    private readonly FrozenDictionary<string, ImmutableArray<RegistryEndpoint>> endpoints;
    private readonly FrozenDictionary<string, ImmutableArray<Consent>> consents;

    internal Region(string id, string name, string nameEnglish, string timeZone, string version, RegionEntries entries)
    {
        (Id, Name, NameEnglish, TimeZone, Version, Entries) = (id, name, nameEnglish, timeZone, version, entries);
        authorities = ByKey(entries.Authorities);
        municipalities = ByKey(entries.Municipalities);
        endpoints = ByKey(entries.Endpoints);
        consents = ByKey(entries.Consents);
    }

    public string Id { get; }

    public string Name { get; }

    public string NameEnglish { get; }

    /// <summary>IANA name of the zone in which <c>today()</c> and office hours are meant.</summary>
    public string TimeZone { get; }

    /// <summary>Hash of the files' content: a case stores which directory decided its competence.</summary>
    public string Version { get; }

    public RegionEntries Entries { get; }

    /// <returns>The municipality of that key on that day, or null when there was none.</returns>
    public Municipality? FindMunicipality(string key, DateOnly day) => On(municipalities, key, day);

    /// <returns>The authority of that key on that day, or null when there was none.</returns>
    public Authority? FindAuthority(string key, DateOnly day) => On(authorities, key, day);

    /// <returns>Where the registry answers, or null when none is on file for that day.</returns>
    public RegistryEndpoint? FindEndpoint(string authorityKey, string registry, DateOnly day) =>
        On(endpoints, $"{authorityKey}/{registry}", day);

    /// <summary>Who registers residents in the municipality on that day; null when the key is not in the directory.</summary>
    public Competence? ResidenceCompetence(string municipalityKey, DateOnly day) =>
        FindMunicipality(municipalityKey, day) switch
        {
            null => null,
            { AuthorityKey: { } key } => new Competence(FindAuthority(key, day), null),
            var unserved => new Competence(null, unserved.NoAuthorityBecause),
        };

    /// <summary>What is agreed; <see cref="ConsentKind.None"/> when nothing is on file.</summary>
    public ConsentKind ConsentFor(string procedure, string acceptingKey, string competentKey, DateOnly day) =>
        On(consents, $"{procedure}/{acceptingKey}/{competentKey}", day)?.Kind ?? ConsentKind.None;

    private static FrozenDictionary<string, ImmutableArray<T>> ByKey<T>(ImmutableArray<T> entries)
        where T : IRegionEntry =>
        entries.GroupBy(entry => entry.Key, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => group.ToImmutableArray(), StringComparer.Ordinal);

    private static T? On<T>(FrozenDictionary<string, ImmutableArray<T>> entries, string key, DateOnly day)
        where T : class, IRegionEntry =>
        entries.TryGetValue(key, out var versions) ? versions.FirstOrDefault(version => version.Validity.Contains(day)) : null;
}
