using MetroEGov.Runtime;

namespace MetroEGov.Host.Pages;

/// <summary>Names of processes for people; looked up once per request.</summary>
public sealed class ProcedureNames(Deployments deployments)
{
    private Dictionary<string, string>? _names;

    /// <summary>The name in the newest drawing, else the process id.</summary>
    public async Task<string> OfAsync(string processId, CancellationToken cancellationToken)
    {
        _names ??= (await deployments.ListAsync(DefinitionKind.Process, cancellationToken: cancellationToken))
            .GroupBy(definition => definition.Id, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.MaxBy(definition => definition.Version)!.Name ?? group.Key, StringComparer.Ordinal);
        return _names.GetValueOrDefault(processId, processId);
    }
}
