using System.Text;

using MetroEGov.Dmn;
using MetroEGov.Dmn.Validation;
using MetroEGov.Feel;

namespace MetroEGov.Core.Tests.Dmn;

/// <summary>Damaged models: only problems and results come out, never an exception, in bounded work. Seeds are printed.</summary>
public class DmnFuzzTests
{
    private const int Rounds = 1_500;

    private static readonly FeelEnvironment Bounded = Models.Environment with { Limits = new FeelLimits(MaxWork: 20_000) };

    private static readonly string[] Scraps =
    [
        "", "\"", "<", ">", "&amp;", "null", "-", "?", "[", "]", "(", "..", "#d", "#nowhere", "d", "Any", "list", "UNIQUE", "COLLECT", "SUM", "f(", "function(x) x",
        "<list/>", "<context><contextEntry/></context>", "<decisionTable/>", "<invocation/>", "<for/>", "<filter/>", "<relation><row/></relation>", "99999999999999999999999999999999", "\u0000", "\uD800",
    ];

    private static readonly string Model = Models.Xml("""
        <itemDefinition name="tA"><itemComponent name="a b"><typeRef>number</typeRef></itemComponent></itemDefinition>
        <inputData id="in" name="x"><variable name="x" typeRef="tA"/></inputData>
        <businessKnowledgeModel id="k" name="f"><variable name="f"/><encapsulatedLogic><formalParameter name="n" typeRef="number"/><literalExpression><text>if n &lt; 1 then 0 else f(n - 1)</text></literalExpression></encapsulatedLogic><knowledgeRequirement><requiredKnowledge href="#k"/></knowledgeRequirement></businessKnowledgeModel>
        <decision id="d" name="d"><variable name="d" typeRef="tA"/><informationRequirement><requiredInput href="#in"/></informationRequirement><knowledgeRequirement><requiredKnowledge href="#k"/></knowledgeRequirement>
          <decisionTable id="t" hitPolicy="COLLECT" aggregation="SUM"><input id="i"><inputExpression typeRef="number"><text>x.a b</text></inputExpression><inputValues><text>[0..100]</text></inputValues></input><output id="o" name="o"/>
          <rule id="r1"><inputEntry><text>&lt; 5</text></inputEntry><outputEntry><text>f(3)</text></outputEntry></rule><rule id="r2"><inputEntry><text>-</text></inputEntry><outputEntry><text>2</text></outputEntry></rule></decisionTable></decision>
        <decision id="e" name="e"><informationRequirement><requiredDecision href="#d"/></informationRequirement><context><contextEntry><variable name="y"/><for iteratorVariable="i"><in><literalExpression><text>[1, 2]</text></literalExpression></in><return><literalExpression><text>i + d</text></literalExpression></return></for></contextEntry></context></decision>
        <decisionService id="s" name="s"><outputDecision href="#e"/><inputDecision href="#d"/></decisionService>
        """);

    [Test]
    public void Damaged_models_give_problems_or_results()
    {
        var seed = Environment.TickCount;
        TestContext.Out.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var inputs = Models.Inputs("""{ "x": { "a b": 4 } }""");

        for (var round = 0; round < Rounds; round++)
        {
            var xml = Damage(Model, random);
            Assert.That(() => Use(xml, inputs), Throws.Nothing, $"seed {seed}, round {round}:\n{xml}");
        }
    }

    private static void Use(string xml, FeelContextValue inputs)
    {
        DmnReader.Read(xml, "fuzz.dmn");
        var result = DmnReader.Read(xml, "fuzz.dmn", DmnReadMode.Tolerant);
        if (result.Model is not { } model) return;

        foreach (var decision in model.Decisions) model.Evaluate(decision.Id, inputs, Bounded);
        foreach (var service in model.Services) model.EvaluateService(service, inputs, Bounded);
        TableValidation.Check(model);
    }

    private static string Damage(string text, Random random)
    {
        var damaged = new StringBuilder(text);
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            var at = random.Next(damaged.Length);
            switch (random.Next(4))
            {
                case 0:
                    damaged.Remove(at, Math.Min(random.Next(1, 30), damaged.Length - at));
                    break;
                case 1:
                    damaged.Insert(at, Scraps[random.Next(Scraps.Length)]);
                    break;
                case 2:
                    // Between tags: damage that is still XML reaches deeper.
                    var between = text.IndexOf("><", random.Next(text.Length), StringComparison.Ordinal);
                    if (between > 0 && between < damaged.Length) damaged.Insert(between + 1, Scraps[random.Next(Scraps.Length)]);
                    break;
                default:
                    var from = random.Next(text.Length);
                    damaged.Insert(at, text.AsSpan(from, Math.Min(random.Next(1, 200), text.Length - from)));
                    break;
            }
        }

        return damaged.ToString();
    }
}
