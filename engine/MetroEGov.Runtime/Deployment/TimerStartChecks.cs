using MetroEGov.Bpmn.Execution.Starts;
using MetroEGov.Bpmn.Model;
using MetroEGov.Bpmn.Validation;
using MetroEGov.Runtime.Processing;

namespace MetroEGov.Runtime.Deployment;

/// <summary>What deployment demands of timer starts: an authority that the region has on the first day of the version.</summary>
internal sealed class TimerStartChecks(ClusterVariablesOn clusterVariables, RuntimeOptions options, TimeProvider clock)
{
    /// <param name="files">Everything that is deployed together, with the first day of each process as ISO date.</param>
    public IEnumerable<ResourceProblem> Check(IEnumerable<(string ResourceName, ProcessModel Process, string ValidFrom)> files)
    {
        var today = IsoDates.Text(IsoDates.Today(clock, options));
        foreach (var (name, process, validFrom) in files)
        {
            var day = string.CompareOrdinal(validFrom, today) > 0 ? validFrom : today;
            foreach (var problem in TimerStartRules.Check(process, key => AcceptingAuthority.Find(clusterVariables(day), key) is not null))
                yield return new ResourceProblem(name, problem);
        }
    }
}
