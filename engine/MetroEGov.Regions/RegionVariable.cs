using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace MetroEGov.Regions;

/// <summary>
/// The region as procedures see it: the cluster variable <c>region</c>, a FEEL context of what is valid on one day.
/// <c>region.municipalities</c>, <c>region.authorities</c>, <c>region.districts</c>, <c>region.states</c> and <c>region.holidays</c>
/// are contexts by key; <c>region.consents</c> and <c>region.municipalityOptions</c> (label and value, for selections) are lists.
/// </summary>
public static class RegionVariable
{
    /// <summary>Name under which procedures and forms read it.</summary>
    public const string Name = "region";

    /// <param name="region">The directory.</param>
    /// <param name="day">Entries that are not valid on this day are left out; consents keep their own dates.</param>
    public static string ToJson(this Region region, DateOnly day)
    {
        var buffer = new ArrayBufferWriter<byte>(1 << 19);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("id", region.Id);
            json.WriteString("name", region.Name);
            json.WriteString("version", region.Version);
            json.WriteString("asOf", Iso(day));
            WriteMunicipalities(json, region, day);
            WriteAuthorities(json, region, day);
            WriteDistrictsAndStates(json, region, day);
            WriteConsents(json, region);
            WriteHolidays(json, region);
            WriteOptions(json, region, day);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void WriteMunicipalities(Utf8JsonWriter json, Region region, DateOnly day)
    {
        json.WriteStartObject("municipalities");
        foreach (var municipality in region.Entries.Municipalities.Where(entry => entry.Validity.Contains(day)))
        {
            json.WriteStartObject(municipality.Key);
            json.WriteString("key", municipality.Key);
            json.WriteString("ars", municipality.Ars);
            json.WriteString("name", municipality.ShortName);
            json.WriteString("authorityKey", municipality.AuthorityKey);
            json.WriteString("noAuthorityBecause", municipality.NoAuthorityBecause);
            json.WriteString("districtKey", municipality.DistrictKey);
            json.WriteString("stateKey", municipality.StateKey);
            json.WriteBoolean("inRegion2007", municipality.InRegion2007);
            json.WriteBoolean("inRegionToday", municipality.InRegionToday);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteAuthorities(Utf8JsonWriter json, Region region, DateOnly day)
    {
        json.WriteStartObject("authorities");
        foreach (var authority in region.Entries.Authorities.Where(entry => entry.Validity.Contains(day)))
        {
            json.WriteStartObject(authority.Key);
            json.WriteString("key", authority.Key);
            json.WriteString("name", authority.Name);
            json.WriteString("kind", authority.Kind);
            json.WriteString("districtKey", authority.DistrictKey);
            json.WriteString("stateKey", authority.StateKey);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteDistrictsAndStates(Utf8JsonWriter json, Region region, DateOnly day)
    {
        json.WriteStartObject("districts");
        foreach (var district in region.Entries.Districts.Where(entry => entry.Validity.Contains(day)))
        {
            json.WriteStartObject(district.Key);
            json.WriteString("key", district.Key);
            json.WriteString("name", district.Name);
            json.WriteString("stateKey", district.StateKey);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteStartObject("states");
        foreach (var state in region.Entries.States.Where(entry => entry.Validity.Contains(day)))
        {
            json.WriteStartObject(state.Key);
            json.WriteString("key", state.Key);
            json.WriteString("code", state.Code);
            json.WriteString("name", state.Name);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteConsents(Utf8JsonWriter json, Region region)
    {
        json.WriteStartArray("consents");
        foreach (var consent in region.Entries.Consents)
        {
            json.WriteStartObject();
            json.WriteString("procedure", consent.Procedure);
            json.WriteString("accepting", consent.AcceptingKey);
            json.WriteString("competent", consent.CompetentKey);
            json.WriteString("kind", consent.Kind switch
            {
                ConsentKind.Standing => "standing",
                ConsentKind.CaseByCase => "case-by-case",
                _ => "none",
            });
            json.WriteString("validFrom", Iso(consent.Validity.From));
            json.WriteString("validTo", consent.Validity.To is { } last ? Iso(last) : null);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteHolidays(Utf8JsonWriter json, Region region)
    {
        json.WriteStartObject("holidays");
        foreach (var days in region.Entries.Holidays.GroupBy(holiday => holiday.StateKey, StringComparer.Ordinal))
        {
            json.WriteStartArray(days.Key);
            foreach (var holiday in days.OrderBy(holiday => holiday.Date))
            {
                json.WriteStringValue(Iso(holiday.Date));
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void WriteOptions(Utf8JsonWriter json, Region region, DateOnly day)
    {
        var districts = region.Entries.Districts.Where(entry => entry.Validity.Contains(day))
            .ToDictionary(district => district.Key, district => district.Name, StringComparer.Ordinal);
        json.WriteStartArray("municipalityOptions");
        foreach (var municipality in region.Entries.Municipalities
            .Where(entry => entry.Validity.Contains(day) && entry.AuthorityKey is not null)
            .OrderBy(entry => entry.ShortName, StringComparer.Create(CultureInfo.GetCultureInfo("de-DE"), ignoreCase: true))
            .ThenBy(entry => entry.Key, StringComparer.Ordinal))
        {
            json.WriteStartObject();
            json.WriteString("label", Label(municipality, districts.GetValueOrDefault(municipality.DistrictKey, "")));
            json.WriteString("value", municipality.Key);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Name, district and postal codes: 21 names occur more than once in the region, and clerks type codes as often as names.</summary>
    private static string Label(Municipality municipality, string district)
    {
        var place = municipality.ShortName == district ? municipality.ShortName : $"{municipality.ShortName} ({district})";
        return municipality.PostalCodes switch
        {
            [] => place,
            [var only] => $"{place}, {only}",
            [var first, .., var last] => $"{place}, {first}–{last}",
        };
    }

    private static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
