using MetroEGov.Forms;
using MetroEGov.Forms.Reading;

namespace MetroEGov.Core.Tests.Forms;

public class FormReaderTests
{
    [Test]
    public void Reads_every_supported_type()
    {
        var form = Some.Form("""
            { "type": "textfield", "key": "a" }, { "type": "textarea", "key": "b" }, { "type": "number", "key": "c" },
            { "type": "datetime", "key": "d", "subtype": "date" }, { "type": "checkbox", "key": "e" },
            { "type": "checklist", "key": "f", "values": [{ "label": "X", "value": "x" }] },
            { "type": "radio", "key": "g", "valuesKey": "options" }, { "type": "select", "key": "h", "valuesExpression": "=options" },
            { "type": "taglist", "key": "i", "values": [] }, { "type": "expression", "key": "j", "expression": "=1 + 1" },
            { "type": "group", "path": "k", "components": [{ "type": "textfield", "key": "a" }] },
            { "type": "dynamiclist", "path": "l", "components": [{ "type": "textfield", "key": "a" }] },
            { "type": "text", "text": "# Hello" }, { "type": "html", "content": "<b>x</b>" }, { "type": "separator" }, { "type": "spacer", "height": 30 },
            { "type": "button", "action": "submit", "label": "Send" },
            { "type": "table", "dataSource": "=rows", "columns": [{ "label": "Name", "key": "name" }] }
            """);

        Assert.That(form.AllComponents().Count(), Is.EqualTo(20));
        Assert.That(form.Id, Is.EqualTo("some-form"));
    }

    [Test]
    public void Lists_all_problems_with_component_and_line()
    {
        var result = FormReader.Read(
            """
            { "type": "default", "id": "f", "components": [
              { "type": "textfield", "id": "one", "key": "name" },
              { "type": "textfield", "id": "two", "key": "name" },
              { "type": "textfield", "id": "three" },
              { "type": "sparkline", "id": "four", "key": "x" },
              { "type": "textfield", "id": "five", "key": "y", "validate": { "pattern": "[a-" } },
              { "type": "filepicker", "id": "six", "key": "z" },
              { "type": "select", "id": "seven", "key": "w" }
            ] }
            """, "bad.form");

        Assert.That(result.Form, Is.Null);
        Assert.That(result.Problems.Select(problem => $"{problem.Code} {problem.ComponentId} {problem.Line}"), Is.EquivalentTo(new[]
        {
            "form-missing-key three 4",
            "form-unknown-type four 5",
            "form-bad-pattern five 6",
            "form-unsupported-type six 7",
            "form-bad-options seven 8",
            "form-duplicate-key two 3",
        }));
    }

    [TestCase("not json", FormProblemCode.NotJson)]
    [TestCase("", FormProblemCode.NotJson)]
    [TestCase("[]", FormProblemCode.WrongKind)]
    [TestCase("{ \"id\": \"f\" }", FormProblemCode.MissingMember)]
    [TestCase("{ \"components\": [] }", FormProblemCode.MissingMember)]
    [TestCase("{ \"id\": \"f\", \"id\": \"g\", \"components\": [] }", FormProblemCode.DuplicateMember)]
    [TestCase("{ \"id\": \"\\ud800\", \"components\": [] }", FormProblemCode.NotJson)]
    [TestCase("{ \"id\": \"f\", \"components\": {} }", FormProblemCode.WrongKind)]
    public void Refuses_what_is_no_form(string json, string code)
    {
        var result = FormReader.Read(json, "bad.form");

        Assert.That(result.Form, Is.Null);
        Assert.That(result.Problems.Select(problem => problem.Code), Does.Contain(code));
    }

    [Test]
    public void Refuses_endless_nesting()
    {
        var json = string.Concat(Enumerable.Repeat("""{ "type": "group", "components": [""", 10_000));

        Assert.That(FormReader.Read(json, "deep.form").Problems.Single().Code, Is.EqualTo(FormProblemCode.TooDeep));
    }

    [TestCase("""{ "type": "textfield", "key": "a..b" }""", FormProblemCode.BadKey)]
    [TestCase("""{ "type": "textfield", "key": "a[0]" }""", FormProblemCode.BadKey)]
    [TestCase("""{ "type": "textfield", "key": "a" }, { "type": "textfield", "key": "a.b" }""", FormProblemCode.DuplicateKey)]
    [TestCase("""{ "type": "textfield", "key": "a.b" }, { "type": "textfield", "key": "a" }""", FormProblemCode.DuplicateKey)]
    [TestCase("""{ "type": "group", "path": "a", "components": [{ "type": "textfield", "key": "b" }] }, { "type": "textfield", "key": "a.b" }""", FormProblemCode.DuplicateKey)]
    [TestCase("""{ "type": "separator", "id": "x" }, { "type": "separator", "id": "x" }""", FormProblemCode.DuplicateId)]
    [TestCase("""{ "type": "number", "key": "a", "increment": 0 }""", FormProblemCode.BadValue)]
    [TestCase("""{ "type": "datetime", "key": "a", "subtype": "year" }""", FormProblemCode.BadValue)]
    [TestCase("""{ "type": "textfield", "key": "a", "validate": { "pattern": "(?=x)" } }""", FormProblemCode.BadPattern)]
    [TestCase("""{ "type": "textfield", "key": "a", "readonly": "yes" }""", FormProblemCode.WrongKind)]
    [TestCase("""{ "type": "text", "text": "{{#if x}}y{{/if}}" }""", FormProblemCode.UnsupportedMember)]
    [TestCase("""{ "type": "radio", "key": "a", "values": [], "valuesKey": "b" }""", FormProblemCode.BadOptions)]
    [TestCase("""{ "type": "radio", "key": "a", "values": [{ "value": "x" }, { "value": "x" }] }""", FormProblemCode.BadOptions)]
    [TestCase("""{ "type": "expression", "key": "a" }""", FormProblemCode.MissingMember)]
    [TestCase("""{ "type": "dynamiclist", "components": [] }""", FormProblemCode.MissingKey)]
    [TestCase("""{ "type": "dynamiclist", "path": "", "components": [] }""", FormProblemCode.MissingKey)]
    [TestCase("""{ "type": "expression", "key": "", "expression": "=1" }""", FormProblemCode.MissingKey)]
    [TestCase("""{ "type": "button", "action": "explode" }""", FormProblemCode.BadValue)]
    [TestCase("""{ "type": "table", "columns": [{ "key": "a" }] }""", FormProblemCode.MissingMember)]
    public void Refuses_a_wrong_component(string components, string code)
    {
        var result = FormReader.Read($$"""{ "id": "f", "components": [{{components}}] }""", "bad.form");

        Assert.That(result.Form, Is.Null);
        Assert.That(result.Problems.Select(problem => problem.Code), Does.Contain(code));
    }

    [TestCase("""{ "type": "textfield", "key": "a", "conditional": { "hide": "=1 +" } }""")]
    [TestCase("""{ "type": "textfield", "key": "a", "label": "Dear {{1 +}}" }""")]
    [TestCase("""{ "type": "number", "key": "a", "validate": { "max": "=)" } }""")]
    [TestCase("""{ "type": "select", "key": "a", "valuesExpression": "=[" }""")]
    public void Refuses_FEEL_that_is_none(string component)
    {
        var result = FormReader.Read($$"""{ "id": "f", "components": [{{component}}] }""", "bad.form");

        Assert.That(result.Problems.Select(problem => problem.Code), Is.Not.Empty.And.All.EqualTo(FormProblemCode.BadExpression));
    }

    [Test]
    public void Same_key_in_a_list_and_outside_do_not_clash()
    {
        Assert.That(
            () => Some.Form("""{ "type": "textfield", "key": "name" }, { "type": "dynamiclist", "path": "children", "components": [{ "type": "textfield", "key": "name" }] }"""),
            Throws.Nothing);
    }
}
