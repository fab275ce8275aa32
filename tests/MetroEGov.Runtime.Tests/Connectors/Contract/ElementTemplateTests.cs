using System.Text.Json;
using System.Text.RegularExpressions;
using MetroEGov.Activities;
using MetroEGov.Connectors.Registries.ResidentRegistry;

namespace MetroEGov.Runtime.Tests.Connectors.Contract;

/// <summary>
/// What a template says of its activity. That the modelers take it is for their own validator, which reads the host's templates in the
/// host's tests.
/// </summary>
public sealed class ElementTemplateTests
{
    private readonly JsonElement _template = Some.Json(ElementTemplate.ToJson(ActivityDescriptor.Of<LookUp>()));

    [Test]
    public void Names_the_activity_and_its_version()
    {
        var later = Some.Json(ElementTemplate.ToJson(ActivityDescriptor.Of<LookUpLater>()));

        Assert.That(_template.GetProperty("id").GetString(), Is.EqualTo("sample:look-up"));
        Assert.That(later.GetProperty("id").GetString(), Is.EqualTo("sample:look-up"), "a later version replaces the earlier one in the palette");
        Assert.That(later.GetProperty("version").GetInt32(), Is.EqualTo(2));
        Assert.That(later.GetProperty("properties")[0].GetProperty("value").GetString(), Is.EqualTo("sample:look-up:v2"));
    }

    [Test]
    public void Carries_what_a_designer_should_not_have_to_remember()
    {
        Assert.That(Hidden("metroegov:idempotent"), Is.EqualTo("true"));
        Assert.That(Hidden("metroegov:errors"), Is.EqualTo("NUMBER_UNKNOWN"));
    }

    [TestCase("number", "String", "optional", false)]
    [TestCase("asOf", "String", "optional", true)]
    [TestCase("limit", "Number", "optional", true)]
    [TestCase("strict", "Boolean", "optional", true)]
    [TestCase("places", "String", "required", true)]
    public void Shows_every_input_with_the_field_for_its_type(string name, string type, string feel, bool isOptional)
    {
        var field = Field(name);

        Assert.Multiple(() =>
        {
            Assert.That(field.GetProperty("type").GetString(), Is.EqualTo(type));
            Assert.That(field.GetProperty("feel").GetString(), Is.EqualTo(feel));
            Assert.That(field.TryGetProperty("optional", out _), Is.EqualTo(isOptional));
            Assert.That(field.GetProperty("binding").GetRawText(), Does.Contain("zeebe:input").And.Contain(name));
        });
    }

    [TestCase("normal", true)]
    [TestCase("=case.urgency", true)]
    [TestCase("never", false)]
    public void Takes_one_of_the_allowed_texts_or_an_expression(string value, bool isTaken)
    {
        var pattern = Field("urgency").GetProperty("constraints").GetProperty("pattern").GetProperty("value").GetString()!;

        Assert.That(Regex.IsMatch(value, pattern), Is.EqualTo(isTaken));
    }

    [Test]
    public void Demands_the_legal_footing_of_a_register_access()
    {
        foreach (var name in new[] { "legalBasis", "purpose", "reasonKey" })
        {
            Assert.That(Field(name).GetProperty("binding").GetProperty("name").GetString(), Is.EqualTo("metroegov:" + name));
            Assert.That(Field(name).GetProperty("constraints").GetProperty("notEmpty").GetBoolean(), Is.True);
        }
    }

    [Test]
    public void Speaks_German_where_there_is_a_German_text()
    {
        var german = Some.Json(ElementTemplate.ToJson(ActivityDescriptor.Of<LookUp>(), "de"));

        Assert.That(german.GetProperty("name").GetString(), Is.EqualTo("Nachschlagen"));
        Assert.That(Field("number", german).GetProperty("label").GetString(), Is.EqualTo("Nummer"));
        Assert.That(Field("detail", german).GetProperty("label").GetString(), Is.EqualTo("Detail"));
    }

    [Test]
    public void A_catalogue_gives_an_array()
    {
        var templates = Some.Json(ElementTemplate.ToJson(ActivityCatalog.Empty.WithResidentRegistry()));

        Assert.That(
            templates.EnumerateArray().Select(template => template.GetProperty("id").GetString()),
            Is.EqualTo(new[]
            {
                "resident-registry:record-registration",
                "resident-registry:request-prefilled-form",
                "resident-registry:send-notification",
            }));
    }

    private JsonElement Field(string id, JsonElement? template = null) => (template ?? _template).GetProperty("properties").EnumerateArray()
        .Single(property => property.TryGetProperty("id", out var value) && value.GetString() == id);

    private string? Hidden(string key) => _template.GetProperty("properties").EnumerateArray()
        .Single(property => property.GetProperty("binding").TryGetProperty("key", out var value) && value.GetString() == key)
        .GetProperty("value").GetString();
}
