using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;

namespace MetroEGov.Regions;

/// <summary>
/// Reads a region's folder (<c>workflows/regions/&lt;region&gt;</c>): <c>region.json</c> and the comma-separated tables beside it.
/// Lists every inconsistency of all files at once, with file and line.
/// </summary>
public static class RegionDirectory
{
    private const string HeaderFile = "region.json";

    /// <param name="path">The region's folder.</param>
    public static RegionLoad Load(string path)
    {
        var problems = new List<RegionProblem>();
        var tables = new RegionTables(path, problems);
        var header = ReadHeader(tables.Content(HeaderFile), problems);

        var states = tables.States();
        var districts = tables.Districts();
        var authorities = tables.Authorities();
        var postalCodes = tables.PostalCodes();
        var municipalities = tables.Municipalities(postalCodes);
        var cityDistricts = tables.CityDistricts();
        var consents = tables.Consents();
        var endpoints = tables.Endpoints();
        var holidays = tables.Holidays();

        var checks = new RegionChecks(problems);
        checks.States(states);
        checks.Districts(districts, states);
        checks.Authorities(authorities, districts, endpoints);
        checks.Municipalities(municipalities, districts, authorities);
        checks.CityDistricts(cityDistricts, municipalities);
        checks.PostalCodes(postalCodes, municipalities);
        checks.Consents(consents, authorities);
        checks.Endpoints(endpoints, authorities);
        checks.Holidays(holidays, states);

        if (problems.Count > 0 || header is null)
        {
            return new RegionLoad(null, [.. problems.OrderBy(problem => problem.File, StringComparer.Ordinal).ThenBy(problem => problem.Line)]);
        }

        var entries = new RegionEntries(
            Values(states), Values(districts), Values(authorities), Values(municipalities), Values(cityDistricts),
            Values(consents), Values(endpoints), Values(holidays));
        return new RegionLoad(
            new Region(header.Id, header.Name, header.NameEnglish, header.TimeZone, tables.Hash(), entries), []);
    }

    private static ImmutableArray<T> Values<T>(ImmutableArray<Located<T>> rows) => [.. rows.Select(row => row.Value)];

    private static Header? ReadHeader(byte[] content, List<RegionProblem> problems)
    {
        if (content.Length == 0)
        {
            return null;
        }

        try
        {
            var header = JsonSerializer.Deserialize<Header>(content, JsonSerializerOptions.Web);
            if (header is not null && (header.Id, header.Name, header.NameEnglish, header.TimeZone) is ({ }, { }, { }, { })
                && TimeZoneInfo.TryFindSystemTimeZoneById(header.TimeZone, out _))
            {
                return header;
            }

            problems.Add(new RegionProblem(
                "bad-header", HeaderFile, 0, "expected id, name, nameEnglish and an IANA timeZone, each a text."));
        }
        catch (JsonException malformed)
        {
            problems.Add(new RegionProblem("malformed-json", HeaderFile, (malformed.LineNumber ?? -1) + 1, "not a JSON object of texts."));
        }

        return null;
    }

    private sealed record Header(string Id, string Name, string NameEnglish, string TimeZone);
}

/// <summary>A value and the line of its file on which it stands.</summary>
internal sealed record Located<T>(T Value, CsvRow Row);

/// <summary>A postal code of a municipality; from OpenStreetMap data, hence kept apart.</summary>
internal sealed record PostalCode(string MunicipalityKey, string Code, Validity Validity) : IRegionEntry
{
    public string Key => $"{MunicipalityKey}/{Code}";
}

/// <summary>Turns the rows of each file into entries; a row with a bad cell is reported and left out.</summary>
internal sealed class RegionTables(string path, List<RegionProblem> problems)
{
    private readonly SortedDictionary<string, byte[]> contents = new(StringComparer.Ordinal);

    public ImmutableArray<Located<State>> States() => Read("states.csv", ["key", "code", "name", "valid_from", "valid_to"], row =>
        new State(row.Digits("key", 2), row.Required("code"), row.Required("name"), row.Validity()));

    public ImmutableArray<Located<District>> Districts() => Read("districts.csv", ["key", "state_key", "name", "valid_from", "valid_to"], row =>
        new District(row.Digits("key", 5), row.Digits("state_key", 2), row.Required("name"), row.Validity()));

    public ImmutableArray<Located<Authority>> Authorities() => Read(
        "authorities.csv", ["key", "name", "kind", "district_key", "seat", "valid_from", "valid_to"], row =>
        new Authority(
            row.Digits("key", 9), row.Required("name"), row.Required("kind"), row.Digits("district_key", 5), row.Required("seat"),
            row.Validity()));

    public ImmutableArray<Located<PostalCode>> PostalCodes() => Read(
        "postal-codes.csv", ["municipality_key", "postal_code", "valid_from", "valid_to"], row =>
        new PostalCode(row.Digits("municipality_key", 8), row.Digits("postal_code", 5), row.Validity()));

    public ImmutableArray<Located<Municipality>> Municipalities(ImmutableArray<Located<PostalCode>> postalCodes)
    {
        var codes = postalCodes.ToLookup(code => code.Value.MunicipalityKey, code => code.Value.Code, StringComparer.Ordinal);
        string[] columns =
        [
            "key", "ars", "name", "short_name", "kind", "district_key", "authority_key", "no_authority_because", "population",
            "region_2007", "region_today", "valid_from", "valid_to",
        ];
        return Read("municipalities.csv", columns, row =>
        {
            var key = row.Digits("key", 8);
            return new Municipality(
                key, row.Digits("ars", 12), row.Required("name"), row.Required("short_name"), row.Required("kind"),
                row.Digits("district_key", 5), row.TextOrNull("authority_key"), row.TextOrNull("no_authority_because"),
                row.Number("population"), row.YesOrNo("region_2007"), row.YesOrNo("region_today"), [.. codes[key].Distinct()],
                row.Validity());
        });
    }

    public ImmutableArray<Located<CityDistrict>> CityDistricts() => Read(
        "city-districts.csv", ["municipality_key", "number", "name", "office", "valid_from", "valid_to"], row =>
        new CityDistrict(row.Digits("municipality_key", 8), row.Number("number"), row.Required("name"), row.Required("office"), row.Validity()));

    public ImmutableArray<Located<Consent>> Consents() => Read(
        "consents.csv", ["procedure", "accepting_key", "competent_key", "kind", "valid_from", "valid_to"], row =>
        new Consent(
            row.Required("procedure"), row.Digits("accepting_key", 9), row.Digits("competent_key", 9), ConsentKindOf(row), row.Validity()));

    public ImmutableArray<Located<RegistryEndpoint>> Endpoints() => Read(
        "endpoints.csv", ["authority_key", "registry", "url", "valid_from", "valid_to"], row =>
        new RegistryEndpoint(row.Digits("authority_key", 9), row.Required("registry"), row.Required("url"), row.Validity()));

    public ImmutableArray<Located<Holiday>> Holidays() => Read("holidays.csv", ["state_key", "date", "name"], row =>
        new Holiday(row.Digits("state_key", 2), row.Date("date"), row.Required("name")));

    /// <summary>SHA-256 over every file read, name and content, so that any change of data is another version.</summary>
    public string Hash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (name, content) in contents)
        {
            hash.AppendData(System.Text.Encoding.UTF8.GetBytes($"{name}\n{content.Length}\n"));
            hash.AppendData(content);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }

    /// <summary>Bytes of a file with line ends as LF, so that a checkout on Windows has the same version. Empty when it is missing.</summary>
    public byte[] Content(string file)
    {
        var full = Path.Combine(path, file);
        if (!File.Exists(full))
        {
            problems.Add(new RegionProblem("missing-file", file, 0, "a region needs this file."));
            return [];
        }

        var content = File.ReadAllBytes(full).Where(octet => octet != (byte)'\r').ToArray();
        contents[file] = content;
        return content;
    }

    private static ConsentKind ConsentKindOf(CsvRow row)
    {
        switch (row.Text("kind"))
        {
            case "standing": return ConsentKind.Standing;
            case "case-by-case": return ConsentKind.CaseByCase;
            case "none": return ConsentKind.None;
            default:
                row.Report("bad-value", $"column 'kind' holds '{row.Text("kind")}'; expected standing, case-by-case or none.");
                return ConsentKind.None;
        }
    }

    private ImmutableArray<Located<T>> Read<T>(string file, string[] columns, Func<CsvRow, T> entryOf)
    {
        var content = Content(file);
        if (content.Length == 0)
        {
            return [];
        }

        var located = ImmutableArray.CreateBuilder<Located<T>>();
        foreach (var row in CsvTable.Read(file, content, columns, problems))
        {
            var before = problems.Count;
            var entry = entryOf(row);
            if (problems.Count == before)
            {
                located.Add(new Located<T>(entry, row));
            }
        }

        return located.ToImmutable();
    }
}
