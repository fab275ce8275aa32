using System.Collections.Immutable;
using MetroEGov.Bpmn.Execution;
using MetroEGov.Bpmn.Execution.State;
using MetroEGov.Feel;
using MetroEGov.Forms;
using MetroEGov.Forms.Reading;
using MetroEGov.Scenarios.Deployment;
using MetroEGov.Scenarios.Driving;
using NodaTime;

namespace MetroEGov.Scenarios.Running;

/// <summary>
/// Completes a task as the server does: what its form would not accept fails the scenario, and what the form gives is written, not what the
/// scenario says. A task without a form writes what it is given.
/// </summary>
internal sealed class TaskSubmission(DeploymentUnit unit, ClusterVariables clusterVariables, DateTimeZone zone)
{
    public ImmutableDictionary<string, VariableValue> Check(
        CaseInstance instance,
        UserTaskState task,
        Actor actor,
        ImmutableDictionary<string, VariableValue> given,
        DateTimeOffset now)
    {
        if (task.Form is null)
        {
            return given;
        }

        var form = Find(instance, task);
        var shown = Shown(instance, task, actor);
        var post = FormPost.FromJson(FeelValue.Context(given.Select(v => KeyValuePair.Create(v.Key, v.Value.ToFeel()))));
        var environment = new FeelEnvironment(Instant.FromDateTimeOffset(now), zone, seed: task.Key);
        switch (FormSubmission.Validate(form, shown, post, environment))
        {
            case FormOutcome.Refused refused:
                throw new InstructionFailedException(
                    $"form '{form.Id}' to accept the data",
                    $"it refuses: {string.Join("; ", refused.Errors.Select(e => $"{e.Path}: {e.Code} ({e.English})"))}",
                    task.ElementId.Value);
            case FormOutcome.Accepted accepted:
                return Merge(form, accepted.Data, shown, given);
            default:
                throw new NotSupportedException("A form accepts or refuses.");
        }
    }

    private FormDefinition Find(CaseInstance instance, UserTaskState task)
    {
        if (task.Form is { FormId: { } id })
        {
            return unit.FindForm(id)?.Form ?? throw new InstructionFailedException($"form '{id}' of '{task.ElementId}' to be deployed", "no form of that id is in the deployment", task.ElementId.Value);
        }

        return task.Form?.EmbeddedFormKey is { } key && instance.Model.EmbeddedForms.TryGetValue(key, out var schema) && FormReader.Read(schema, key).Form is { } form
            ? form
            : throw new InstructionFailedException($"the embedded form of '{task.ElementId}' to be readable", "it has problems; see metroegov check", task.ElementId.Value);
    }

    /// <summary>
    /// What the task's form knows: everything in force, or only the task's inputs when the actor may not read the instance; and the cluster's
    /// variables, which belong to no case.
    /// </summary>
    private FeelValue Shown(CaseInstance instance, UserTaskState task, Actor actor)
    {
        var hasInputs = instance.Model.Find(task.ElementId) is { Io.Inputs.IsEmpty: false };
        var variables = hasInputs && !TaskPeople.MayRead(instance, actor)
            ? CaseVariables.LocalAt(instance.State, task.ElementInstanceKey)
            : CaseVariables.EffectiveAt(instance.State, task.ElementInstanceKey);
        return FeelValue.Context(clusterVariables.All
            .Where(v => !variables.ContainsKey(v.Key))
            .Concat(variables.Select(v => KeyValuePair.Create(v.Key, v.Value.ToFeel()))));
    }

    private static ImmutableDictionary<string, VariableValue> Merge(FormDefinition form, FeelValue data, FeelValue shown, ImmutableDictionary<string, VariableValue> given)
    {
        var fields = SubmittedData.Merge(shown, data);
        if (given.Keys.Order(StringComparer.Ordinal).FirstOrDefault(name => !fields.ContainsKey(name)) is { } unknown)
        {
            throw new InstructionFailedException($"form '{form.Id}' to ask for '{unknown}'", "it has no such field, or the field is hidden or disabled for this data");
        }

        return fields.ToImmutableDictionary(
            field => field.Key,
            field => VariableValue.TryFromFeel(field.Value, out var variable, out var refusal)
                ? variable
                : throw new InstructionFailedException($"field '{field.Key}' of form '{form.Id}' to give a value", refusal),
            StringComparer.Ordinal);
    }
}
