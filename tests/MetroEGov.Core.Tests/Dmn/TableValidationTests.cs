using MetroEGov.Dmn;
using MetroEGov.Dmn.Validation;

namespace MetroEGov.Core.Tests.Dmn;

public class TableValidationTests
{
    private const string Plain = "<output/>";

    [Test]
    public void A_complete_table_without_overlap_has_no_findings()
    {
        Assert.That(Findings("", Plain, ("< 0", "1"), ("[0..10)", "2"), (">= 10", "3")), Is.Empty);
        Assert.That(Findings("", Plain, ("\"a\"", "1"), ("not(\"a\")", "2")), Is.Empty);
        Assert.That(Findings("", Plain, ("true", "1"), ("false", "2")), Is.Empty);
        Assert.That(Findings("", Plain, ("< date(\"2026-01-01\")", "1"), (">= date(\"2026-01-01\")", "2")), Is.Empty);
        Assert.That(Findings("", Plain, ("-", "1")), Is.Empty);
    }

    [TestCase("[0..5]", "[5..9]", true)]
    [TestCase("[0..5)", "[5..9]", false)]
    [TestCase("-", "5", true)]
    [TestCase("\"a\"", "not(\"b\")", true)]
    [TestCase("\"a\", \"b\"", "\"b\", \"c\"", true)]
    [TestCase("\"a\"", "\"b\"", false)]
    [TestCase("< @\"2026-01-01\"", "@\"2025-12-31\"", true)]
    [TestCase("x > y", "x > z", false)]
    public void Overlaps_of_a_unique_table_are_named(string first, string second, bool overlap)
    {
        var findings = Findings("", Plain, (first, "1"), (second, "2")).Where(finding => finding.Code == TableFindingCode.Overlap);

        Assert.That(findings.Select(finding => string.Join(",", finding.Rules)), overlap ? Is.EqualTo(new[] { "1,2" }) : Is.Empty);
    }

    [Test]
    public void Overlaps_of_an_any_table_matter_where_outputs_differ()
    {
        Assert.That(Codes("hitPolicy=\"ANY\"", Plain, ("-", "1"), ("5", "1")), Is.Empty);
        Assert.That(Codes("hitPolicy=\"ANY\"", Plain, ("-", "1"), ("5", "2")), Is.EqualTo(new[] { TableFindingCode.Overlap }));
    }

    [Test]
    public void Gaps_are_named_with_their_values()
    {
        Assert.That(
            Findings("", Plain, ("< 0", "1"), ("(0..10)", "2"), ("> 10", "3")).Select(finding => finding.Text),
            Is.EqualTo(new[] { "No rule matches x: 0.", "No rule matches x: 10." }));
        Assert.That(Findings("", Plain, ("\"a\"", "1")).Single().Text, Is.EqualTo("No rule matches x: any other text."));
        Assert.That(Codes("", "<output><defaultOutputEntry><text>0</text></defaultOutputEntry></output>", ("\"a\"", "1")), Is.Empty, "a default fills gaps");
    }

    [Test]
    public void Allowed_values_close_a_column()
    {
        const string table = """
            <decisionTable><input><inputExpression><text>x</text></inputExpression><inputValues><text>"a", "b"</text></inputValues></input><output/>
            <rule><inputEntry><text>"a"</text></inputEntry><outputEntry><text>1</text></outputEntry></rule>{0}</decisionTable>
            """;
        const string second = """<rule><inputEntry><text>"b"</text></inputEntry><outputEntry><text>1</text></outputEntry></rule>""";

        Assert.That(TableValidation.Check(Models.Read(Models.Decision(table.Replace("{0}", second, StringComparison.Ordinal)))), Is.Empty);
        Assert.That(TableValidation.Check(Models.Read(Models.Decision(table.Replace("{0}", "", StringComparison.Ordinal)))).Single().Text, Is.EqualTo("No rule matches x: \"b\"."));
    }

    [Test]
    public void Gaps_are_found_across_columns()
    {
        const string table = """
            <decisionTable><input label="Age"><inputExpression><text>a</text></inputExpression></input><input label="State"><inputExpression><text>s</text></inputExpression></input><output/>
            <rule><inputEntry><text>&lt; 18</text></inputEntry><inputEntry><text>-</text></inputEntry><outputEntry><text>1</text></outputEntry></rule>
            <rule><inputEntry><text>&gt;= 18</text></inputEntry><inputEntry><text>"HH"</text></inputEntry><outputEntry><text>2</text></outputEntry></rule></decisionTable>
            """;

        Assert.That(TableValidation.Check(Models.Read(Models.Decision(table))).Select(finding => finding.Text), Is.EqualTo(new[] { "No rule matches Age: 18, State: any other text." }));
    }

    [Test]
    public void A_rule_behind_others_that_match_all_of_it_is_unreachable()
    {
        var findings = Findings("hitPolicy=\"FIRST\"", Plain, ("< 5", "1"), (">= 5", "2"), ("[3..7]", "3"), ("-", "4"));

        Assert.That(findings.Where(finding => finding.Code == TableFindingCode.Unreachable).SelectMany(finding => finding.Rules), Is.EqualTo(new[] { 3, 4 }));
    }

    [Test]
    public void A_rule_that_matches_nothing_is_unreachable()
    {
        Assert.That(Codes("hitPolicy=\"FIRST\"", Plain, ("[9..1]", "1"), ("-", "2")), Is.EqualTo(new[] { TableFindingCode.Unreachable }));
    }

    [Test]
    public void Constants_are_checked_against_types_and_allowed_values()
    {
        const string outputs = """<output name="state" typeRef="string"><outputValues><text>"HH", "SH"</text></outputValues></output>""";

        Assert.That(Codes("hitPolicy=\"FIRST\"", outputs, ("-", "\"BY\"")), Is.EqualTo(new[] { TableFindingCode.OutputNotAllowed }));
        Assert.That(Codes("hitPolicy=\"FIRST\"", outputs, ("-", "5")), Is.EqualTo(new[] { TableFindingCode.WrongType }));
        Assert.That(Codes("hitPolicy=\"FIRST\"", outputs, ("-", "x")), Is.Empty, "what is no constant is not known");
    }

    [Test]
    public void A_big_table_is_looked_through_in_bounded_work()
    {
        var rules = Enumerable.Range(0, 2_000).Select(i => ($"\"{i}\"", "1")).ToArray();

        Assert.That(Codes("", Plain, rules), Is.EqualTo(new[] { TableFindingCode.NotChecked }));
    }

    private static TableFinding[] Findings(string attributes, string outputs, params (string, string)[] rules) =>
        [.. TableValidation.Check(Models.Read(Models.Decision(Models.Table(attributes, outputs, rules))))];

    private static string[] Codes(string attributes, string outputs, params (string, string)[] rules) =>
        [.. Findings(attributes, outputs, rules).Select(finding => finding.Code)];
}
