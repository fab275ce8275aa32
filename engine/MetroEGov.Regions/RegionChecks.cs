using System.Collections.Immutable;

namespace MetroEGov.Regions;

/// <summary>What must hold between the rows and files of a region; every violation becomes a problem at its row.</summary>
internal sealed class RegionChecks(ICollection<RegionProblem> problems)
{
    private const string ResidentRegistry = "resident-registry";

    public void States(ImmutableArray<Located<State>> states) => NoOverlaps(states);

    public void Districts(ImmutableArray<Located<District>> districts, ImmutableArray<Located<State>> states)
    {
        NoOverlaps(districts);
        var known = Index(states);
        foreach (var (district, row) in districts.Select(Pair))
        {
            Refers(row, "state_key", district.StateKey, district.Validity, known);
            KeyBegins(row, "key", district.Key, district.StateKey);
        }
    }

    public void Authorities(
        ImmutableArray<Located<Authority>> authorities, ImmutableArray<Located<District>> districts,
        ImmutableArray<Located<RegistryEndpoint>> endpoints)
    {
        NoOverlaps(authorities);
        var known = Index(districts);
        var reachable = endpoints.Where(endpoint => endpoint.Value.Registry == ResidentRegistry)
            .ToLookup(endpoint => endpoint.Value.AuthorityKey, endpoint => endpoint.Value.Validity, StringComparer.Ordinal);
        foreach (var (authority, row) in authorities.Select(Pair))
        {
            Refers(row, "district_key", authority.DistrictKey, authority.Validity, known);
            KeyBegins(row, "key", authority.Key, authority.DistrictKey);
            if (!reachable[authority.Key].Any(validity => validity.Overlaps(authority.Validity)))
            {
                row.Report("missing-endpoint", $"authority {authority.Key} has no {ResidentRegistry} in endpoints.csv while it is valid.");
            }
        }
    }

    public void Municipalities(
        ImmutableArray<Located<Municipality>> municipalities, ImmutableArray<Located<District>> districts,
        ImmutableArray<Located<Authority>> authorities)
    {
        NoOverlaps(municipalities);
        var knownDistricts = Index(districts);
        var knownAuthorities = Index(authorities);
        foreach (var (municipality, row) in municipalities.Select(Pair))
        {
            Refers(row, "district_key", municipality.DistrictKey, municipality.Validity, knownDistricts);
            KeyBegins(row, "key", municipality.Key, municipality.DistrictKey);
            if (municipality.Ars.Remove(5, 4) != municipality.Key)
            {
                row.Report("bad-key", $"regional key {municipality.Ars} without its digits 6 to 9 is not the municipality key {municipality.Key}.");
            }

            switch (municipality.AuthorityKey, municipality.NoAuthorityBecause)
            {
                case (null, null):
                    row.Report("no-authority", $"municipality {municipality.Key} names neither an authority nor a reason for having none.");
                    break;
                case ({ }, { }):
                    row.Report("contradiction", $"municipality {municipality.Key} names an authority and a reason for having none.");
                    break;
                case ({ } authorityKey, null):
                    Refers(row, "authority_key", authorityKey, municipality.Validity, knownAuthorities);
                    KeyBegins(row, "ars", municipality.Ars, authorityKey);
                    break;
            }
        }
    }

    public void CityDistricts(ImmutableArray<Located<CityDistrict>> cityDistricts, ImmutableArray<Located<Municipality>> municipalities)
    {
        NoOverlaps(cityDistricts);
        var known = Index(municipalities);
        foreach (var (cityDistrict, row) in cityDistricts.Select(Pair))
        {
            Refers(row, "municipality_key", cityDistrict.MunicipalityKey, cityDistrict.Validity, known);
        }
    }

    public void PostalCodes(ImmutableArray<Located<PostalCode>> postalCodes, ImmutableArray<Located<Municipality>> municipalities)
    {
        NoOverlaps(postalCodes);
        var known = Index(municipalities);
        foreach (var (postalCode, row) in postalCodes.Select(Pair))
        {
            Refers(row, "municipality_key", postalCode.MunicipalityKey, postalCode.Validity, known);
        }
    }

    public void Consents(ImmutableArray<Located<Consent>> consents, ImmutableArray<Located<Authority>> authorities)
    {
        NoOverlaps(consents);
        var known = Index(authorities);
        foreach (var (consent, row) in consents.Select(Pair))
        {
            Refers(row, "accepting_key", consent.AcceptingKey, consent.Validity, known);
            Refers(row, "competent_key", consent.CompetentKey, consent.Validity, known);
        }
    }

    public void Endpoints(ImmutableArray<Located<RegistryEndpoint>> endpoints, ImmutableArray<Located<Authority>> authorities)
    {
        NoOverlaps(endpoints);
        var known = Index(authorities);
        foreach (var (endpoint, row) in endpoints.Select(Pair))
        {
            Refers(row, "authority_key", endpoint.AuthorityKey, endpoint.Validity, known);
        }
    }

    public void Holidays(ImmutableArray<Located<Holiday>> holidays, ImmutableArray<Located<State>> states)
    {
        var known = Index(states);
        var seen = new Dictionary<(string State, DateOnly Date), long>();
        foreach (var (holiday, row) in holidays.Select(Pair))
        {
            Refers(row, "state_key", holiday.StateKey, new Validity(holiday.Date, holiday.Date), known);
            if (!seen.TryAdd((holiday.StateKey, holiday.Date), row.Line))
            {
                row.Report("duplicate", $"the day stands on line {seen[(holiday.StateKey, holiday.Date)]} already.");
            }
        }
    }

    private void NoOverlaps<T>(ImmutableArray<Located<T>> rows)
        where T : IRegionEntry
    {
        foreach (var versions in rows.GroupBy(row => row.Value.Key, StringComparer.Ordinal).Where(group => group.Skip(1).Any()))
        {
            var earlier = new List<Located<T>>();
            foreach (var version in versions)
            {
                var clash = earlier.Find(other => other.Value.Validity.Overlaps(version.Value.Validity));
                if (clash is not null)
                {
                    var same = clash.Value.Validity == version.Value.Validity;
                    problems.Add(new RegionProblem(
                        same ? "duplicate" : "overlapping-validity", version.Row.File, version.Row.Line,
                        $"{version.Value.Key} is valid {version.Value.Validity}, and {clash.Value.Validity} on line {clash.Row.Line}."));
                }

                earlier.Add(version);
            }
        }
    }

    private static ILookup<string, Validity> Index<T>(ImmutableArray<Located<T>> rows)
        where T : IRegionEntry =>
        rows.ToLookup(row => row.Value.Key, row => row.Value.Validity, StringComparer.Ordinal);

    private static void Refers(CsvRow row, string column, string key, Validity validity, ILookup<string, Validity> known)
    {
        if (!known.Contains(key))
        {
            row.Report("unknown-reference", $"column '{column}' names {key}, which is not in the directory.");
        }
        else if (!known[key].Any(other => other.Overlaps(validity)))
        {
            row.Report("not-valid-then", $"column '{column}' names {key}, which is not valid during {validity}.");
        }
    }

    private static void KeyBegins(CsvRow row, string column, string key, string prefix)
    {
        if (!key.StartsWith(prefix, StringComparison.Ordinal))
        {
            row.Report("bad-key", $"column '{column}' holds {key}, which does not begin with {prefix}.");
        }
    }

    private static (T Value, CsvRow Row) Pair<T>(Located<T> located) => (located.Value, located.Row);
}
