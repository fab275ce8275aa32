using System.Collections.Concurrent;
using MetroEGov.Bpmn.Model;
using MetroEGov.Bpmn.Reading;
using MetroEGov.Runtime;

namespace MetroEGov.Host.Pages;

/// <summary>The compiled drawing behind a definition key: pages take names and kinds of elements from it. Thread-safe.</summary>
public sealed class DefinitionModels(Deployments deployments)
{
    private const int ModelsKept = 500;

    private readonly ConcurrentDictionary<long, ProcessModel> _models = new();

    /// <summary>Null for an unknown key. A stored definition was checked when it was deployed.</summary>
    public async Task<ProcessModel?> FindAsync(long definitionKey, CancellationToken cancellationToken)
    {
        if (_models.TryGetValue(definitionKey, out var known))
            return known;
        if (await deployments.GetAsync(definitionKey, cancellationToken) is not { Kind: DefinitionKind.Process } definition
            || await deployments.GetTextAsync(definitionKey, cancellationToken) is not { } xml)
            return null;
        var model = BpmnReader.Read(xml, definition.ResourceName).Processes
            .FirstOrDefault(process => process.ProcessId == definition.Id);
        if (model is null)
            return null;
        if (_models.Count >= ModelsKept)
            _models.Clear();
        return _models.GetOrAdd(definitionKey, model);
    }
}
