using System.Collections.Immutable;
using MetroEGov.Scenarios.Coverage;
using MetroEGov.Scenarios.Deployment;
using MetroEGov.Scenarios.Model;
using NodaTime.Text;

namespace MetroEGov.Scenarios.Running;

/// <summary>What came of all scenarios of a procedure.</summary>
/// <param name="Problems">Of the definitions and scenario files. With any error nothing was run.</param>
public sealed record ProcedureReport(
    ProcedureFolder Folder,
    ImmutableArray<FileProblem> Problems,
    ImmutableArray<ScenarioResult> Results,
    ImmutableArray<FlowCoverage> Flows,
    ImmutableArray<RuleCoverage> Rules)
{
    public bool WasRun => !Problems.Any(p => p.IsError);
}

/// <summary>Runs the scenarios of procedures, each against a fresh deployment of its procedure's folder.</summary>
public static class ProcedureRunner
{
    public static ProcedureReport Run(ProcedureFolder folder)
    {
        var deployment = DeploymentReader.Read([folder.Path, folder.Shared]);
        var files = folder.ScenarioFiles.Select(ResourceReader.Read).ToList();
        ImmutableArray<FileProblem> problems = [.. deployment.Problems, .. files.SelectMany(f => f.Problems.Select(p => new FileProblem(f.File, p)))];
        var report = new ProcedureReport(folder, problems, [], [], []);
        if (!report.WasRun)
        {
            return report;
        }

        var regions = new RegionShelf(folder.Regions);
        ImmutableArray<ScenarioResult> results = [.. files.SelectMany(f => f.Scenarios).Select(s => Run(s, deployment.Unit, regions))];
        var traces = results.Select(r => r.Trace).ToList();
        return report with { Results = results, Flows = FlowCoverage.Of(deployment.Unit, traces), Rules = RuleCoverage.Of(deployment.Unit, traces) };
    }

    private static ScenarioResult Run(Scenario scenario, DeploymentUnit unit, RegionShelf regions)
    {
        var (variables, refusal) = regions.Find(scenario.Settings.Region, Day(scenario.Settings));
        return refusal is null
            ? new ScenarioRun(scenario, unit, variables, RegionShelf.TimeZoneId).Run()
            : new(scenario, new(scenario.Line, "metroegov.region", null, refusal, "no process instance was started"), ScenarioTrace.Empty);
    }

    /// <summary>The region as it is valid on the application date; a scenario without a date takes the runner's fixed day.</summary>
    private static DateOnly Day(CaseSettings settings) =>
        settings.ApplicationDate is { } date ? LocalDatePattern.Iso.Parse(date).Value.ToDateOnly()
        : settings.Now is { } now ? DateOnly.FromDateTime(now.UtcDateTime)
        : ScenarioRun.DefaultDay.ToDateOnly();
}
