using System.Collections.Immutable;
using MetroEGov.Regions;
using MetroEGov.Scenarios.Coverage;
using MetroEGov.Scenarios.Deployment;
using MetroEGov.Scenarios.Driving;
using MetroEGov.Scenarios.Model;
using NodaTime.Text;

namespace MetroEGov.Scenarios.Running;

/// <summary>What came of all scenarios of a procedure.</summary>
/// <param name="Problems">Of the definitions and scenario files. With any error nothing was run.</param>
public sealed record ProcedureReport(
    ImmutableArray<FileProblem> Problems,
    ImmutableArray<ScenarioResult> Results,
    ImmutableArray<FlowCoverage> Flows,
    ImmutableArray<RuleCoverage> Rules)
{
    public bool WasRun => !Problems.Any(p => p.IsError);
}

/// <summary>Runs the scenarios of procedures, each against a fresh deployment of its procedure's definitions.</summary>
public static class ProcedureRunner
{
    public static ProcedureReport Run(ProcedureFolder folder) => Run(
        DeploymentReader.Read([folder.Path, folder.Shared]),
        [.. folder.ScenarioFiles.Select(ResourceReader.Read)],
        new RegionShelf(folder.Regions),
        budget: null);

    /// <summary>Runs texts that are not on a disk.</summary>
    /// <param name="definitions">BPMN, DMN and form files, those of <c>shared</c> included.</param>
    /// <param name="scenarios">The scenario files.</param>
    /// <param name="regionName">As scenarios name it.</param>
    /// <param name="region">What the cluster variable <c>region</c> is made of.</param>
    /// <param name="budget">Bounds all scenarios together.</param>
    /// <exception cref="OperationCanceledException">Nobody waits for the run any more.</exception>
    public static ProcedureReport Run(
        IEnumerable<ReadResource> definitions, IReadOnlyList<ReadResource> scenarios, string regionName, Region region, RunBudget budget) =>
        Run(DeploymentReader.Join(definitions), scenarios, new RegionShelf(regionName, region), budget);

    private static ProcedureReport Run(ReadDeployment deployment, IReadOnlyList<ReadResource> files, RegionShelf regions, RunBudget? budget)
    {
        ImmutableArray<FileProblem> problems = [.. deployment.Problems, .. files.SelectMany(f => f.Problems.Select(p => new FileProblem(f.File, p)))];
        var report = new ProcedureReport(problems, [], [], []);
        if (!report.WasRun)
        {
            return report;
        }

        ImmutableArray<ScenarioResult> results = [.. files.SelectMany(f => f.Scenarios).Select(s => Run(s, deployment.Unit, regions, budget))];
        var traces = results.Select(r => r.Trace).ToList();
        return report with { Results = results, Flows = FlowCoverage.Of(deployment.Unit, traces), Rules = RuleCoverage.Of(deployment.Unit, traces) };
    }

    private static ScenarioResult Run(Scenario scenario, DeploymentUnit unit, RegionShelf regions, RunBudget? budget)
    {
        var (variables, refusal) = regions.Find(scenario.Settings.Region, Day(scenario.Settings));
        return refusal is null
            ? new ScenarioRun(scenario, unit, variables, RegionShelf.TimeZoneId, budget).Run()
            : new(scenario, new(scenario.Line, "metroegov.region", null, null, refusal, "no process instance was started"), ScenarioTrace.Empty);
    }

    /// <summary>The region as it is valid on the application date; a scenario without a date takes the runner's fixed day.</summary>
    private static DateOnly Day(CaseSettings settings) =>
        settings.ApplicationDate is { } date ? LocalDatePattern.Iso.Parse(date).Value.ToDateOnly()
        : settings.Now is { } now ? DateOnly.FromDateTime(now.UtcDateTime)
        : ScenarioRun.DefaultDay.ToDateOnly();
}
