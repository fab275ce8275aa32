using MetroEGov.Dmn;

namespace MetroEGov.Core.Tests.Dmn;

/// <summary>Typed boundaries. Source: DMN 1.5 §10.3.2.9.4.</summary>
public class TypeTests
{
    private const string Types = """
        <itemDefinition name="tState"><typeRef>string</typeRef><allowedValues><text>"HH", "SH"</text></allowedValues></itemDefinition>
        <itemDefinition name="tStates" isCollection="true"><typeRef>tState</typeRef></itemDefinition>
        <itemDefinition name="tNumbers" isCollection="true"><typeRef>number</typeRef></itemDefinition>
        <itemDefinition name="tSmall" isCollection="true"><typeRef>number</typeRef><typeConstraint><text>count(?) &lt; 3</text></typeConstraint></itemDefinition>
        <itemDefinition name="tPerson"><itemComponent name="name"><typeRef>string</typeRef></itemComponent><itemComponent name="born"><typeRef>date</typeRef></itemComponent></itemDefinition>
        """;

    [TestCase("number", "1 + 1", "2")]
    [TestCase("string", "1 + 1", "null")]
    [TestCase("number", "[7]", "7")]
    [TestCase("number", "[7, 8]", "null")]
    [TestCase("tNumbers", "7", "[7]")]
    [TestCase("tNumbers", "[7, \"a\"]", "null")]
    [TestCase("tNumbers", "\"a\"", "null")]
    [TestCase("date and time", "date(\"2026-01-01\")", "2026-01-01T00:00:00Z")]
    [TestCase("tState", "\"HH\"", "\"HH\"")]
    [TestCase("tState", "\"BY\"", "null")]
    [TestCase("tStates", "[\"HH\", \"SH\"]", "[\"HH\", \"SH\"]")]
    [TestCase("tStates", "[\"HH\", \"BY\"]", "null")]
    [TestCase("tSmall", "[1, 2]", "[1, 2]")]
    [TestCase("tSmall", "[1, 2, 3]", "null")]
    [TestCase("tPerson", "{name: \"A\"}", "null")]
    [TestCase("tPerson", "{name: \"A\", born: date(\"2000-01-01\"), more: 1}", "{name: \"A\", born: 2000-01-01, more: 1}")]
    [TestCase("feel:string", "\"a\"", "\"a\"")]
    public void A_value_conforms_is_converted_or_becomes_null(string type, string expression, string expected)
    {
        Assert.That(Models.Value(Types + Models.Decision(Models.Literal(expression), type)), Is.EqualTo(expected));
    }

    [Test]
    public void A_value_that_does_not_conform_leaves_a_warning_without_the_value()
    {
        var warning = Models.Evaluate(Types + Models.Decision(Models.Literal("\"secret\""), "tState")).Warnings.Single();

        Assert.That(warning.Code, Is.EqualTo(DecisionCode.WrongType));
        Assert.That(warning.Text, Does.Contain("tState").And.Not.Contain("secret"));
    }

    [Test]
    public void Input_data_of_JSON_is_read_as_its_type()
    {
        const string elements = Types + """
            <inputData id="in" name="person"><variable name="person" typeRef="tPerson"/></inputData>
            <decision id="d" name="d"><informationRequirement><requiredInput href="#in"/></informationRequirement><literalExpression><text>person.born.year</text></literalExpression></decision>
            """;

        Assert.That(Models.Value(elements, """{ "person": { "name": "A", "born": "1990-05-01" } }"""), Is.EqualTo("1990"));
        Assert.That(Models.Value(elements, """{ "person": { "name": "A", "born": "no date" } }"""), Is.EqualTo("null"));
    }
}
