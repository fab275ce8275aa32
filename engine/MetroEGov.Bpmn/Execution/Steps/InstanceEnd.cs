using System.Collections.Immutable;

namespace MetroEGov.Bpmn.Execution.Steps;

/// <summary>How an instance ends, and what its caller hears of it.</summary>
internal static class InstanceEnd
{
    public static void Complete(StepRun run)
    {
        Waits.Close(run, run.State.Key);
        run.Record(new HistoryEvent.InstanceCompleted());
        run.Agenda.Clear();
        if (run.State.Parent is { } parent)
        {
            var variables = run.State.Variables.ToImmutableDictionary(StringComparer.Ordinal);
            run.AddEffect(ordinal => new Effect.ReportCompletion(ordinal, parent, variables));
        }
    }

    /// <param name="isReported">An error has gone up to the caller already.</param>
    public static void Terminate(StepRun run, bool isReported)
    {
        run.Record(new HistoryEvent.InstanceTerminating(isReported));
        Termination.TerminateContent(run, run.State.Key);
        Waits.Close(run, run.State.Key);
        run.Agenda.Clear();
        TerminateIfEmpty(run);
    }

    public static void TerminateIfEmpty(StepRun run)
    {
        if (run.State.Elements.Count > 0)
        {
            return;
        }
        run.Record(new HistoryEvent.InstanceTerminated());
        run.Agenda.Clear();
        if (run.State.Parent is { } parent && !run.State.IsEndReported)
        {
            run.AddEffect(ordinal => new Effect.ReportTermination(ordinal, parent));
        }
    }
}
