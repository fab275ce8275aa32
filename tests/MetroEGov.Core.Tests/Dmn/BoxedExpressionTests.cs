namespace MetroEGov.Core.Tests.Dmn;

/// <summary>Source: DMN 1.5 §10.2.</summary>
public class BoxedExpressionTests
{
    [Test]
    public void A_context_sees_its_earlier_entries_and_may_name_its_result()
    {
        const string entries = """
            <contextEntry><variable name="a" typeRef="number"/><literalExpression><text>2</text></literalExpression></contextEntry>
            <contextEntry><variable name="b c"/><literalExpression><text>a * 3</text></literalExpression></contextEntry>
            """;

        Assert.That(Models.Value(Models.Decision($"<context>{entries}</context>")), Is.EqualTo("{a: 2, b c: 6}"));
        Assert.That(Models.Value(Models.Decision($"<context>{entries}<contextEntry>{Models.Literal("b c + a")}</contextEntry></context>")), Is.EqualTo("8"));
    }

    [Test]
    public void A_function_in_a_context_may_call_itself()
    {
        var logic = $"""
            <context><contextEntry><variable name="fact"/><functionDefinition><formalParameter name="n" typeRef="number"/>{Models.Literal("if n <= 1 then 1 else n * fact(n - 1)")}</functionDefinition></contextEntry>
            <contextEntry>{Models.Literal("fact(5)")}</contextEntry></context>
            """;

        Assert.That(Models.Value(Models.Decision(logic)), Is.EqualTo("120"));
    }

    [Test]
    public void An_invocation_binds_by_name()
    {
        var elements = $"""
            <businessKnowledgeModel id="k" name="my fee"><variable name="my fee" typeRef="number"/><encapsulatedLogic><formalParameter name="base fee" typeRef="number"/><formalParameter name="n"/>{Models.Literal("base fee * n")}</encapsulatedLogic></businessKnowledgeModel>
            """ + Models.Decision(
            $"""<invocation>{Models.Literal("my fee")}<binding><parameter name="n"/>{Models.Literal("3")}</binding><binding><parameter name="base fee"/>{Models.Literal("7")}</binding></invocation>""",
            requirements: """<knowledgeRequirement><requiredKnowledge href="#k"/></knowledgeRequirement>""");

        Assert.That(Models.Value(elements), Is.EqualTo("21"));
    }

    [Test]
    public void Lists_and_relations_give_lists()
    {
        Assert.That(Models.Value(Models.Decision($"<list>{Models.Literal("1")}{Models.Literal("\"a\"")}</list>")), Is.EqualTo("[1, \"a\"]"));
        Assert.That(
            Models.Value(Models.Decision($"""<relation><column name="n"/><column name="m"/><row>{Models.Literal("1")}{Models.Literal("2")}</row><row>{Models.Literal("3")}{Models.Literal("4")}</row></relation>""")),
            Is.EqualTo("[{n: 1, m: 2}, {n: 3, m: 4}]"));
    }

    [TestCase("true", "\"yes\"")]
    [TestCase("false", "\"no\"")]
    [TestCase("null", "\"no\"")]
    public void A_conditional_takes_then_only_when_true(string condition, string expected)
    {
        Assert.That(
            Models.Value(Models.Decision($"<conditional><if>{Models.Literal(condition)}</if><then>{Models.Literal("\"yes\"")}</then><else>{Models.Literal("\"no\"")}</else></conditional>")),
            Is.EqualTo(expected));
    }

    [TestCase("[1, 2, 3]", "item > 1", "[2, 3]")]
    [TestCase("[{age: 17}, {age: 18}]", "age >= 18", "[{age: 18}]")]
    [TestCase("[5, 6, 7]", "2", "6")]
    [TestCase("[5, 6, 7]", "-1", "7")]
    [TestCase("[5, 6, 7]", "4", "null")]
    [TestCase("[5, 6, 7]", "0", "null")]
    [TestCase("5", "item = 5", "[5]")]
    [TestCase("null", "item = 5", "null")]
    [TestCase("[1, null]", "null", "[]")]
    public void A_filter_keeps_what_matches(string source, string match, string expected)
    {
        Assert.That(Models.Value(Models.Decision($"<filter><in>{Models.Literal(source)}</in><match>{Models.Literal(match)}</match></filter>")), Is.EqualTo(expected));
    }

    [TestCase("[1, 2, 3]", "e * 2", "[2, 4, 6]")]
    [TestCase("[1, 2, 3]", "if count(partial) = 0 then e else e + partial[-1]", "[1, 3, 6]")]
    [TestCase("[]", "e", "[]")]
    public void For_iterates(string source, string body, string expected)
    {
        Assert.That(Models.Value(Models.Decision($"""<for iteratorVariable="e"><in>{Models.Literal(source)}</in><return>{Models.Literal(body)}</return></for>""")), Is.EqualTo(expected));
    }

    [TestCase("some", "[1, 5]", "e > 3", "true")]
    [TestCase("some", "[1, 2]", "e > 3", "false")]
    [TestCase("some", "[]", "e > 3", "false")]
    [TestCase("some", "[1, null, 5]", "e > 3", "true")]
    [TestCase("some", "[1, null]", "e > 3", "null")]
    [TestCase("some", "[1]", "\"no boolean\"", "null")]
    [TestCase("every", "[4, 5]", "e > 3", "true")]
    [TestCase("every", "[1, 5]", "e > 3", "false")]
    [TestCase("every", "[]", "e > 3", "true")]
    [TestCase("every", "[5, null]", "e > 3", "null")]
    public void Quantifiers_are_three_valued(string kind, string source, string body, string expected)
    {
        Assert.That(Models.Value(Models.Decision($"""<{kind} iteratorVariable="e"><in>{Models.Literal(source)}</in><satisfies>{Models.Literal(body)}</satisfies></{kind}>""")), Is.EqualTo(expected));
    }

    [Test]
    public void A_decision_without_logic_gives_null_and_says_so()
    {
        var result = Models.Evaluate(Models.Decision(""));

        Assert.That(result.Value.IsNull);
        Assert.That(result.Warnings.Select(warning => warning.Code), Is.EqualTo(new[] { "no-logic" }));
    }
}
