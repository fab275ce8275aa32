using System.Text.Json;
using MetroEGov.Browser.Tests.Platforms;

namespace MetroEGov.Browser.Tests.Journeys;

/// <summary>The invented residents of the simulators that the journeys speak of.</summary>
internal static class Demo
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    public sealed record Person(string FamilyName, string GivenNames, string BirthDate, string Street, string HouseNumber, string PostalCode);

    public static Person Lindenfeld { get; } = new("Lindenfeld", "Mara Sophie", "1988-04-17", "Zwirnspulengasse", "12", "22846");

    /// <summary>Her register must not tell where she lives (BMG §51).</summary>
    public static Person BlockedBehn { get; } = new("Behn", "Carla", "1983-10-12", "Kreiselkompassweg", "88", "22846");

    public static Person Unknown { get; } = new("Nirgendwo", "Niemand", "1980-01-01", "Zwirnspulengasse", "1", "22846");

    /// <summary>Every family name and street that the simulators know; none of them may stand in a log.</summary>
    public static IReadOnlyList<string> Secrets()
    {
        var file = Path.Combine(Built.RepositoryRoot, "samples", "MetroEGov.RegistrySimulators", "People", "residents.json");
        var residents = JsonSerializer.Deserialize<IReadOnlyList<Resident>>(File.ReadAllText(file), Web)
            ?? throw new InvalidOperationException($"{file} is empty.");
        // A clerk may bear the same name as a resident; such a name in a log would prove nothing.
        var clerks = File.ReadAllText(Path.Combine(Built.RepositoryRoot, "engine", "MetroEGov.Host", "Setup", "demo-users.json"));
        return
        [
            .. residents.SelectMany(r => new[] { r.FamilyName, r.Address.Street }).OfType<string>()
                .Where(s => s.Length > 4 && !clerks.Contains(s, StringComparison.OrdinalIgnoreCase))
                .Distinct(),
        ];
    }

    private sealed record Resident(string FamilyName, ResidentAddress Address);

    private sealed record ResidentAddress(string? Street);
}
