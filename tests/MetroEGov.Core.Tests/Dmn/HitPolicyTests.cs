using MetroEGov.Dmn;

namespace MetroEGov.Core.Tests.Dmn;

/// <summary>Every hit policy with one and with several outputs. Source: DMN 1.5 §8.2.8.</summary>
public class HitPolicyTests
{
    private const string OneOutput = """<output id="o"/>""";
    private const string OrderedOutput = """<output id="o"><outputValues><text>"high", "middle", "low"</text></outputValues></output>""";
    private const string TwoOutputs = """<output name="a"/><output name="b"/>""";
    private const string TwoOrderedOutputs = """<output name="a"><outputValues><text>"high", "low"</text></outputValues></output><output name="b"><outputValues><text>2, 1</text></outputValues></output>""";
    private const string WithDefault = """<output id="o"><defaultOutputEntry><text>"none"</text></defaultOutputEntry></output>""";

    private static readonly (string, string)[] Overlapping = [("> 0", "\"low\""), ("> 5", "\"high\""), ("> 5", "\"middle\"")];
    private static readonly (string, string)[] OverlappingPairs = [("> 0", "\"low\"|1"), ("> 5", "\"high\"|1"), ("> 5", "\"high\"|2")];
    private static readonly (string, string)[] Numbers = [("> 0", "1"), ("> 5", "4"), ("> 5", "2")];

    private static IEnumerable<TestCaseData> Rows()
    {
        yield return Row("hitPolicy=\"UNIQUE\"", OneOutput, Overlapping, 3, "\"low\"");
        yield return Row("", TwoOutputs, OverlappingPairs, 3, "{a: \"low\", b: 1}");
        yield return Row("hitPolicy=\"ANY\"", OneOutput, [("> 0", "1"), ("> 5", "1")], 9, "1");
        yield return Row("hitPolicy=\"ANY\"", TwoOutputs, [("> 0", "1|2"), ("> 5", "1|2")], 9, "{a: 1, b: 2}");
        yield return Row("hitPolicy=\"FIRST\"", OneOutput, Overlapping, 9, "\"low\"");
        yield return Row("hitPolicy=\"FIRST\"", TwoOutputs, OverlappingPairs, 9, "{a: \"low\", b: 1}");
        yield return Row("hitPolicy=\"PRIORITY\"", OrderedOutput, Overlapping, 9, "\"high\"");
        yield return Row("hitPolicy=\"PRIORITY\"", TwoOrderedOutputs, OverlappingPairs, 9, "{a: \"high\", b: 2}");
        yield return Row("hitPolicy=\"RULE ORDER\"", OneOutput, Overlapping, 9, "[\"low\", \"high\", \"middle\"]");
        yield return Row("hitPolicy=\"RULE ORDER\"", TwoOutputs, OverlappingPairs, 3, "[{a: \"low\", b: 1}]");
        yield return Row("hitPolicy=\"OUTPUT ORDER\"", OrderedOutput, Overlapping, 9, "[\"high\", \"middle\", \"low\"]");
        yield return Row("hitPolicy=\"OUTPUT ORDER\"", TwoOrderedOutputs, OverlappingPairs, 9, "[{a: \"high\", b: 2}, {a: \"high\", b: 1}, {a: \"low\", b: 1}]");
        yield return Row("hitPolicy=\"COLLECT\"", OneOutput, Numbers, 9, "[1, 4, 2]");
        yield return Row("hitPolicy=\"COLLECT\"", TwoOutputs, OverlappingPairs, 3, "[{a: \"low\", b: 1}]");
        yield return Row("hitPolicy=\"COLLECT\" aggregation=\"SUM\"", OneOutput, Numbers, 9, "7");
        yield return Row("hitPolicy=\"COLLECT\" aggregation=\"COUNT\"", OneOutput, Numbers, 9, "3");
        yield return Row("hitPolicy=\"COLLECT\" aggregation=\"MIN\"", OneOutput, Numbers, 9, "1");
        yield return Row("hitPolicy=\"COLLECT\" aggregation=\"MAX\"", OneOutput, Numbers, 9, "4");
        yield return Row("hitPolicy=\"COLLECT\" aggregation=\"MAX\"", OneOutput, [("-", "date(\"2025-01-01\")"), ("-", "date(\"2026-01-01\")")], 9, "2026-01-01");
        yield return Row("hitPolicy=\"COLLECT\" aggregation=\"SUM\"", TwoOutputs, [("-", "1|10"), ("-", "2|20")], 9, "{a: 3, b: 30}");

        yield return Row("hitPolicy=\"UNIQUE\"", OneOutput, Overlapping, -1, "null");
        yield return Row("hitPolicy=\"UNIQUE\"", WithDefault, Overlapping, -1, "\"none\"");
        yield return Row("hitPolicy=\"COLLECT\"", OneOutput, Numbers, -1, "[]");
        yield return Row("hitPolicy=\"COLLECT\"", WithDefault, Numbers, -1, "[\"none\"]");
        yield return Row("hitPolicy=\"RULE ORDER\"", OneOutput, Numbers, -1, "[]");
        yield return Row("hitPolicy=\"COLLECT\" aggregation=\"COUNT\"", OneOutput, Numbers, -1, "0");
        yield return Row("hitPolicy=\"COLLECT\" aggregation=\"SUM\"", OneOutput, Numbers, -1, "null");

        static TestCaseData Row(string attributes, string outputs, (string, string)[] rules, int x, string expected) =>
            new TestCaseData(attributes, outputs, rules, x, expected).SetArgDisplayNames(attributes, outputs.Contains("name", StringComparison.Ordinal) ? "context" : "bare", $"x = {x}", expected);
    }

    [TestCaseSource(nameof(Rows))]
    public void Decides(string attributes, string outputs, (string, string)[] rules, int x, string expected)
    {
        var result = Models.Evaluate(Models.Decision(Models.Table(attributes, outputs, rules)), $$"""{ "x": {{x}} }""");

        Assert.That(result.Value.ToString(), Is.EqualTo(expected));
        Assert.That(result.Failure, Is.Null);
    }

    [Test]
    public void Two_hits_in_a_unique_table_are_a_failure_that_names_the_rules()
    {
        var result = Models.Evaluate(Models.Decision(Models.Table("", Overlapping)), """{ "x": 9 }""");

        Assert.That(result.Value.IsNull);
        Assert.That(result.Failure!.Code, Is.EqualTo(DecisionCode.SeveralRulesMatched));
        Assert.That(result.Failure.Text, Does.Contain("1, 2, 3"));
    }

    [Test]
    public void Different_outputs_in_an_any_table_are_a_failure()
    {
        var result = Models.Evaluate(Models.Decision(Models.Table("hitPolicy=\"ANY\"", Numbers)), """{ "x": 9 }""");

        Assert.That(result.Failure!.Code, Is.EqualTo(DecisionCode.OutputsDiffer));
    }

    [TestCase("""<output id="o" typeRef="tLevel"/>""", "Any")]
    [TestCase("""<output id="o"/>""", "tLevel")]
    public void Priorities_may_come_from_the_type(string output, string decisionType)
    {
        const string type = """<itemDefinition name="tLevel"><typeRef>string</typeRef><allowedValues><text>"high", "middle", "low"</text></allowedValues></itemDefinition>""";

        Assert.That(Models.Value(type + Models.Decision(Models.Table("hitPolicy=\"PRIORITY\"", output, Overlapping), decisionType), """{ "x": 9 }"""), Is.EqualTo("\"high\""));
    }

    [Test]
    public void Texts_cannot_be_summed()
    {
        var result = Models.Evaluate(Models.Decision(Models.Table("hitPolicy=\"COLLECT\" aggregation=\"SUM\"", Overlapping)), """{ "x": 9 }""");

        Assert.That(result.Failure!.Code, Is.EqualTo(DecisionCode.NotAggregable));
    }

    [Test]
    public void An_input_outside_its_allowed_values_is_a_failure()
    {
        const string table = """
            <decisionTable id="t"><input id="i" label="Bundesland"><inputExpression><text>x</text></inputExpression><inputValues><text>"HH", "SH", "NI"</text></inputValues></input>
            <output/><rule><inputEntry><text>-</text></inputEntry><outputEntry><text>1</text></outputEntry></rule></decisionTable>
            """;

        var result = Models.Evaluate(Models.Decision(table), """{ "x": "BY" }""");

        Assert.That(result.Failure!.Code, Is.EqualTo(DecisionCode.InputNotAllowed));
        Assert.That(result.Failure.Text, Does.Contain("Bundesland").And.Not.Contain("BY"));
        Assert.That(Models.Value(Models.Decision(table), """{ "x": "HH" }"""), Is.EqualTo("1"));
    }

    [TestCase("""{ "x": "2026-03-01" }""", "\"new\"")]
    [TestCase("""{ "x": "2025-03-01" }""", "\"old\"")]
    public void A_date_in_a_JSON_variable_is_a_date_where_the_column_says_so(string inputs, string expected)
    {
        const string table = """
            <decisionTable id="t"><input id="i"><inputExpression typeRef="date"><text>x</text></inputExpression></input><output/>
            <rule><inputEntry><text>&gt;= date("2026-01-01")</text></inputEntry><outputEntry><text>"new"</text></outputEntry></rule>
            <rule><inputEntry><text>&lt; date("2026-01-01")</text></inputEntry><outputEntry><text>"old"</text></outputEntry></rule></decisionTable>
            """;

        Assert.That(Models.Value(Models.Decision(table), inputs), Is.EqualTo(expected));
    }
}
