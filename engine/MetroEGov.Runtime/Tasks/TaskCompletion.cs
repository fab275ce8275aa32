using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json;
using MetroEGov.Bpmn.Execution;
using MetroEGov.Bpmn.Execution.State;
using MetroEGov.Feel;
using MetroEGov.Forms;
using MetroEGov.Runtime.Jobs;

namespace MetroEGov.Runtime.Processing;

/// <summary>Checks what was submitted against the task's form and makes variables of it.</summary>
internal sealed class TaskCompletion(TaskForms forms, RuntimeOptions options)
{
    /// <returns>The variables, or the answer that says why there are none.</returns>
    public (ImmutableDictionary<string, VariableValue>? Variables, CommandAnswer? Refusal) Check(
        LoadedTask task, FormPost? post, JsonElement? data, bool mayReadInstance, DateTimeOffset now)
    {
        if (forms.Find(task) is not { } form)
            return ReadAll(data);

        var shown = FeelValue.FromJson(TaskVariables.Of(task, mayReadInstance));
        post ??= FormPost.FromJson(data is { } json ? FeelValue.FromJson(json) : FeelValue.Null);
        return FormSubmission.Validate(form.Definition, WithClusterVariables(shown, task), post, FeelEnvironments.At(now, options, task.State.Key)) switch
        {
            FormOutcome.Refused refused => (null, new CommandAnswer.FormInvalid(refused.Errors)),
            FormOutcome.Accepted accepted => Merge(accepted.Data, shown),
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>Forms read cluster variables (options from the region's directory) as expressions of processes do.</summary>
    private FeelValue WithClusterVariables(FeelValue shown, LoadedTask task) => shown.TryGetContext(out var variables)
        ? FeelValue.Context(options.ClusterVariables(IsoDates.Parse(task.Instance.Header.ApplicationDate)).Aggregate(variables, (all, cluster) => all.ContainsKey(cluster.Key) ? all : all.With(cluster.Key, cluster.Value)))
        : shown;

    private static (ImmutableDictionary<string, VariableValue>?, CommandAnswer?) ReadAll(JsonElement? data) =>
        ScopeVariables.TryRead(data, out var variables, out var refusal)
            ? (variables, null)
            : (null, new CommandAnswer.Refused(RefusalCode.InvalidVariable, refusal ?? ""));

    private static (ImmutableDictionary<string, VariableValue>?, CommandAnswer?) Merge(FeelValue submitted, FeelValue shown)
    {
        var variables = ImmutableDictionary.CreateBuilder<string, VariableValue>(StringComparer.Ordinal);
        foreach (var (name, value) in SubmittedData.Merge(shown, submitted))
        {
            if (CaseHeader.IsReserved(name))
            {
                return (null, new CommandAnswer.Refused(
                    RefusalCode.InvalidVariable, $"The form writes '{name}', which belongs to the header of the case. Rename the field's key."));
            }

            if (!VariableValue.TryFromFeel(value, out var variable, out var why))
                return (null, new CommandAnswer.Refused(RefusalCode.InvalidVariable, $"Variable '{name}': {why}"));

            variables[name] = variable;
        }

        return (variables.ToImmutable(), null);
    }
}
