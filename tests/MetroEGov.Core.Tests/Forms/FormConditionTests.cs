namespace MetroEGov.Core.Tests.Forms;

/// <summary>What FEEL decides in a form: hidden, disabled, readonly, bounds, options, computed values.</summary>
public class FormConditionTests
{
    [Test]
    public void A_hidden_field_is_neither_checked_nor_written()
    {
        var form = Some.Form("""
            { "type": "checkbox", "key": "married" },
            { "type": "textfield", "key": "spouse", "conditional": { "hide": "=not(married)" }, "validate": { "required": true } }
            """);

        Assert.That(Some.Accepted(form, Some.Post(("spouse", "forged"))), Is.EqualTo("""{"married":false}"""));
        Assert.That(Some.Errors(form, Some.Post(("married", "on"), ("spouse", ""))), Is.EqualTo(new[] { "spouse: required" }));
    }

    [Test]
    public void A_hidden_container_hides_what_is_in_it()
    {
        var form = Some.Form("""
            { "type": "group", "path": "p", "conditional": { "hide": "=true" }, "components": [{ "type": "textfield", "key": "a", "validate": { "required": true } }] },
            { "type": "dynamiclist", "path": "l", "conditional": { "hide": "=true" }, "components": [{ "type": "textfield", "key": "a", "validate": { "required": true } }] }
            """);

        Assert.That(Some.Accepted(form, Some.Post()), Is.EqualTo("{}"));
    }

    [Test]
    public void The_value_of_a_hidden_field_opens_no_other_field()
    {
        var form = Some.Form("""
            { "type": "textfield", "key": "a", "conditional": { "hide": "=true" } },
            { "type": "textfield", "key": "b", "conditional": { "hide": "=a != \"open\"" } }
            """);

        Assert.That(Some.Accepted(form, Some.Post(("a", "open"), ("b", "forged")), """{ "a": "closed" }"""), Is.EqualTo("{}"));
    }

    [Test]
    public void Two_fields_that_hide_each_other_come_to_rest()
    {
        var form = Some.Form("""
            { "type": "textfield", "key": "a", "conditional": { "hide": "=b = \"x\"" } },
            { "type": "textfield", "key": "b", "conditional": { "hide": "=a = \"x\"" } }
            """);

        Assert.That(Some.Accepted(form, Some.Post(("a", "x"), ("b", "x"))), Is.EqualTo("{}"));
    }

    [Test]
    public void Bounds_may_depend_on_the_data()
    {
        var form = Some.Form("""{ "type": "number", "key": "x", "validate": { "max": "=limit" } }""");

        Assert.That(Some.Errors(form, Some.Post(("x", "6")), """{ "limit": 5 }"""), Is.EqualTo(new[] { "x: above-maximum" }));
        Assert.That(Some.Errors(form, Some.Post(("x", "6"))), Is.Empty);
    }

    [Test]
    public void Readonly_may_depend_on_what_was_submitted()
    {
        var form = Some.Form("""{ "type": "checkbox", "key": "lock" }, { "type": "textfield", "key": "x", "readonly": "=lock" }""");

        Assert.That(Some.Accepted(form, Some.Post(("lock", "on"), ("x", "new")), """{ "x": "old" }"""), Is.EqualTo("""{"lock":true,"x":"old"}"""));
        Assert.That(Some.Accepted(form, Some.Post(("x", "new")), """{ "x": "old" }"""), Is.EqualTo("""{"lock":false,"x":"new"}"""));
    }

    [Test]
    public void A_computed_field_is_computed_not_taken()
    {
        var form = Some.Form("""
            { "type": "number", "key": "a" },
            { "type": "expression", "key": "twice", "expression": "=a * 2" },
            { "type": "expression", "key": "fourTimes", "expression": "=twice * 2", "computeOn": "presubmit" }
            """);

        Assert.That(Some.Accepted(form, Some.Post(("a", "3"), ("twice", "99"))), Is.EqualTo("""{"a":3,"fourTimes":12,"twice":6}"""));
    }

    [Test]
    public void Options_may_come_from_the_data()
    {
        var form = Some.Form("""
            { "type": "select", "key": "x", "valuesKey": "offices.open" },
            { "type": "select", "key": "y", "valuesExpression": "=for o in offices.open return o.value" }
            """);
        const string data = """{ "offices": { "open": [{ "value": "hh", "label": "Hamburg" }, { "value": "hl", "label": "Lübeck" }] } }""";

        Assert.That(Some.Accepted(form, Some.Post(("x", "hh"), ("y", "hl")), data), Is.EqualTo("""{"x":"hh","y":"hl"}"""));
        Assert.That(Some.Errors(form, Some.Post(("x", "sn")), data), Is.EqualTo(new[] { "x: not-an-option" }));
    }

    [Test]
    public void Options_may_follow_another_field()
    {
        var form = Some.Form("""
            { "type": "select", "key": "state", "values": [{ "value": "HH" }, { "value": "SH" }] },
            { "type": "select", "key": "town", "valuesExpression": "=if state = \"SH\" then [\"Norderstedt\"] else [\"Hamburg\"]" }
            """);

        Assert.That(Some.Errors(form, Some.Post(("state", "SH"), ("town", "Norderstedt"))), Is.Empty);
        Assert.That(Some.Errors(form, Some.Post(("state", "HH"), ("town", "Norderstedt"))), Is.EqualTo(new[] { "town: not-an-option" }));
    }

    [Test]
    public void Expressions_in_a_list_see_their_item_first_and_then_what_is_around()
    {
        var form = Some.Form("""
            { "type": "number", "key": "limit" },
            { "type": "dynamiclist", "path": "l", "allowAddRemove": true, "components": [
              { "type": "number", "key": "n", "validate": { "max": "=limit" } },
              { "type": "expression", "key": "position", "expression": "=i[1]" },
              { "type": "expression", "key": "own", "expression": "=this.n" },
              { "type": "expression", "key": "outer", "expression": "=parent.limit" }] }
            """);

        Assert.That(Some.Errors(form, Some.Post(("limit", "5"), ("l[0].n", "4"), ("l[1].n", "6"))), Is.EqualTo(new[] { "l[1].n: above-maximum" }));
        Assert.That(
            Some.Accepted(form, Some.Post(("limit", "5"), ("l[0].n", "4"), ("l[1].n", "5"))),
            Is.EqualTo("""{"l":[{"n":4,"outer":5,"own":4,"position":1},{"n":5,"outer":5,"own":5,"position":2}],"limit":5}"""));
    }
}
