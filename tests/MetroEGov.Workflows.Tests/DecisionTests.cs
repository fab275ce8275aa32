using System.Globalization;
using MetroEGov.Dmn;
using MetroEGov.Feel;
using MetroEGov.Regions;

namespace MetroEGov.Workflows.Tests;

/// <summary>The decisions against the region's data, compared with what the directory itself says.</summary>
[TestFixture]
internal sealed class DecisionTests
{
    private const string Hamburg = "020000000";
    private const string Buchholz = "033530005";
    private static readonly DateOnly Today = new(2026, 11, 23);

    private Region region = null!;
    private FeelValue variable;

    [OneTimeSetUp]
    public void LoadRegion()
    {
        region = RegionDirectory.Load(Path.Combine(Workflows.Folder, "regions", "metropolregion-hamburg")).Region!;
        variable = FeelJson.Parse(region.ToJson(Today));
    }

    [Test]
    public void Competence_is_what_the_directory_says_for_every_municipality()
    {
        var model = Read("competence");

        Assert.Multiple(() =>
        {
            foreach (var municipality in region.Entries.Municipalities)
            {
                var competence = Evaluate(model, "competence", $$"""
                    {
                      "accepting": { "key": "{{Buchholz}}" },
                      "move": { "newMunicipalityKey": "{{municipality.Key}}", "previousMunicipalityKey": "outside" }
                    }
                    """);
                var expected = municipality.AuthorityKey switch
                {
                    null => "no-authority",
                    Buchholz => "same-authority",
                    _ => "in-region",
                };
                Assert.That(Text(competence, "outcome"), Is.EqualTo(expected), municipality.Key);
                Assert.That(Text(Member(competence, "competent"), "key"), Is.EqualTo(municipality.AuthorityKey), municipality.Key);
                Assert.That(Member(competence, "previous").Kind, Is.EqualTo(FeelKind.Null), municipality.Key);
            }
        });
    }

    [Test]
    public void Consent_is_what_the_directory_says_for_every_pair_on_file_and_its_reverse()
    {
        var model = Read("consent");
        var pairs = region.Entries.Consents.SelectMany(consent => new[]
        {
            (consent.AcceptingKey, consent.CompetentKey), (consent.CompetentKey, consent.AcceptingKey),
        });

        foreach (var (accepting, competent) in pairs)
        {
            var kind = Text(Evaluate(model, "consent", $$"""
                { "accepting": { "key": "{{accepting}}" }, "competent": { "key": "{{competent}}" }, "applicationDate": "2026-11-23" }
                """), "kind");
            var expected = region.ConsentFor("change-of-address", accepting, competent, Today) switch
            {
                ConsentKind.Standing => "standing",
                ConsentKind.CaseByCase => "case-by-case",
                _ => "none",
            };
            Assert.That(kind, Is.EqualTo(expected), $"{accepting} for {competent}");
        }
    }

    [TestCase("2026-01-01", "standing")]
    [TestCase("2025-12-31", "none")]
    public void Consent_counts_from_its_first_day(string applicationDate, string expected) =>
        Assert.That(
            Text(Evaluate(Read("consent"), "consent", $$"""
                { "accepting": { "key": "{{Buchholz}}" }, "competent": { "key": "{{Hamburg}}" }, "applicationDate": "{{applicationDate}}" }
                """), "kind"),
            Is.EqualTo(expected));

    // Source: BMG §33(2), three working days; holiday laws of the states.
    [TestCase("01", "2026-11-23", "2026-11-25", "2026-11-26", Description = "an ordinary Monday")]
    [TestCase("01", "2026-11-26", "2026-11-30", "2026-12-01", Description = "Thursday: the weekend does not count")]
    [TestCase("01", "2026-12-23", "2026-12-28", "2026-12-29", Description = "Christmas on Friday and Saturday")]
    [TestCase("02", "2025-10-30", "2025-11-04", "2025-11-05", Description = "Reformation Day, a Friday")]
    [TestCase("13", "2027-03-05", "2027-03-10", "2027-03-11", Description = "8 March, a holiday in the north-east only")]
    [TestCase("03", "2027-03-05", "2027-03-09", "2027-03-10", Description = "8 March elsewhere")]
    [TestCase("03", "2027-03-24", "2027-03-30", "2027-03-31", Description = "Easter")]
    public void Deadlines_count_the_working_days_of_the_evaluating_state(string state, string sentOn, string reminder, string escalation)
    {
        var deadlines = Evaluate(Read("notification-deadlines"), "notification-deadlines", $$"""
            { "sentOn": "{{sentOn}}", "previous": { "stateKey": "{{state}}" } }
            """);

        Assert.That(Text(deadlines, "reminderOn"), Is.EqualTo(reminder));
        Assert.That(Text(deadlines, "escalationOn"), Is.EqualTo(escalation));
    }

    // Source: BMG §17(1): not before moving in, within two weeks.
    [TestCase("2026-11-24", "appointment", false)]
    [TestCase("2026-11-23", "register", false)]
    [TestCase("2026-11-09", "register", false)]
    [TestCase("2026-11-08", "register", true)]
    public void The_duty_to_register_begins_with_moving_in_and_is_late_after_two_weeks(string moveIn, string admission, bool late)
    {
        var duty = Evaluate(Read("registration-duty"), "registration-duty", $$"""
            { "applicationDate": "2026-11-23", "move": { "moveInDate": "{{moveIn}}", "moverIsUnder16": false } }
            """);

        Assert.That(Text(duty, "admission"), Is.EqualTo(admission));
        Assert.That(Member(duty, "late"), Is.EqualTo(FeelValue.Of(late)));
        Assert.That(Member(duty, "representativeNeeded"), Is.EqualTo(FeelValue.False));
    }

    private static DecisionModel Read(string name)
    {
        var file = Path.Combine("change-of-address", $"{name}.dmn");
        return DmnReader.Read(Workflows.Read(file), file).Model!;
    }

    private FeelValue Evaluate(DecisionModel model, string decisionId, string inputs)
    {
        var result = model.Evaluate(decisionId, new WithRegion(FeelJson.Parse(inputs), variable), FeelEnvironment.Epoch);
        Assert.That(result.Failure, Is.Null, string.Create(CultureInfo.InvariantCulture, $"{result.Failure}"));
        return result.Value;
    }

    private static FeelValue Member(FeelValue context, string name) =>
        context.TryGetContext(out var members) && members.TryGet(name, out var value) ? value : FeelValue.Null;

    private static string? Text(FeelValue context, string name) =>
        Member(context, name).TryGetString(out var text) ? text : null;

    private sealed class WithRegion(FeelValue inputs, FeelValue region) : IFeelVariables
    {
        public bool TryGet(string name, out FeelValue value)
        {
            value = name == RegionVariable.Name ? region : Member(inputs, name);
            return value.Kind != FeelKind.Null;
        }
    }
}
