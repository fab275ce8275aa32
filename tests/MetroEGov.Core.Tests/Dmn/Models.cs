using MetroEGov.Dmn;
using MetroEGov.Feel;

using NodaTime;

namespace MetroEGov.Core.Tests.Dmn;

/// <summary>Models and evaluations for the tests of this folder.</summary>
internal static class Models
{
    public const string Dmn15 = "https://www.omg.org/spec/DMN/20230324/MODEL/";

    public static readonly FeelEnvironment Environment = new(Instant.FromUtc(2026, 3, 15, 11, 0), DateTimeZoneProviders.Tzdb["Europe/Berlin"], 1);

    public static string Xml(string elements, string modelNamespace = "urn:test", string dmn = Dmn15) =>
        $"""<definitions xmlns="{dmn}" id="defs" name="test" namespace="{modelNamespace}">{elements}</definitions>""";

    /// <summary>A decision "d" with that logic.</summary>
    public static string Decision(string logic, string typeRef = "Any", string requirements = "") =>
        $"""<decision id="d" name="d"><variable name="d" typeRef="{typeRef}"/>{requirements}{logic}</decision>""";

    public static string Literal(string feel) => $"<literalExpression><text>{System.Security.SecurityElement.Escape(feel)}</text></literalExpression>";

    public static DecisionModel Read(string elements)
    {
        var result = DmnReader.Read(Xml(elements), "test.dmn");
        Assert.That(result.Problems, Is.Empty);
        return result.Model!;
    }

    public static DecisionResult Evaluate(string elements, string inputs = "{}", string decision = "d") => Read(elements).Evaluate(decision, Inputs(inputs), Environment);

    public static FeelContextValue Inputs(string json)
    {
        FeelJson.Parse(json).TryGetContext(out var context);
        return context!;
    }

    /// <summary>The value as FEEL writes it, which tests read best.</summary>
    public static string Value(string elements, string inputs = "{}", string decision = "d") => Evaluate(elements, inputs, decision).Value.ToString();

    /// <summary>A table over the variable x; each rule is (input entry, output entry).</summary>
    public static string Table(string attributes, params (string Input, string Output)[] rules) => Table(attributes, "<output id=\"o\"/>", rules);

    public static string Table(string attributes, string outputs, params (string Input, string Output)[] rules)
    {
        var rows = rules.Select((rule, i) =>
            $"""<rule id="r{i + 1}"><inputEntry><text>{Escape(rule.Input)}</text></inputEntry>{string.Concat(rule.Output.Split('|').Select(output => $"<outputEntry><text>{Escape(output)}</text></outputEntry>"))}</rule>""");
        return $"""<decisionTable id="t" {attributes}><input id="i"><inputExpression><text>x</text></inputExpression></input>{outputs}{string.Concat(rows)}</decisionTable>""";
    }

    private static string Escape(string text) => System.Security.SecurityElement.Escape(text);
}
