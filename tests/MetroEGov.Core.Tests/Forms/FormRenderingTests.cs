using MetroEGov.Forms;

namespace MetroEGov.Core.Tests.Forms;

public class FormRenderingTests
{
    private const string Texts = """
        { "type": "select", "key": "x", "label": "Land", "description": "Bitte wählen",
          "values": [{ "value": "hh", "label": "Hamburg" }, { "value": "ni", "label": "Niedersachsen" }],
          "properties": { "label.en": "State", "description.en": "Please choose", "values.ni.en": "Lower Saxony" } }
        """;

    [Test]
    public void Texts_are_German_by_default_and_English_where_given()
    {
        var german = Some.View(Some.Form(Texts)).Components.Single();
        var english = Some.View(Some.Form(Texts), language: FormLanguage.English).Components.Single();

        Assert.That((german.Label, german.Description, german.Options[1].Label), Is.EqualTo(("Land", "Bitte wählen", "Niedersachsen")));
        Assert.That((english.Label, english.Description, english.Options[1].Label), Is.EqualTo(("State", "Please choose", "Lower Saxony")));
        Assert.That(english.Options[0].Label, Is.EqualTo("Hamburg"), "German is shown where English is missing");
    }

    [TestCase("""{ "type": "textfield", "key": "x" }""", "1", "")]
    [TestCase("""{ "type": "number", "key": "x" }""", "\"abc\"", "")]
    [TestCase("""{ "type": "number", "key": "x" }""", "\"12\"", "12")]
    [TestCase("""{ "type": "datetime", "key": "x", "subtype": "date" }""", "\"2024-13-01\"", "")]
    [TestCase("""{ "type": "datetime", "key": "x", "subtype": "datetime" }""", "\"2026-07-01T12:30Z\"", "2026-07-01T14:30")]
    [TestCase("""{ "type": "select", "key": "x", "values": [{ "value": "a" }] }""", "\"zzz\"", "")]
    [TestCase("""{ "type": "textfield", "key": "x", "defaultValue": "d" }""", "null", "")]
    public void Input_data_of_the_wrong_kind_shows_as_empty(string component, string value, string shown)
    {
        Assert.That(Some.View(Some.Form(component), $$"""{ "x": {{value}} }""").Components.Single().Value, Is.EqualTo(shown));
    }

    [Test]
    public void A_default_is_shown_when_the_data_does_not_have_the_key()
    {
        Assert.That(Some.View(Some.Form("""{ "type": "textfield", "key": "x", "defaultValue": "d" }""")).Components.Single().Value, Is.EqualTo("d"));
    }

    [Test]
    public void After_a_refusal_the_input_is_kept_and_the_field_marked()
    {
        var form = Some.Form("""{ "type": "number", "key": "x" }, { "type": "textfield", "key": "y" }""");
        var post = Some.Post(("x", "abc"), ("y", "kept"));
        var errors = ((FormOutcome.Refused)FormSubmission.Validate(form, Some.Data(), post, Some.Environment)).Errors;

        var view = FormRendering.Render(form, Some.Data(), FormLanguage.English, Some.Environment, post, errors);

        Assert.That(view.Components[0].Value, Is.EqualTo("abc"));
        Assert.That(view.Components[0].Errors, Is.EqualTo(new[] { "Please enter a number." }));
        Assert.That(view.Components[1].Value, Is.EqualTo("kept"));
        Assert.That(view.Components[1].Errors, Is.Empty);
    }

    [Test]
    public void Lists_show_one_set_of_components_per_item()
    {
        var form = Some.Form("""{ "type": "dynamiclist", "id": "list", "path": "c", "allowAddRemove": true, "defaultRepetitions": 2, "components": [{ "type": "textfield", "id": "n", "key": "n" }] }""");

        var initial = Some.View(form).Components.Single();
        var given = Some.View(form, """{ "c": [{ "n": "A" }] }""").Components.Single();

        Assert.That(initial.Items, Has.Length.EqualTo(2));
        Assert.That(given.Items.Single().Children.Single(), Has.Property("Value").EqualTo("A").And.Property("Path").EqualTo("c[0].n").And.Property("Id").EqualTo("n_0"));
        Assert.That(given.NextIndex, Is.EqualTo(1));
    }

    [Test]
    public void Hidden_components_are_not_in_the_view()
    {
        Assert.That(Some.View(Some.Form("""{ "type": "text", "text": "x", "conditional": { "hide": true } }""")).Components, Is.Empty);
    }

    [Test]
    public void Texts_may_hold_FEEL()
    {
        var form = Some.Form("""
            { "type": "text", "text": "Guten Tag {{name}}, {{missing}}willkommen." },
            { "type": "text", "text": "=\"Guten Tag \" + name" },
            { "type": "html", "content": "<b>{{name}}</b>" }
            """);

        var view = Some.View(form, """{ "name": "<Ada>" }""");

        Assert.That(view.Components.Select(component => component.Value), Is.EqualTo(new[] { "Guten Tag <Ada>, willkommen.", "Guten Tag <Ada>", "<b><Ada></b>" }));
    }

    [Test]
    public void Tables_show_rows_of_the_data()
    {
        var form = Some.Form("""{ "type": "table", "dataSource": "=rows", "columns": [{ "label": "Nummer", "key": "n" }, { "label": "Name", "key": "name" }], "properties": { "columns.n.en": "Number" } }""");

        var table = Some.View(form, """{ "rows": [{ "n": 1, "name": "A" }, { "n": 2 }] }""", FormLanguage.English).Components.Single().Table!;

        Assert.That(table.Headings, Is.EqualTo(new[] { "Number", "Name" }));
        Assert.That(table.Rows.Select(row => string.Join("|", row)), Is.EqualTo(new[] { "1|A", "2|" }));
    }
}
