using MetroEGov.Bpmn.Execution.State;
using MetroEGov.Bpmn.Model;
using MetroEGov.Forms;
using MetroEGov.Forms.Reading;
using MetroEGov.Runtime.Deployment;

namespace MetroEGov.Runtime.Processing;

/// <summary>Finds the form of a task: a deployed one in the version valid for the case, or one embedded in the process.</summary>
internal sealed class TaskForms(DefinitionCatalog definitions)
{
    /// <returns>Null when the task has no form, or none of that id is valid on the application date.</returns>
    public (TaskForm Form, FormDefinition Definition)? Find(LoadedTask task)
    {
        if (task.State.Form is not { } reference)
            return null;

        if (reference.FormId is { } formId)
        {
            var row = reference.Binding == BindingType.Deployment
                ? definitions.FindInDeployment(DefinitionKind.Form, formId, task.Definition.DeploymentKey)
                : definitions.FindValid(DefinitionKind.Form, formId, task.Instance.Header.ApplicationDate);
            return row is null
                ? null
                : (new TaskForm(formId, row.Version, definitions.TextOf(row)), definitions.FormOf(row));
        }

        return reference.EmbeddedFormKey is { } key
            && task.Model.EmbeddedForms.TryGetValue(key, out var schema)
            && FormReader.Read(schema, key).Form is { } form
                ? (new TaskForm(null, null, schema), form)
                : null;
    }
}

/// <summary>An open task with the instance and the model around it.</summary>
internal sealed record LoadedTask(
    UserTaskState State,
    InstanceState Instance,
    ProcessModel Model,
    Persistence.DefinitionRow Definition);
