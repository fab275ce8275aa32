using System.Collections.Immutable;
using MetroEGov.Bpmn.Execution.Starts;
using MetroEGov.Bpmn.Model;
using MetroEGov.Bpmn.Reading;
using NodaTime.Text;

namespace MetroEGov.Bpmn.Validation;

/// <summary>
/// The platform's own properties (<c>zeebe:property</c> with a name that begins with <c>metroegov:</c>). A name that is not known is
/// refused: a misspelled legal basis or reader must not pass in silence.
/// </summary>
internal static class PropertyRules
{
    public const string Prefix = "metroegov:";

    public static IEnumerable<Problem> Check(ProcessModel model)
    {
        foreach (var (name, value) in Ours(model.Properties))
        {
            if (CheckProcess(name, value) is { } problem)
            {
                yield return new(ProblemSeverity.Error, problem.Code, model.ProcessId, model.Line, problem.Text);
            }
        }

        foreach (var node in model.Nodes)
        {
            foreach (var (name, value) in Ours(node.Properties))
            {
                if (CheckNode(node, name, value) is { } problem)
                {
                    yield return node.Error(problem.Code, problem.Text);
                }
            }
        }
    }

    private static IEnumerable<KeyValuePair<string, string>> Ours(ImmutableDictionary<string, string> properties) =>
        properties.Where(p => p.Key.StartsWith(Prefix, StringComparison.Ordinal)).OrderBy(p => p.Key, StringComparer.Ordinal);

    private static (string Code, string Text)? CheckProcess(string name, string value) => name switch
    {
        "metroegov:visibleTo" => Valid(IsVisibility(value), name, "accepting, competent or both, joined by a comma"),
        "metroegov:validFrom" => Valid(LocalDatePattern.Iso.Parse(value).Success, name, "a date like 2026-11-23"),
        "metroegov:retention" => Valid(IsRetention(value), name, "a duration like P5Y"),
        _ => Unknown(name, "a process"),
    };

    private static (string Code, string Text)? CheckNode(FlowNode node, string name, string value) => (name, node.Kind) switch
    {
        ("metroegov:uniqueBusinessKey", ElementKind.StartEvent) => Valid(value is "true" or "false", name, "true or false"),
        (StartTimers.AuthorityProperty, ElementKind.StartEvent) when node is { Parent: null, Event: null or EventTrigger.Timer } =>
            Valid(string.IsNullOrWhiteSpace(value) || TimerStartRules.IsKey(value), name, "the nine-digit key of an authority, for example 020000000"),
        (_, ElementKind.StartEvent) when HttpStartReader.IsKnown(name) => null,
        ("metroegov:caseHeader", ElementKind.BusinessRuleTask) => Valid(value == "competence", name, "competence"),
        ("metroegov:asOf", ElementKind.BusinessRuleTask or ElementKind.CallActivity or ElementKind.UserTask) => Valid(value is "now" or "applicationDate", name, "now or applicationDate"),
        ("metroegov:legalBasis" or "metroegov:purpose" or "metroegov:reasonKey", _) when node.Job is not null => Valid(!string.IsNullOrWhiteSpace(value), name, "a text that is not empty"),
        _ => Unknown(name, $"an element of kind {node.Kind}"),
    };

    private static bool IsRetention(string value) =>
        PeriodPattern.Roundtrip.Parse(value).Success && !value.Contains('-', StringComparison.Ordinal);

    private static bool IsVisibility(string value)
    {
        var readers = value.Split(',', StringSplitOptions.TrimEntries);
        return readers.All(r => r is "accepting" or "competent") && readers.Distinct().Count() == readers.Length;
    }

    private static (string Code, string Text)? Valid(bool isValid, string name, string expected) =>
        isValid ? null : (ProblemCode.InvalidProperty, $"Property {name} must be {expected}.");

    private static (string Code, string Text)? Unknown(string name, string place) =>
        (ProblemCode.UnknownProperty, $"Property {name} has no meaning on {place}. Check its spelling and its place.");
}
