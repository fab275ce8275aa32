using System.Collections.Immutable;

namespace MetroEGov.Runtime.Deployment;

/// <summary>What deployment demands of start events beyond what a drawing shows by itself.</summary>
internal sealed class StartChecks(HttpStartChecks http, TimerStartChecks timers)
{
    /// <param name="files">Everything that is deployed together.</param>
    public IEnumerable<ResourceProblem> Check(ImmutableArray<(DeployResource Resource, ImmutableArray<ReadDefinition> Definitions)> files)
    {
        var processes = files
            .SelectMany(file => file.Definitions
                .Where(found => found.Process is not null)
                .Select(found => (file.Resource.Name, Process: found.Process!, found.ValidFrom)))
            .ToList();
        return http.Check([.. processes.Select(found => (found.Name, found.Process))]).Concat(timers.Check(processes));
    }
}
