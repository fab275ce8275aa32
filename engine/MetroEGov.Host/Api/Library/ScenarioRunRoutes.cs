using System.Diagnostics;
using System.Globalization;
using MetroEGov.Runtime;
using MetroEGov.Scenarios.Running;

namespace MetroEGov.Host.Api.Library;

/// <summary>Running the scenarios of a procedure: nothing is stored, no case is touched.</summary>
public static class ScenarioRunRoutes
{
    public static void Map(IEndpointRouteBuilder library) =>
        library.MapPost("/{id}/scenario-runs", RunAsync)
            .WithSummary("Runs all scenarios of a procedure over the files as they are now.")
            .Accepts<ScenarioRunRequest>("application/json")
            .Produces<ScenarioRunReport>()
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);

    private static async Task<IResult> RunAsync(string id, HttpRequest request, ScenarioRunner runner, CancellationToken cancellationToken)
    {
        if ((await ApiBody.ReadAsync(request, cancellationToken)).Refusal() is { } refusal)
            return refusal;
        return await runner.RunAsync(id, cancellationToken) switch
        {
            ScenarioRunAnswer.NoProcedure => LibraryAnswers.NoProcedure(id),
            ScenarioRunAnswer.AlreadyRunning => ApiProblem.Of(
                StatusCodes.Status409Conflict, "RUN_UNDER_WAY", "The scenarios of this procedure are being run already; wait for that run to end."),
            ScenarioRunAnswer.Ran ran => ApiJson.Ok(ScenarioRunReport.Of(id, ran.Report)),
            _ => throw new UnreachableException(),
        };
    }
}

/// <summary>Has no members yet.</summary>
public sealed record ScenarioRunRequest;

/// <param name="Problems">With any error nothing was run.</param>
/// <param name="Flows">Of the procedure's own processes.</param>
/// <param name="Rules">Of the procedure's own decision tables.</param>
public sealed record ScenarioRunReport(
    int Passed,
    int Failed,
    IReadOnlyList<ApiDocumentProblem> Problems,
    IReadOnlyList<ScenarioRunResult> Results,
    ScenarioCoverage Flows,
    ScenarioCoverage Rules)
{
    public static ScenarioRunReport Of(string procedureId, ProcedureReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var own = $"{procedureId}/";
        var flows = report.Flows.Where(flow => flow.File.StartsWith(own, StringComparison.Ordinal)).ToList();
        var rules = report.Rules.Where(rule => rule.File.StartsWith(own, StringComparison.Ordinal)).ToList();
        return new(
            report.Results.Count(result => result.Passed),
            report.Results.Count(result => !result.Passed),
            [.. report.Problems.Select(found => ApiDocumentProblem.Of(new ResourceProblem(found.File, found.Problem)))],
            [.. report.Results.Select(result => ScenarioRunResult.Of(own, result))],
            new(flows.Sum(flow => flow.Covered), flows.Sum(flow => flow.Total), [.. flows.SelectMany(flow => flow.Uncovered)]),
            new(
                rules.Sum(rule => rule.Covered),
                rules.Sum(rule => rule.Total),
                [.. rules.SelectMany(rule => rule.Uncovered.Select(row => string.Create(CultureInfo.InvariantCulture, $"{rule.DecisionId}:{row}")))]));
    }
}

/// <param name="File">Within the procedure, such as <c>scenarios/one.json</c>.</param>
public sealed record ScenarioRunResult(string File, string Name, bool Passed, ScenarioRunFailure? Failure)
{
    public static ScenarioRunResult Of(string folder, ScenarioResult result)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(result);
        var file = result.Scenario.File;
        return new(
            file.StartsWith(folder, StringComparison.Ordinal) ? file[folder.Length..] : file,
            result.Scenario.Name,
            result.Passed,
            result.Failure is { } failure
                ? new(failure.Line, failure.Instruction, failure.ElementId, failure.Expected, failure.Found, failure.Stands)
                : null);
    }
}

/// <param name="Line">Of the instruction in the scenario's file.</param>
/// <param name="ElementId">The element of the drawing that the failure is about.</param>
/// <param name="Expected">Null when the instruction could not be carried out.</param>
/// <param name="Stands">What is active, waiting, or stopped by an incident; a line for each case.</param>
public sealed record ScenarioRunFailure(int Line, string Instruction, string? ElementId, string? Expected, string Found, string Stands);

/// <param name="Missing">Ids of sequence flows, or <c>decision:row</c> with rows counted from 1.</param>
public sealed record ScenarioCoverage(int Covered, int Total, IReadOnlyList<string> Missing);
