using MetroEGov.Regions;

namespace MetroEGov.Runtime.Tests.Regions;

[TestFixture]
internal sealed class RegionProblemTests
{
    // file, text that is replaced, by what, code expected, line expected
    [TestCase("municipalities.csv", "01003,010030000,,", "01003,,,", "no-authority", 2)]
    [TestCase("municipalities.csv", "01003,010030000,,", "01003,010030000,uninhabited,", "contradiction", 2)]
    [TestCase("municipalities.csv", "01003,010030000,,", "01003,010039999,,", "unknown-reference", 2)]
    [TestCase("municipalities.csv", "01003000,010030000000", "01003000,010030000001", "bad-key", 2)]
    [TestCase("municipalities.csv", "01003000,010030000000", "0100300,010030000000", "bad-key", 2)]
    [TestCase("municipalities.csv", ",218095,", ",many,", "bad-number", 2)]
    [TestCase("municipalities.csv", ",10.683932,no,", ",10.683932,nein,", "bad-value", 2)]
    [TestCase("authorities.csv", "53.86627,10.68393,2023-11-30,", "53.86627,10.68393,30.11.2023,", "bad-date", 2)]
    [TestCase("authorities.csv", "53.86627,10.68393,2023-11-30,", "53.86627,10.68393,2023-11-30,2023-01-01", "validity-reversed", 2)]
    [TestCase("authorities.csv", "010030000,Hansestadt Lübeck", "010030000,", "missing-value", 2)]
    [TestCase("endpoints.csv", "010030000,resident-registry", "010030000,vehicle-registry", "missing-endpoint", 2)]
    [TestCase("consents.csv", "033530005,020000000,standing", "033530005,020000000,perhaps", "bad-value", 2)]
    [TestCase("districts.csv", "key,state_key,name", "key,state,name", "missing-column", 1)]
    [TestCase("states.csv", "01,SH,Schleswig-Holstein", "01,SH,Schleswig-Holstein,much,too,wide", "malformed-csv", 2)]
    [TestCase("region.json", "Europe/Berlin", "Europe/Atlantis", "bad-header", 0)]
    [TestCase("region.json", "{", "[", "malformed-json", 1)]
    public void Names_what_is_wrong_and_where(string file, string old, string replacement, string code, int line)
    {
        using var copy = RegionFolder.Copy();
        copy.Replace(file, old, replacement);

        var load = RegionDirectory.Load(copy.Path);

        Assert.That(load.Region, Is.Null);
        Assert.That(
            load.Problems.Select(problem => (problem.Code, problem.Line)), Has.Member((code, (long)line)),
            string.Join(Environment.NewLine, load.Problems.Take(5)));
    }

    [TestCase("consents.csv", "change-of-address,033530005,020000000,none,2027-01-01,", "overlapping-validity")]
    [TestCase("consents.csv", "change-of-address,033530005,020000000,none,2026-01-01,", "duplicate")]
    [TestCase("holidays.csv", "02,2026-01-01,Neujahr", "duplicate")]
    [TestCase("postal-codes.csv", "02000000,20095,2023-11-30,", "duplicate")]
    [TestCase("postal-codes.csv", "09162000,80331,2023-11-30,", "unknown-reference")]
    [TestCase("postal-codes.csv", "02000000,20999,1990-01-01,1999-12-31", "not-valid-then")]
    [TestCase("city-districts.csv", "09162000,1,Altstadt,Bezirksamt,1,0,0,2023-11-30,", "unknown-reference")]
    public void Names_a_row_that_contradicts_another(string file, string row, string code)
    {
        using var copy = RegionFolder.Copy();
        copy.Append(file, row);
        var lines = File.ReadAllLines(Path.Combine(copy.Path, file)).Length;

        var load = RegionDirectory.Load(copy.Path);

        Assert.That(load.Problems.Select(problem => (problem.Code, problem.File, problem.Line)), Is.EqualTo(new[] { (code, file, (long)lines) }));
    }

    [Test]
    public void An_entry_may_follow_an_earlier_one_of_the_same_key()
    {
        using var copy = RegionFolder.Copy();
        copy.Append("consents.csv", "change-of-address,033530040,033530005,standing,2025-01-01,2025-12-31", "change-of-address,033530040,033530005,none,2026-01-01,");

        var region = RegionDirectory.Load(copy.Path).Region!;

        Assert.That(region.ConsentFor("change-of-address", "033530040", "033530005", new DateOnly(2025, 12, 31)), Is.EqualTo(ConsentKind.Standing));
        Assert.That(region.ConsentFor("change-of-address", "033530040", "033530005", new DateOnly(2026, 1, 1)), Is.EqualTo(ConsentKind.None));
    }

    [Test]
    public void Lists_the_problems_of_all_files_together()
    {
        using var copy = RegionFolder.Copy();
        File.Delete(Path.Combine(copy.Path, "holidays.csv"));
        copy.Append("consents.csv", "change-of-address,033530005,123456789,standing,2026-01-01,");
        copy.Replace("region.json", "\"id\"", "\"ident\"");

        var load = RegionDirectory.Load(copy.Path);

        Assert.That(load.Problems.Select(problem => problem.Code), Is.EqualTo(new[] { "unknown-reference", "missing-file", "bad-header" }));
    }

    [Test]
    public void A_folder_that_is_not_there_is_ten_missing_files() =>
        Assert.That(
            RegionDirectory.Load(Path.Combine(Path.GetTempPath(), "no-such-region")).Problems.Select(problem => problem.Code),
            Is.EqualTo(Enumerable.Repeat("missing-file", 10)));
}
