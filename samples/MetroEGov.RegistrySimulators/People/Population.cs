using System.Text.Json;

namespace MetroEGov.RegistrySimulators.People;

/// <summary>All invented people. Immutable.</summary>
public sealed class Population
{
    private static readonly Dictionary<string, (string Place, string MunicipalityKey)> Places = new(StringComparer.Ordinal)
    {
        ["010600063"] = ("Norderstedt", "01060063"),
        ["010560039"] = ("Pinneberg", "01056039"),
        ["010560002"] = ("Barmstedt", "01056002"),
        ["033530005"] = ("Buchholz in der Nordheide", "03353005"),
        ["033550022"] = ("Lüneburg", "03355022"),
        ["020000000"] = ("Hamburg", "02000000"),
    };

    private readonly Dictionary<string, Resident> _byId;

    private Population(IEnumerable<Resident> residents) => _byId = residents.ToDictionary(resident => resident.Id, StringComparer.Ordinal);

    /// <summary>The authorities that have people; every other one of the three states has an empty register.</summary>
    public static IReadOnlyDictionary<string, string> Authorities { get; } = Places.ToDictionary(place => place.Key, place => place.Value.Place);

    public IEnumerable<Resident> All => _byId.Values;

    public Resident this[string id] => _byId[id];

    public static Population Load()
    {
        using var stream = typeof(Population).Assembly.GetManifestResourceStream("residents.json")
            ?? throw new InvalidOperationException("The embedded file residents.json is missing from the build.");
        var residents = JsonSerializer.Deserialize<List<Resident>>(stream, JsonSerializerOptions.Web) ?? [];
        return new Population(residents.Select(WithPlace));
    }

    /// <summary>
    /// Everybody who fits names and birth date. The previous address is used only to tell several apart: this register is more
    /// lenient than a real one, so that a typing mistake in a demonstration does not end it.
    /// </summary>
    public IReadOnlyList<Resident> Find(string authority, string familyName, string? givenNames, string birthDate, string? street, string? houseNumber)
    {
        var fitting = _byId.Values
            .Where(resident => resident.Authority == authority
                && Same(resident.FamilyName, familyName)
                && resident.BirthDate == birthDate
                && GivenNamesFit(resident.GivenNames, givenNames))
            .ToList();
        if (fitting.Count <= 1 || street is null)
            return fitting;

        var atAddress = fitting.Where(resident => Same(resident.Address.Street, street) && Same(resident.Address.HouseNumber, houseNumber)).ToList();
        return atAddress.Count == 0 ? fitting : atAddress;
    }

    /// <summary>All given names that were asked for must be among the registered ones; who has none must have been asked for without.</summary>
    private static bool GivenNamesFit(string? registered, string? asked)
    {
        var names = Words(registered);
        var wanted = Words(asked);
        return names.Count == 0 ? wanted.Count == 0 : wanted.Count > 0 && wanted.IsSubsetOf(names);
    }

    private static HashSet<string> Words(string? names) =>
        new((names ?? "").Normalize().Split(' ', StringSplitOptions.RemoveEmptyEntries), StringComparer.OrdinalIgnoreCase);

    private static bool Same(string? one, string? other) =>
        string.Equals((one ?? "").Trim().Normalize(), (other ?? "").Trim().Normalize(), StringComparison.OrdinalIgnoreCase);

    private static Resident WithPlace(Resident resident)
    {
        var (place, key) = Places[resident.Authority];
        return resident with { Address = resident.Address with { Place = place, MunicipalityKey = key } };
    }
}
