using MetroEGov.Bpmn.Model;
using MetroEGov.Bpmn.Reading;
using MetroEGov.Dmn;
using MetroEGov.Forms;
using MetroEGov.Forms.Reading;
using MetroEGov.Runtime.Persistence;

namespace MetroEGov.Runtime.Deployment;

/// <summary>
/// Compiles what is stored. It passed all checks of its day; checks that came later do not refuse it, only a text that cannot be read
/// at all does, and that is a damaged store.
/// </summary>
internal static class StoredDefinition
{
    public static ProcessModel CompileProcess(DefinitionRow definition, string text) =>
        BpmnReader.ReadStored(text, definition.ResourceName).FirstOrDefault(process => process.ProcessId == definition.Id)
        ?? throw Unreadable(definition);

    public static FormDefinition CompileForm(DefinitionRow definition, string text) =>
        FormReader.Read(text, definition.ResourceName).Form ?? throw Unreadable(definition);

    public static DecisionModel CompileDecisions(DefinitionRow definition, string text) =>
        DmnReader.Read(text, definition.ResourceName, DmnReadMode.Tolerant).Model ?? throw Unreadable(definition);

    private static InvalidDataException Unreadable(DefinitionRow definition) => new(
        $"The stored {definition.Kind} '{definition.Id}' version {definition.Version} ({definition.ResourceName}) cannot be read any more.");
}
