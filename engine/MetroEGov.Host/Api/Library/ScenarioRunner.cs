using System.Collections.Concurrent;
using MetroEGov.Host.Setup;
using MetroEGov.Regions;
using MetroEGov.Runtime;
using MetroEGov.Scenarios.Deployment;
using MetroEGov.Scenarios.Driving;
using MetroEGov.Scenarios.Running;

namespace MetroEGov.Host.Api.Library;

/// <summary>What came of asking for a run of scenarios.</summary>
public abstract record ScenarioRunAnswer
{
    private ScenarioRunAnswer()
    {
    }

    public sealed record Ran(ProcedureReport Report) : ScenarioRunAnswer;

    public sealed record NoProcedure : ScenarioRunAnswer;

    /// <summary>One run at a time for each procedure.</summary>
    public sealed record AlreadyRunning : ScenarioRunAnswer;
}

/// <summary>
/// Runs the scenarios of a procedure over the working copies of the library, with the region of this host. Everything happens in memory,
/// on a thread of its own, bounded in steps; it ends when nobody waits for it any more. Thread-safe.
/// </summary>
public sealed class ScenarioRunner(ProcedureLibrary library, Region region, HostSettings settings)
{
    /// <summary>Of all scenarios of a run together; a long case takes some hundred.</summary>
    public const int StepLimit = 200_000;

    private const string Shared = "shared";

    private readonly ConcurrentDictionary<string, byte> _running = new(StringComparer.Ordinal);

    public async Task<ScenarioRunAnswer> RunAsync(string procedureId, CancellationToken cancellationToken)
    {
        if (await library.ReadAllAsync(procedureId, cancellationToken) is not { } procedure)
            return new ScenarioRunAnswer.NoProcedure();
        var shared = procedureId == Shared ? null : await library.ReadAllAsync(Shared, cancellationToken);
        if (!_running.TryAdd(procedureId, 0))
            return new ScenarioRunAnswer.AlreadyRunning();
        try
        {
            // A run computes for seconds: it must not take a thread that answers requests.
            return new ScenarioRunAnswer.Ran(await Task.Factory.StartNew(
                () => Run(procedure, shared, cancellationToken),
                cancellationToken,
                TaskCreationOptions.LongRunning | TaskCreationOptions.DenyChildAttach,
                TaskScheduler.Default));
        }
        finally
        {
            _running.TryRemove(procedureId, out _);
        }
    }

    private ProcedureReport Run(ProcedureFiles procedure, ProcedureFiles? shared, CancellationToken cancellationToken)
    {
        var files = Read(procedure).ToLookup(file => Path.GetExtension(file.File) == ".json");
        var definitions = shared is null
            ? files[false]
            : files[false].Concat(Read(shared).Where(file => ResourceReader.IsDefinition(file.File)));
        return ProcedureRunner.Run(
            definitions, [.. files[true]], settings.Region, region, new RunBudget(StepLimit, cancellationToken));
    }

    private static IEnumerable<ReadResource> Read(ProcedureFiles procedure) =>
        procedure.Files.Select(file => ResourceReader.ReadText($"{procedure.Id}/{file.Name}", file.Text));
}
