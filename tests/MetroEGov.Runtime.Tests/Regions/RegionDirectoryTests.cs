using System.Text.Json;
using MetroEGov.Regions;

namespace MetroEGov.Runtime.Tests.Regions;

[TestFixture]
internal sealed class RegionDirectoryTests
{
    private const string Hamburg = "020000000";
    private const string Buchholz = "033530005";
    private static readonly DateOnly Today = new(2026, 11, 23);

    private static Region Load()
    {
        var load = RegionDirectory.Load(RegionFolder.InCheckout);
        Assert.That(load.Problems, Is.Empty);
        return load.Region!;
    }

    // Source: workflows/regions/metropolregion-hamburg/SOURCES.md.
    [Test]
    public void Holds_the_region_of_2007_and_of_today()
    {
        var entries = Load().Entries;

        Assert.Multiple(() =>
        {
            Assert.That(entries.Municipalities.Count(entry => entry.InRegion2007), Is.EqualTo(851));
            Assert.That(entries.Municipalities.Count(entry => entry.InRegionToday), Is.EqualTo(1115));
            Assert.That(entries.Authorities, Has.Length.EqualTo(216));
            Assert.That(entries.Districts, Has.Length.EqualTo(21));
            Assert.That(entries.States.Select(state => state.Code), Is.EqualTo(new[] { "SH", "HH", "NI", "MV" }));
            Assert.That(entries.CityDistricts, Has.Length.EqualTo(7));
        });
    }

    [Test]
    public void Every_municipality_has_an_authority_with_a_registry_or_a_reason_why_not()
    {
        var region = Load();

        foreach (var municipality in region.Entries.Municipalities)
        {
            var competence = region.ResidenceCompetence(municipality.Key, Today);
            Assert.That(competence, Is.Not.Null, municipality.Key);
            if (competence!.Authority is { } authority)
            {
                Assert.That(region.FindEndpoint(authority.Key, "resident-registry", Today), Is.Not.Null, authority.Key);
            }
            else
            {
                Assert.That(competence.NoAuthorityBecause, Is.EqualTo("uninhabited"), municipality.Key);
                Assert.That(municipality.Population, Is.Zero, municipality.Key);
            }
        }
    }

    [Test]
    public void Only_the_four_uninhabited_areas_have_no_authority() =>
        Assert.That(
            Load().Entries.Municipalities.Where(entry => entry.AuthorityKey is null).Select(entry => entry.Key),
            Is.EqualTo(new[] { "01053105", "01060014", "03354501", "03354502" }));

    [TestCase("033530005", Hamburg, "2026-11-23", ConsentKind.Standing)]
    [TestCase(Hamburg, "033530005", "2026-11-23", ConsentKind.Standing)]
    [TestCase("033530005", "010600063", "2026-11-23", ConsentKind.CaseByCase)]
    [TestCase("033530005", "010560039", "2026-11-23", ConsentKind.None)]
    [TestCase("033530005", "010560015", "2026-11-23", ConsentKind.None, Description = "nothing on file")]
    [TestCase("033530005", Hamburg, "2025-12-31", ConsentKind.None, Description = "before the agreement")]
    public void Knows_what_was_agreed_on_a_day(string accepting, string competent, string day, ConsentKind expected) =>
        Assert.That(
            Load().ConsentFor("change-of-address", accepting, competent, DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)),
            Is.EqualTo(expected));

    [Test]
    public void Does_not_know_a_municipality_before_its_first_day() =>
        Assert.That(Load().FindMunicipality("02000000", new DateOnly(2023, 11, 29)), Is.Null);

    [Test]
    public void The_version_follows_the_content_and_not_the_line_ends()
    {
        using var copy = RegionFolder.Copy();
        var before = RegionDirectory.Load(copy.Path).Region!.Version;

        File.WriteAllText(Path.Combine(copy.Path, "states.csv"), File.ReadAllText(Path.Combine(copy.Path, "states.csv")).ReplaceLineEndings("\r\n"));
        var afterLineEnds = RegionDirectory.Load(copy.Path).Region!.Version;
        copy.Append("consents.csv", $"car-registration,{Buchholz},{Hamburg},standing,2026-01-01,");
        var afterConsent = RegionDirectory.Load(copy.Path).Region!.Version;

        Assert.That(afterLineEnds, Is.EqualTo(before));
        Assert.That(afterConsent, Is.Not.EqualTo(before));
    }

    [Test]
    public void Gives_procedures_a_context_by_keys()
    {
        using var json = JsonDocument.Parse(Load().ToJson(Today));
        var root = json.RootElement;

        Assert.Multiple(() =>
        {
            Assert.That(root.GetProperty("municipalities").GetProperty("01060063").GetProperty("authorityKey").GetString(), Is.EqualTo("010600063"));
            Assert.That(root.GetProperty("municipalities").GetProperty("03354502").GetProperty("noAuthorityBecause").GetString(), Is.EqualTo("uninhabited"));
            Assert.That(root.GetProperty("authorities").GetProperty(Hamburg).GetProperty("name").GetString(), Is.EqualTo("Freie und Hansestadt Hamburg"));
            Assert.That(root.GetProperty("holidays").GetProperty("02").EnumerateArray().Select(day => day.GetString()), Does.Contain("2026-12-25"));
            Assert.That(root.GetProperty("municipalityOptions").GetArrayLength(), Is.EqualTo(1111));
        });
    }

    [Test]
    public void Tells_namesakes_apart_in_selections()
    {
        using var json = JsonDocument.Parse(Load().ToJson(Today));

        var labels = json.RootElement.GetProperty("municipalityOptions").EnumerateArray().Select(option => option.GetProperty("label").GetString()).ToList();

        Assert.That(labels, Is.Unique);
        Assert.That(labels, Does.Contain("Norderstedt (Segeberg), 22844–22851"));
    }
}
