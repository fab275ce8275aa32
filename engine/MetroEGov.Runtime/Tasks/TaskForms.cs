using MetroEGov.Bpmn.Execution.Choices;
using MetroEGov.Bpmn.Execution.State;
using MetroEGov.Bpmn.Model;
using MetroEGov.Forms;
using MetroEGov.Forms.Reading;
using MetroEGov.Runtime.Deployment;
using NodaTime;

namespace MetroEGov.Runtime.Processing;

/// <summary>Finds the form of a task: a deployed one in the version valid for the case, or one embedded in the process.</summary>
internal sealed class TaskForms(DefinitionCatalog definitions, RuntimeOptions options)
{
    /// <returns>Null when the task has no form, or none of that id is valid on the date.</returns>
    public (TaskForm Form, FormDefinition Definition)? Find(LoadedTask task)
    {
        if (task.State.Form is not { } reference)
            return null;

        if (reference.FormId is { } formId)
        {
            var row = reference.Binding == BindingType.Deployment
                ? definitions.FindInDeployment(DefinitionKind.Form, formId, task.Definition.DeploymentKey)
                : definitions.FindValid(DefinitionKind.Form, formId, DateOf(task));
            return row is null
                ? null
                : (new TaskForm(formId, row.Version, definitions.TextOf(row)) { Key = row.Key }, definitions.FormOf(row));
        }

        return reference.EmbeddedFormKey is { } key
            && task.Model.EmbeddedForms.TryGetValue(key, out var schema)
            && FormReader.Read(schema, key).Form is { } form
                ? (new TaskForm(null, null, schema), form)
                : null;
    }

    /// <summary>With <c>metroegov:asOf</c> = <c>now</c> the day on which the task was created: its form must not change while somebody fills it.</summary>
    private string DateOf(LoadedTask task) => task.Model.Find(task.State.ElementId) is { } node
        ? VersionChoice.DateOf(
            node, task.Instance.Header.ApplicationDate, task.State.CreatedAt, DateTimeZoneProviders.Tzdb[options.TimeZoneId])
        : task.Instance.Header.ApplicationDate;
}

/// <summary>An open task with the instance and the model around it.</summary>
internal sealed record LoadedTask(
    UserTaskState State,
    InstanceState Instance,
    ProcessModel Model,
    Persistence.DefinitionRow Definition);
