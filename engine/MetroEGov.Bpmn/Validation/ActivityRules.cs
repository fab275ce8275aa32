using System.Collections.Immutable;
using MetroEGov.Bpmn.Model;

namespace MetroEGov.Bpmn.Validation;

/// <summary>Whether tasks give the host's activities what they need. Only a static job type can be checked; another fails when it runs.</summary>
public static class ActivityRules
{
    /// <summary>What the access log of a register needs to know of every call.</summary>
    public static ImmutableArray<string> RegisterProperties { get; } = ["metroegov:legalBasis", "metroegov:purpose", "metroegov:reasonKey"];

    public static ImmutableArray<Problem> Check(ProcessModel model, IKnownActivities activities) =>
        [.. model.Nodes.SelectMany(node => Check(node, activities))];

    private static IEnumerable<Problem> Check(FlowNode node, IKnownActivities activities)
    {
        if (node.Job is not { Type.IsStatic: true } job || activities.Find(job.Type.Text) is not { } requirements)
        {
            yield break;
        }

        var given = node.Io.Inputs.Select(i => i.Target.Split('.')[0]).ToHashSet(StringComparer.Ordinal);
        foreach (var input in requirements.RequiredInputs.Where(i => !given.Contains(i)))
        {
            yield return node.Error(ProblemCode.MissingActivityInput, $"Activity '{job.Type.Text}' of '{node.Id}' requires input '{input}'. Add an input mapping for it.");
        }

        if (!requirements.ReadsRegister)
        {
            yield break;
        }

        foreach (var property in RegisterProperties.Where(p => string.IsNullOrWhiteSpace(node.Properties.GetValueOrDefault(p))))
        {
            yield return node.Error(ProblemCode.MissingLegalBasis, $"'{node.Id}' reads a register: give it the property {property}.");
        }
    }
}
