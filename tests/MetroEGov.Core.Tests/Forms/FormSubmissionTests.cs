using MetroEGov.Forms;

namespace MetroEGov.Core.Tests.Forms;

/// <summary>The server's rules. Source of the order and of the cases marked (viewer): measured with form-js viewer 2.0.0.</summary>
public class FormSubmissionTests
{
    [Test]
    public void Accepts_only_what_the_form_asks_for()
    {
        var form = Some.Form("""{ "type": "textfield", "key": "person.name" }, { "type": "number", "key": "age" }""");

        var accepted = Some.Accepted(form, Some.Post(("person.name", "Ada"), ("age", "36"), ("isAdmin", "true"), ("person.salary", "1")), """{ "other": 1 }""");

        Assert.That(accepted, Is.EqualTo("""{"age":36,"person":{"name":"Ada"}}"""));
    }

    [TestCase("""{ "type": "textfield", "key": "x", "validate": { "required": true } }""", "", FieldErrorCode.Required)]
    [TestCase("""{ "type": "textfield", "key": "x", "validate": { "required": true } }""", "   ", FieldErrorCode.Required)]
    [TestCase("""{ "type": "number", "key": "x", "validate": { "required": true } }""", "", FieldErrorCode.Required)]
    [TestCase("""{ "type": "checkbox", "key": "x", "validate": { "required": true } }""", "false", FieldErrorCode.Required)]
    [TestCase("""{ "type": "checklist", "key": "x", "values": [{ "value": "a" }], "validate": { "required": true } }""", "", FieldErrorCode.Required)]
    [TestCase("""{ "type": "number", "key": "x" }""", "abc", FieldErrorCode.NotANumber)]
    [TestCase("""{ "type": "number", "key": "x" }""", "1.000,5", FieldErrorCode.NotANumber)]
    [TestCase("""{ "type": "number", "key": "x" }""", "NaN", FieldErrorCode.NotANumber)]
    [TestCase("""{ "type": "number", "key": "x", "decimalDigits": 2 }""", "1.234", FieldErrorCode.TooManyDecimals)]
    [TestCase("""{ "type": "number", "key": "x", "increment": 0.5 }""", "1.25", FieldErrorCode.NotAMultiple)]
    [TestCase("""{ "type": "number", "key": "x", "validate": { "min": 3 } }""", "2", FieldErrorCode.BelowMinimum)]
    [TestCase("""{ "type": "number", "key": "x", "validate": { "max": 3 } }""", "4", FieldErrorCode.AboveMaximum)]
    [TestCase("""{ "type": "textfield", "key": "x", "validate": { "minLength": 3 } }""", " ab ", FieldErrorCode.TooShort)]
    [TestCase("""{ "type": "textfield", "key": "x", "validate": { "maxLength": 3 } }""", "abcd", FieldErrorCode.TooLong)]
    [TestCase("""{ "type": "textfield", "key": "x", "validate": { "pattern": "^\\d{5}$" } }""", "2109", FieldErrorCode.PatternMismatch)]
    [TestCase("""{ "type": "textfield", "key": "x", "validate": { "pattern": "^\\d{5}$" } }""", "٢١٢٤٤", FieldErrorCode.PatternMismatch)]
    [TestCase("""{ "type": "textfield", "key": "x", "validate": { "validationType": "email" } }""", "ada@host", FieldErrorCode.NotAnEmail)]
    [TestCase("""{ "type": "textfield", "key": "x", "validate": { "validationType": "email" } }""", "Ada <ada@host.de>", FieldErrorCode.NotAnEmail)]
    [TestCase("""{ "type": "textfield", "key": "x", "validate": { "validationType": "phone" } }""", "040 1", FieldErrorCode.NotAPhone)]
    [TestCase("""{ "type": "textfield", "key": "x" }""", "a\u0000b", FieldErrorCode.ControlCharacter)]
    [TestCase("""{ "type": "select", "key": "x", "values": [{ "value": "a" }] }""", "zzz", FieldErrorCode.NotAnOption)]
    [TestCase("""{ "type": "radio", "key": "x", "values": [{ "value": "a" }] }""", "zzz", FieldErrorCode.NotAnOption)]
    [TestCase("""{ "type": "checklist", "key": "x", "values": [{ "value": "a" }] }""", "zzz", FieldErrorCode.NotAnOption)]
    [TestCase("""{ "type": "datetime", "key": "x", "subtype": "date" }""", "2024-13-01", FieldErrorCode.NotADate)]
    [TestCase("""{ "type": "datetime", "key": "x", "subtype": "date" }""", "2025-02-29", FieldErrorCode.NotADate)]
    [TestCase("""{ "type": "datetime", "key": "x", "subtype": "date", "disallowPassedDates": true }""", "2026-03-14", FieldErrorCode.PassedDay)]
    [TestCase("""{ "type": "datetime", "key": "x", "subtype": "time" }""", "25:00", FieldErrorCode.NotATime)]
    [TestCase("""{ "type": "datetime", "key": "x", "subtype": "datetime" }""", "2025-12-31", FieldErrorCode.NotADateTime)]
    public void Refuses(string component, string value, string code)
    {
        Assert.That(Some.Errors(Some.Form(component), Some.Post(("x", value))), Is.EqualTo(new[] { $"x: {code}" }));
    }

    [TestCase("""{ "type": "textfield", "key": "x", "validate": { "minLength": 3 } }""", "", "\"\"", TestName = "An empty text passes minLength (viewer)")]
    [TestCase("""{ "type": "textfield", "key": "x" }""", "a\r\nb", "\"a b\"", TestName = "A text field has one line (viewer)")]
    [TestCase("""{ "type": "textarea", "key": "x" }""", "a\r\nb", "\"a\\nb\"", TestName = "A text area keeps its lines")]
    [TestCase("""{ "type": "textfield", "key": "x", "validate": { "maxLength": 1 } }""", "\U0001F600", "\"\\uD83D\\uDE00\"", TestName = "A letter beyond the basic plane is one character")]
    [TestCase("""{ "type": "number", "key": "x" }""", "12,5", "12.5", TestName = "A German decimal comma is read")]
    [TestCase("""{ "type": "number", "key": "x", "serializeToString": true }""", "12.50", "\"12.5\"", TestName = "A number serialised to string is text")]
    [TestCase("""{ "type": "number", "key": "x", "increment": 0.1 }""", "0.3", "0.3", TestName = "Multiples are decimal, not binary")]
    [TestCase("""{ "type": "checkbox", "key": "x" }""", "on", "true", TestName = "A checked box is true")]
    [TestCase("""{ "type": "datetime", "key": "x", "subtype": "date" }""", "31.12.2025", "\"2025-12-31\"", TestName = "A German date is read")]
    [TestCase("""{ "type": "datetime", "key": "x", "subtype": "date", "disallowPassedDates": true }""", "2026-03-15", "\"2026-03-15\"", TestName = "Today has not passed")]
    [TestCase("""{ "type": "datetime", "key": "x", "subtype": "datetime" }""", "2026-07-01T14:30", "\"2026-07-01T14:30+02:00\"", TestName = "A date-time gets the region's offset")]
    [TestCase("""{ "type": "datetime", "key": "x", "subtype": "datetime", "timeSerializingFormat": "utc_normalized" }""", "2026-07-01T14:30", "\"2026-07-01T12:30Z\"", TestName = "A date-time is normalised to UTC")]
    [TestCase("""{ "type": "datetime", "key": "x", "subtype": "datetime", "timeSerializingFormat": "no_timezone" }""", "2026-07-01T14:30", "\"2026-07-01T14:30\"", TestName = "A date-time stays as typed")]
    [TestCase("""{ "type": "datetime", "key": "x", "subtype": "time" }""", "14:30", "\"14:30+01:00\"", TestName = "A time gets the offset of today")]
    [TestCase("""{ "type": "select", "key": "x", "values": [{ "value": 7, "label": "seven" }] }""", "7", "7", TestName = "An option's value keeps its kind")]
    [TestCase("""{ "type": "textfield", "key": "x", "validate": { "validationType": "phone" } }""", "+49 40 123456", "\"+49 40 123456\"", TestName = "A telephone number with separators")]
    [TestCase("""{ "type": "textfield", "key": "x", "validate": { "validationType": "email" } }""", "ada@example.org", "\"ada@example.org\"", TestName = "An e-mail address")]
    public void Accepts(string component, string value, string json)
    {
        Assert.That(Some.Accepted(Some.Form(component), Some.Post(("x", value))), Is.EqualTo($$"""{"x":{{json}}}"""));
    }

    [Test]
    public void An_unchecked_box_is_false_though_the_data_say_true()
    {
        var form = Some.Form("""{ "type": "checkbox", "key": "x" }, { "type": "checklist", "key": "y", "values": [{ "value": "a" }] }""");

        Assert.That(Some.Accepted(form, Some.Post(), """{ "x": true, "y": ["a"] }"""), Is.EqualTo("""{"x":false,"y":[]}"""));
    }

    [Test]
    public void A_field_that_JSON_leaves_out_keeps_its_value()
    {
        var form = Some.Form("""{ "type": "checkbox", "key": "x" }, { "type": "textfield", "key": "y", "defaultValue": "d" }""");

        Assert.That(Some.Accepted(form, Some.JsonPost("{}"), """{ "x": true }"""), Is.EqualTo("""{"x":true,"y":"d"}"""));
    }

    [TestCase("""{ "type": "textfield", "key": "x" }""", "1", FieldErrorCode.WrongKind)]
    [TestCase("""{ "type": "number", "key": "x" }""", "true", FieldErrorCode.NotANumber)]
    [TestCase("""{ "type": "checkbox", "key": "x" }""", "\"yes\"", FieldErrorCode.WrongKind)]
    [TestCase("""{ "type": "taglist", "key": "x", "values": [{ "value": "a" }] }""", "\"a\"", FieldErrorCode.WrongKind)]
    public void Refuses_JSON_of_the_wrong_kind(string component, string json, string code)
    {
        Assert.That(Some.Errors(Some.Form(component), Some.JsonPost($$"""{ "x": {{json}} }""")), Is.EqualTo(new[] { $"x: {code}" }));
    }

    [Test]
    public void Readonly_and_disabled_are_recomputed_not_trusted()
    {
        var form = Some.Form("""{ "type": "textfield", "key": "r", "readonly": true }, { "type": "textfield", "key": "d", "disabled": true, "validate": { "required": true } }""");

        Assert.That(Some.Accepted(form, Some.Post(("r", "forged"), ("d", "forged")), """{ "r": "kept" }"""), Is.EqualTo("""{"r":"kept"}"""));
    }

    [Test]
    public void List_items_are_checked_each_under_its_own_path()
    {
        var form = Some.Form("""{ "type": "dynamiclist", "path": "children", "allowAddRemove": true, "components": [{ "type": "textfield", "key": "name", "validate": { "required": true } }] }""");

        Assert.That(Some.Errors(form, Some.Post(("children[0].name", "A"), ("children[2].name", ""))), Is.EqualTo(new[] { "children[2].name: required" }));
        Assert.That(Some.Accepted(form, Some.Post(("children[0].name", "A"), ("children[2].name", "B"))), Is.EqualTo("""{"children":[{"name":"A"},{"name":"B"}]}"""));
        Assert.That(Some.Accepted(form, Some.JsonPost("""{ "children": [] }""")), Is.EqualTo("""{"children":[]}"""));
    }

    [Test]
    public void An_item_keeps_its_readonly_values_when_another_is_removed()
    {
        var form = Some.Form("""
            { "type": "dynamiclist", "path": "children", "allowAddRemove": true, "components": [
              { "type": "textfield", "key": "id", "readonly": true }, { "type": "textfield", "key": "name" }] }
            """);
        var post = Some.Post(("children", "2"), ("children[0].name", "A"), ("children[1].name", "B")).WithItemRemoved("children", 0).WithItemAdded("children");

        Assert.That(
            Some.Accepted(form, post, """{ "children": [{ "id": "1" }, { "id": "2" }] }"""),
            Is.EqualTo("""{"children":[{"id":"2","name":"B"},{"id":"","name":""}]}"""));
    }

    [Test]
    public void A_list_without_add_and_remove_has_the_length_of_the_data()
    {
        var form = Some.Form("""{ "type": "dynamiclist", "path": "c", "components": [{ "type": "textfield", "key": "n" }] }""");

        Assert.That(
            Some.Accepted(form, Some.Post(("c[0].n", "x"), ("c[1].n", "y"), ("c[2].n", "z")), """{ "c": [{}, {}] }"""),
            Is.EqualTo("""{"c":[{"n":"x"},{"n":"y"}]}"""));
    }

    [Test]
    public void More_items_than_the_bound_are_refused()
    {
        var form = Some.Form("""{ "type": "dynamiclist", "path": "c", "allowAddRemove": true, "components": [{ "type": "textfield", "key": "n" }] }""");
        var post = Some.Post([.. Enumerable.Range(0, 201).Select(i => ($"c[{i}].n", "x"))]);

        Assert.That(Some.Errors(form, post), Is.EqualTo(new[] { "c: too-many-items" }));
    }

    [TestCase("a[")]
    [TestCase("a]")]
    [TestCase("a[1")]
    [TestCase("a[-1]")]
    [TestCase("a[99999999999]")]
    [TestCase("..")]
    [TestCase("")]
    [TestCase("a[0]x")]
    public void Names_that_no_page_of_ours_sends_are_dropped(string name)
    {
        var form = Some.Form("""{ "type": "textfield", "key": "a" }""");

        Assert.That(Some.Accepted(form, Some.Post((name, "x"))), Is.EqualTo("""{"a":""}"""));
    }

    [Test]
    public void Errors_are_in_German_and_English()
    {
        var form = Some.Form("""{ "type": "number", "key": "x", "increment": 0.5 }""");

        var error = ((FormOutcome.Refused)FormSubmission.Validate(form, Some.Data(), Some.Post(("x", "1.25")), Some.Environment)).Errors.Single();

        Assert.That(error.German, Is.EqualTo("Die nächsten gültigen Werte sind 1 und 1,5."));
        Assert.That(error.English, Is.EqualTo("The nearest valid values are 1 and 1.5."));
    }
}
