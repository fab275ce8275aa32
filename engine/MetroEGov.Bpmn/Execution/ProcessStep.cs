using MetroEGov.Bpmn.Execution.Handling;
using MetroEGov.Bpmn.Execution.State;
using MetroEGov.Bpmn.Execution.Steps;
using MetroEGov.Bpmn.Model;

namespace MetroEGov.Bpmn.Execution;

/// <summary>
/// The pure core: one command on one instance. No clock, no random ids, no I/O: the same arguments give the same outcome, always.
/// Safe to call from many threads at once.
/// </summary>
public static class ProcessStep
{
    /// <summary>After so many activations a step stops, to be continued by <see cref="Command.Continue"/> (R2).</summary>
    public const int MaxActivationsPerStep = 2_000;

    /// <summary>After so many activations without coming to rest an incident halts the instance (R2).</summary>
    public const int MaxActivationsWithoutWait = 100_000;

    /// <summary>All variables of one instance together, in UTF-8 (R10).</summary>
    public const int MaxCaseBytes = 4 * 1024 * 1024;

    /// <summary>
    /// Keys of an instance end here; the last 2^16 are kept back so that a step that is under way, and an incident about it, still find theirs.
    /// </summary>
    internal const long MaxCounter = (1 << 24) - (1 << 16);

    /// <param name="model">The version of the definition that the instance runs on.</param>
    /// <param name="context">See R1; the same for the whole step.</param>
    /// <returns>The new state with what happened and what the shell shall do, or the reason why the command is not allowed now.</returns>
    public static StepOutcome Apply(ProcessModel model, StepContext context, InstanceState state, Command command)
    {
        if (Admission.Refuse(state, command) is { } refused)
        {
            return refused;
        }
        var run = new StepRun(model, context, state, command.At.ToUniversalTime());
        if (command is not Command.StartInstance)
        {
            run.Record(new HistoryEvent.StepBegan(run.At, command.Actor, command.GetType().Name, context.Seed));
        }
        if (CommandHandling.Handle(run, command) is { } rejected)
        {
            return rejected;
        }
        AgendaRun.Run(run);
        return run.End();
    }
}
