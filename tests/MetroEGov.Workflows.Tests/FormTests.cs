using MetroEGov.Bpmn.Model;
using MetroEGov.Bpmn.Reading;
using MetroEGov.Feel;
using MetroEGov.Forms;
using MetroEGov.Forms.Reading;
using MetroEGov.Regions;

namespace MetroEGov.Workflows.Tests;

/// <summary>The forms as the server shows and checks them.</summary>
[TestFixture]
internal sealed class FormTests
{
    private const string Person = """
        { "familyName": "Wulandari", "givenNames": null, "birthDate": "1993-08-30", "birthPlace": "Semarang", "sex": "w", "maritalStatus": "LD" }
        """;

    private static readonly FeelEnvironment Environment = FeelEnvironment.Epoch;

    [Test]
    public void Every_user_task_has_its_form_and_every_form_its_task()
    {
        var wanted = Workflows.Files("*.bpmn")
            .SelectMany(name => BpmnReader.Read(Workflows.Read(name), name).Processes)
            .SelectMany(process => process.Nodes)
            .Where(node => node.Kind == ElementKind.UserTask)
            .Select(node => node.UserTask!.Form!.FormId!)
            .ToHashSet(StringComparer.Ordinal);

        var there = Workflows.Files("*.form").Select(name => FormReader.Read(Workflows.Read(name), name).Form!.Id);

        Assert.That(there, Is.EquivalentTo(wanted));
    }

    [TestCaseSource(nameof(Forms))]
    public void Every_text_is_there_in_English(string name)
    {
        var missing = FormReader.Read(Workflows.Read(name), name).Form!.AllComponents()
            .SelectMany(component => new[] { (component.Id, Text: component.Label), (component.Id, Text: component.Description) }
                .Concat(component is TextBlock block ? [(component.Id, block.Text)] : []))
            .Where(item => !item.Text.German.IsEmpty && item.Text.English is null)
            .Select(item => item.Id);

        Assert.That(missing, Is.Empty);
    }

    [Test]
    public void Where_and_when_offers_every_municipality_that_has_an_authority()
    {
        var form = Read("where-and-when");
        var data = FeelValue.Context((RegionVariable.Name, Region()));

        var options = FormRendering.Render(form, data, FormLanguage.English, Environment).All()
            .Single(component => component.Path == "newMunicipality").Options;

        Assert.That(options, Has.Length.EqualTo(1112));
        Assert.That(options[0], Is.EqualTo(new OptionView("outside", "Outside the metropolitan region", false)));
        Assert.That(options.Select(option => option.Value), Does.Contain("02000000"));
    }

    [TestCase("02000000", null)]
    [TestCase("09162000", "not-an-option")]
    [TestCase("03354501", "not-an-option", Description = "uninhabited")]
    public void Where_and_when_takes_only_municipalities_of_the_directory(string municipality, string? error)
    {
        var data = FeelValue.Context((RegionVariable.Name, Region()));
        var post = $$"""
            { "previousMunicipality": "01060063", "newMunicipality": "{{municipality}}", "moveInDate": "2026-11-20", "dwellingStatus": "sole" }
            """;

        Assert.That(Errors("where-and-when", data, post), Is.EqualTo(error is null ? [] : new[] { ("newMunicipality", error) }));
    }

    [Test]
    public void Nobody_is_asked_for_a_reason_for_wanting_the_competent_authority() =>
        Assert.That(
            Errors("identity", FeelJson.Parse("{}"), """
                { "privacyNoticeGiven": true, "handling": "competent-alone", "documentKind": "none", "identityOutcome": "confirmed" }
                """),
            Is.Empty);

    [Test]
    public void Nothing_goes_on_without_the_privacy_notice() =>
        Assert.That(
            Errors("identity", FeelJson.Parse("{}"), """
                { "privacyNoticeGiven": false, "handling": "here", "documentKind": "passport", "documentValidity": "valid", "identityOutcome": "confirmed" }
                """),
            Is.EqualTo(new[] { ("privacyNoticeGiven", "required") }));

    [Test]
    public void Unchanged_register_data_need_no_reason() => Assert.That(Errors("data", Data("prefilled"), Filled(Person)), Is.Empty);

    [Test]
    public void A_correction_of_register_data_needs_a_reason_and_evidence() =>
        Assert.That(
            Errors("data", Data("prefilled"), Filled(Person.Replace("Semarang", "Surabaya", StringComparison.Ordinal))),
            Is.EquivalentTo(new[] { ("corrections.reason", "required"), ("corrections.evidence", "required") }));

    [Test]
    public void Without_register_data_there_is_nothing_to_correct() =>
        Assert.That(Errors("data", Data("manual"), Filled(Person.Replace("Semarang", "Surabaya", StringComparison.Ordinal))), Is.Empty);

    [Test]
    public void A_missing_confirmation_of_the_landlord_does_not_stop_the_registration() =>
        Assert.That(
            Errors("data", Data("prefilled"), Filled(Person, """{ "confirmation": "missing", "name": "Hausverwaltung Backbord GmbH" }""")), Is.Empty);

    [Test]
    public void An_electronic_confirmation_needs_its_reference_code() =>
        Assert.That(
            Errors("data", Data("prefilled"), Filled(Person, """{ "confirmation": "electronic", "name": "Backbord GmbH" }""")),
            Is.EqualTo(new[] { ("landlord.reference", "required") }));

    [TestCase("accept", false)]
    [TestCase("return", true)]
    [TestCase("refuse", true)]
    public void Whoever_returns_or_refuses_gives_reasons(string decision, bool needsText) =>
        Assert.That(
            Errors("decision", FeelJson.Parse("{}"), $$"""{ "decision": "{{decision}}" }"""),
            Is.EqualTo(needsText ? new[] { ("decisionText", "required") } : []));

    [Test]
    public void The_keys_of_a_person_with_one_name_and_an_incomplete_birth_date_are_complete() =>
        Assert.That(
            Errors("keys", FeelJson.Parse("{}"), """
                {
                  "entitled": true,
                  "keys": {
                    "familyName": "Wulandari", "givenNames": "", "birthDate": "1970-00-00",
                    "previousAddress": { "street": "Nebelkrähenstieg", "houseNumber": "27", "houseNumberAddition": "b", "postalCode": "22850", "place": "Norderstedt" }
                  }
                }
                """),
            Is.Empty);

    private static IEnumerable<string> Forms() => Workflows.Files("*.form");

    private static FormDefinition Read(string name)
    {
        var file = Path.Combine("change-of-address", "forms", $"{name}.form");
        return FormReader.Read(Workflows.Read(file), file).Form!;
    }

    private static IEnumerable<(string Path, string Code)> Errors(string form, FeelValue data, string post) =>
        FormSubmission.Validate(Read(form), data, FormPost.FromJson(FeelJson.Parse(post)), Environment) is FormOutcome.Refused refused
            ? refused.Errors.Select(error => (error.Path, error.Code))
            : [];

    private static FeelValue Data(string mode) => FeelJson.Parse($$"""{ "mode": "{{mode}}", "original": {{Person}}, "person": {{Person}} }""");

    private static string Filled(string person, string landlord = """{ "confirmation": "owner" }""") => $$"""
        {
          "person": {{person}},
          "newAddress": { "street": "Muschelkalkweg", "houseNumber": "7", "postalCode": "22765", "place": "Hamburg" },
          "landlord": {{landlord}}
        }
        """;

    private static FeelValue Region() => FeelJson.Parse(
        RegionDirectory.Load(Path.Combine(Workflows.Folder, "regions", "metropolregion-hamburg")).Region!.ToJson(new DateOnly(2026, 11, 23)));
}
