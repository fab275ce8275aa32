using System.Collections.Immutable;

namespace MetroEGov.Regions;

/// <summary>An entry of the directory: a key that may occur several times, each time for other days.</summary>
public interface IRegionEntry
{
    string Key { get; }
    Validity Validity { get; }
}

/// <summary>A federal state. <paramref name="Key"/> is the first two digits of every regional key, e.g. <c>02</c>.</summary>
public sealed record State(string Key, string Code, string Name, Validity Validity) : IRegionEntry;

/// <summary>A Kreis, Landkreis or district-free city; five digits.</summary>
public sealed record District(string Key, string StateKey, string Name, Validity Validity) : IRegionEntry;

/// <summary>
/// A local authority that administers one or more municipalities. The key is the first nine digits of the regional key (ARS9):
/// state, government district, district and association.
/// </summary>
/// <param name="Seat">The town where its office stands; it may lie in another authority's area (Amt Breitenfelde sits in Mölln).</param>
public sealed record Authority(string Key, string Name, string Kind, string DistrictKey, string Seat, Validity Validity) : IRegionEntry
{
    public string StateKey => DistrictKey[..2];
}

/// <summary>
/// A municipality or unincorporated area. The key is the eight-digit official municipality key (AGS);
/// <paramref name="Ars"/> is the twelve-digit regional key with the four digits of the association in the middle.
/// </summary>
/// <param name="AuthorityKey">Who administers it; null only together with <paramref name="NoAuthorityBecause"/>.</param>
/// <param name="NoAuthorityBecause">Why nobody registers residents here, e.g. <c>uninhabited</c>.</param>
/// <param name="PostalCodes">From a file of its own with a licence of its own (ODbL); several municipalities may share one.</param>
public sealed record Municipality(
    string Key, string Ars, string Name, string ShortName, string Kind, string DistrictKey, string? AuthorityKey,
    string? NoAuthorityBecause, int Population, bool InRegion2007, bool InRegionToday, ImmutableArray<string> PostalCodes,
    Validity Validity) : IRegionEntry
{
    public string StateKey => Key[..2];
}

/// <summary>A part of a city that has an office of its own but no municipality key, such as Hamburg's seven Bezirke.</summary>
public sealed record CityDistrict(string MunicipalityKey, int Number, string Name, string Office, Validity Validity) : IRegionEntry
{
    public string Key => $"{MunicipalityKey}/{Number}";
}

/// <summary>Whether an authority lets another one take in cases of a procedure on its behalf.</summary>
public enum ConsentKind
{
    /// <summary>Not agreed: the accepting office may only advise. Also the answer when nothing is on file.</summary>
    None,

    /// <summary>The competent authority is asked in each case.</summary>
    CaseByCase,

    /// <summary>Agreed beforehand for every case of the procedure.</summary>
    Standing,
}

/// <summary>What the competent authority has agreed with an accepting one for a procedure.</summary>
public sealed record Consent(string Procedure, string AcceptingKey, string CompetentKey, ConsentKind Kind, Validity Validity) : IRegionEntry
{
    public string Key => $"{Procedure}/{AcceptingKey}/{CompetentKey}";
}

/// <summary>Where the registry of an authority answers. Text in braces, <c>{simulators}</c>, is filled in from the host's configuration.</summary>
public sealed record RegistryEndpoint(string AuthorityKey, string Registry, string Url, Validity Validity) : IRegionEntry
{
    public string Key => $"{AuthorityKey}/{Registry}";
}

/// <summary>A public holiday of one state: no working day for a legal deadline there.</summary>
public sealed record Holiday(string StateKey, DateOnly Date, string Name);
