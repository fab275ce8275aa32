using System.Text;

using MetroEGov.Dmn;
using MetroEGov.Feel;

namespace MetroEGov.Core.Tests.Dmn;

/// <summary>Requirement graphs, services, imports, and the trail.</summary>
public class RequirementTests
{
    private const string Diamond = """
        <inputData id="in" name="amount"><variable name="amount" typeRef="number"/></inputData>
        <decision id="a" name="base fee"><informationRequirement><requiredInput href="#in"/></informationRequirement><literalExpression id="la"><text>amount * 2</text></literalExpression></decision>
        <decision id="b" name="b"><informationRequirement><requiredDecision href="#a"/></informationRequirement><literalExpression><text>base fee + 1</text></literalExpression></decision>
        <decision id="c" name="c"><informationRequirement><requiredDecision href="#a"/></informationRequirement><literalExpression><text>base fee + 2</text></literalExpression></decision>
        <decision id="d" name="d"><informationRequirement><requiredDecision href="#b"/></informationRequirement><informationRequirement><requiredDecision href="#c"/></informationRequirement><literalExpression><text>b + c</text></literalExpression></decision>
        """;

    [Test]
    public void Each_required_decision_is_decided_once_and_before()
    {
        var result = Models.Evaluate(Diamond, """{ "amount": 5 }""");

        Assert.That(result.Value, Is.EqualTo(FeelValue.Of(23m)));
        Assert.That(result.Trail.Select(decision => decision.Id), Is.EqualTo(new[] { "a", "b", "c", "d" }));
    }

    [Test]
    public void A_decision_may_be_given_instead_of_computed()
    {
        var result = Models.Read(Diamond).Evaluate("d", FeelContextValue.Empty, Models.Environment, new Dictionary<string, FeelValue> { ["base fee"] = FeelValue.Of(1m) });

        Assert.That(result.Value, Is.EqualTo(FeelValue.Of(5m)));
        Assert.That(result.Trail.Select(decision => decision.Id), Is.EqualTo(new[] { "b", "c", "d" }));
    }

    [Test]
    public void The_trail_names_inputs_rules_and_outputs()
    {
        const string table = """
            <decisionTable id="t" hitPolicy="COLLECT"><input id="i1" label="Betrag"><inputExpression><text>x</text></inputExpression></input><output id="o1" label="Gebühr"/><annotation name="why"/>
            <rule id="low"><inputEntry><text>&lt; 10</text></inputEntry><outputEntry><text>1</text></outputEntry><annotationEntry><text>small</text></annotationEntry></rule>
            <rule id="all"><inputEntry><text>-</text></inputEntry><outputEntry><text>2</text></outputEntry><annotationEntry><text>all</text></annotationEntry></rule></decisionTable>
            """;

        var decided = Models.Evaluate(Models.Decision(table), """{ "x": 12 }""").Trail.Single();

        Assert.That(decided.HitPolicy, Is.EqualTo(HitPolicy.Collect));
        Assert.That(decided.Inputs.Single(), Is.EqualTo(new EvaluatedInput("i1", "Betrag", FeelValue.Of(12m))));
        Assert.That((decided.MatchedRules.Single().Index, decided.MatchedRules.Single().Id), Is.EqualTo((2, "all")));
        Assert.That(decided.MatchedRules.Single().Outputs.Single(), Is.EqualTo(new EvaluatedOutput("o1", "Gebühr", FeelValue.Of(2m))));
        Assert.That(decided.MatchedRules.Single().Annotations, Is.EqualTo(new[] { "all" }));
    }

    [Test]
    public void A_warning_says_why_a_value_is_null()
    {
        var result = Models.Evaluate(Models.Decision(Models.Literal("missing + 1")));

        Assert.That(result.Value.IsNull);
        Assert.That(result.Warnings.First().Code, Is.EqualTo("feel-no-variable-found"));
        Assert.That(result.Warnings.First().Text, Does.Contain("missing"));
    }

    [Test]
    public void An_unknown_decision_is_a_failure()
    {
        Assert.That(Models.Evaluate(Diamond, decision: "nowhere").Failure!.Code, Is.EqualTo(DecisionCode.UnknownDecision));
    }

    [Test]
    public void Undeclared_variables_are_seen_as_in_Camunda()
    {
        Assert.That(Models.Value(Models.Decision(Models.Literal("x.y + 1")), """{ "x": { "y": 1 } }"""), Is.EqualTo("2"));
    }

    [Test]
    public void A_required_decision_is_seen_under_its_id_too_as_in_Camunda()
    {
        const string elements = """
            <decision id="baseFee" name="Base fee"><literalExpression><text>7</text></literalExpression></decision>
            <decision id="d" name="d"><informationRequirement><requiredDecision href="#baseFee"/></informationRequirement><literalExpression><text>baseFee + Base fee</text></literalExpression></decision>
            """;

        Assert.That(Models.Value(elements), Is.EqualTo("14"));
    }

    [Test]
    public void Declared_input_data_is_seen_only_where_it_is_required()
    {
        const string elements = """
            <inputData id="in" name="x"/>
            <decision id="d" name="d"><literalExpression><text>x</text></literalExpression></decision>
            <decision id="e" name="e"><informationRequirement><requiredInput href="#in"/></informationRequirement><literalExpression><text>x</text></literalExpression></decision>
            """;

        Assert.That(Models.Value(elements, """{ "x": 1 }"""), Is.EqualTo("null"));
        Assert.That(Models.Value(elements, """{ "x": 1 }""", "e"), Is.EqualTo("1"));
    }

    [Test]
    public void A_function_with_a_table_and_no_parameters_has_those_of_its_columns()
    {
        var elements = """<businessKnowledgeModel id="k" name="f"><encapsulatedLogic>""" + Models.Table("", ("> 5", "\"big\""), ("<= 5", "\"small\"")) + "</encapsulatedLogic></businessKnowledgeModel>"
            + Models.Decision(
                $"""<invocation>{Models.Literal("f")}<binding><parameter name="x"/>{Models.Literal("7")}</binding></invocation>""",
                requirements: """<knowledgeRequirement><requiredKnowledge href="#k"/></knowledgeRequirement>""");

        Assert.That(Models.Value(elements), Is.EqualTo("\"big\""));
    }

    [Test]
    public void A_chain_of_ten_thousand_decisions_is_decided_without_overflow()
    {
        var elements = new StringBuilder("""<decision id="d0" name="d0"><literalExpression><text>0</text></literalExpression></decision>""");
        for (var i = 1; i <= 10_000; i++)
            elements.Append(System.Globalization.CultureInfo.InvariantCulture, $"""<decision id="d{i}" name="d{i}"><informationRequirement><requiredDecision href="#d{i - 1}"/></informationRequirement><literalExpression><text>d{i - 1} + 1</text></literalExpression></decision>""");

        Assert.That(Models.Value(elements.ToString(), decision: "d10000"), Is.EqualTo("10000"));
    }

    [Test]
    public void Endless_recursion_is_a_failure_not_a_crash()
    {
        var elements = $"""<businessKnowledgeModel id="k" name="f"><encapsulatedLogic><formalParameter name="n"/>{Models.Literal("f(n + 1)")}</encapsulatedLogic></businessKnowledgeModel>"""
            + Models.Decision(Models.Literal("f(1)"), requirements: """<knowledgeRequirement><requiredKnowledge href="#k"/></knowledgeRequirement>""");

        var result = Models.Evaluate(elements);

        Assert.That(result.Value.IsNull);
        Assert.That(result.Failure!.Code, Is.EqualTo(DecisionCode.LimitExceeded));
    }

    [Test]
    public void Endless_recursion_through_an_input_entry_is_a_failure_not_a_crash()
    {
        var elements = """<businessKnowledgeModel id="k" name="f"><encapsulatedLogic><formalParameter name="x"/>"""
            + Models.Table("", ("f(?) = 1", "1")) + "</encapsulatedLogic></businessKnowledgeModel>"
            + Models.Decision(Models.Literal("f(1)"), requirements: """<knowledgeRequirement><requiredKnowledge href="#k"/></knowledgeRequirement>""");

        Assert.That(Models.Evaluate(elements).Failure!.Code, Is.EqualTo(DecisionCode.LimitExceeded));
    }

    [Test]
    public void A_service_sees_its_parameters_and_nothing_else()
    {
        const string service = """<decisionService id="s" name="fees"><outputDecision href="#d"/><encapsulatedDecision href="#b"/><encapsulatedDecision href="#c"/><inputDecision href="#a"/></decisionService>""";

        var model = Models.Read(Diamond + service);

        Assert.That(model.EvaluateService("fees", Models.Inputs("""{ "base fee": 10 }"""), Models.Environment).Value, Is.EqualTo(FeelValue.Of(23m)));
        Assert.That(model.EvaluateService("nowhere", FeelContextValue.Empty, Models.Environment).Failure!.Code, Is.EqualTo(DecisionCode.UnknownDecision));
    }

    [Test]
    public void A_service_is_called_like_a_function_and_gives_a_context_for_several_outputs()
    {
        var elements = """
            <inputData id="in" name="n"/>
            <decision id="a" name="a"><informationRequirement><requiredInput href="#in"/></informationRequirement><literalExpression><text>n + 1</text></literalExpression></decision>
            <decision id="b" name="b"><informationRequirement><requiredInput href="#in"/></informationRequirement><literalExpression><text>n + 2</text></literalExpression></decision>
            <decisionService id="s" name="both"><outputDecision href="#a"/><outputDecision href="#b"/><inputData href="#in"/></decisionService>
            """ + Models.Decision(Models.Literal("both(10)"), requirements: """<knowledgeRequirement><requiredKnowledge href="#s"/></knowledgeRequirement>""");

        Assert.That(Models.Value(elements), Is.EqualTo("{a: 11, b: 12}"));
    }

    [Test]
    public void Imported_elements_are_seen_under_the_name_of_the_import()
    {
        var imported = new DmnSource(Models.Xml(
            """
            <itemDefinition name="tAge"><typeRef>number</typeRef></itemDefinition><inputData id="in" name="age"><variable name="age" typeRef="tAge"/></inputData>
            <decision id="x" name="is adult"><informationRequirement><requiredInput href="#in"/></informationRequirement><literalExpression><text>age &gt;= 18</text></literalExpression></decision>
            <businessKnowledgeModel id="k" name="twice"><encapsulatedLogic><formalParameter name="n"/><literalExpression><text>n * 2</text></literalExpression></encapsulatedLogic></businessKnowledgeModel>
            """, "urn:common"), "common.dmn");
        var main = new DmnSource(Models.Xml(
            """
            <import namespace="urn:common" name="my common" importType="https://www.omg.org/spec/DMN/20230324/MODEL/"/>
            <decision id="d" name="d"><informationRequirement><requiredDecision href="urn:common#x"/></informationRequirement><knowledgeRequirement><requiredKnowledge href="urn:common#k"/></knowledgeRequirement>
            <literalExpression><text>if my common.is adult then my common.twice(21) else 0</text></literalExpression></decision>
            """), "main.dmn");

        var result = DmnReader.Read(main, [imported]);

        Assert.That(result.Problems, Is.Empty);
        Assert.That(result.Model!.Evaluate("d", Models.Inputs("""{ "age": 30 }"""), Models.Environment).Value, Is.EqualTo(FeelValue.Of(42m)));
        Assert.That(result.Model.Evaluate("d", Models.Inputs("""{ "urn:common#age": 3, "age": 30 }"""), Models.Environment).Value, Is.EqualTo(FeelValue.Of(0m)));
    }
}
