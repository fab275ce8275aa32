using System.Collections.Immutable;
using MetroEGov.Bpmn.Execution.State;
using MetroEGov.Bpmn.Model;

namespace MetroEGov.Bpmn.Execution.Steps;

/// <summary>A thrown BPMN error.</summary>
internal sealed record ThrownError(string Code, string? Message, ImmutableDictionary<string, VariableValue> Variables);

/// <summary>
/// Finds who catches an error: from the throwing element outwards, in each scope its boundary events and event subprocesses, a catcher
/// of the code before one of all codes; above the instance its callers, when one of them catches it.
/// Source: BPMN 2.0.2 §10.5.1, §13.5.3.
/// </summary>
internal static class ErrorPropagation
{
    /// <summary>In <see cref="ParentLink.CaughtErrorCodes"/>: every code is caught.</summary>
    public const string CatchAll = "*";

    /// <returns>Null when it was caught, here or further up; the thrower has ended then. Else why not.</returns>
    public static Failure? Throw(StepRun run, ElementInstance thrower, ThrownError error)
    {
        if (FindCatcher(run, thrower, error.Code) is var (ownerKey, catcher))
        {
            run.Record(new HistoryEvent.ErrorThrown(thrower.Key, error.Code, error.Message, catcher.Id));
            Triggering.Fire(run, ownerKey, catcher, error.Variables);
            return null;
        }
        if (run.State.Parent is { } parent && IsCaughtAbove(parent, error.Code))
        {
            run.Record(new HistoryEvent.ErrorThrown(thrower.Key, error.Code, error.Message, null));
            run.AddEffect(ordinal => new Effect.ReportError(ordinal, parent, error.Code, error.Message, error.Variables));
            InstanceEnd.Terminate(run, isReported: true);
            return null;
        }
        return Unhandled(run, thrower, error.Code);
    }

    public static bool IsCaught(StepRun run, ElementInstance thrower, string code) =>
        FindCatcher(run, thrower, code) is not null || run.State.Parent is { } parent && IsCaughtAbove(parent, code);

    public static Failure Unhandled(StepRun run, ElementInstance thrower, string code) => new(
        IncidentType.UnhandledErrorEvent,
        $"{run.NodeOf(thrower)}: no boundary event, event subprocess or caller catches the error '{code}'.");

    /// <summary>The codes that a called instance may throw upwards: those caught around the call activity and by the callers above.</summary>
    public static ImmutableArray<string> CaughtAround(StepRun run, ElementInstance caller)
    {
        var codes = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var (ownerKey, catcher) in CatchersAround(run, caller))
        {
            codes.Add(CodeOf(run, ownerKey, catcher) ?? CatchAll);
        }
        codes.UnionWith(run.State.Parent?.CaughtErrorCodes ?? []);
        return [.. codes];
    }

    private static bool IsCaughtAbove(ParentLink parent, string code) =>
        parent.CaughtErrorCodes.Contains(code) || parent.CaughtErrorCodes.Contains(CatchAll);

    private static (long OwnerKey, FlowNode Catcher)? FindCatcher(StepRun run, ElementInstance thrower, string code)
    {
        (long OwnerKey, FlowNode Catcher)? catchAll = null;
        foreach (var candidate in CatchersAround(run, thrower))
        {
            if (catchAll is { } found && (found.OwnerKey, found.Catcher.Kind) != (candidate.OwnerKey, candidate.Catcher.Kind))
            {
                return found;
            }
            switch (CodeOf(run, candidate.OwnerKey, candidate.Catcher))
            {
                case null:
                    catchAll ??= candidate;
                    break;
                case var caught when caught == code:
                    return candidate;
                default:
                    break;
            }
        }
        return catchAll;
    }

    /// <summary>All error catchers, innermost first. An event subprocess catches for its scope as long as none has interrupted it.</summary>
    private static IEnumerable<(long OwnerKey, FlowNode Catcher)> CatchersAround(StepRun run, ElementInstance thrower)
    {
        for (var element = thrower; element is not null; element = run.State.Element(element.ScopeKey))
        {
            if (element.LoopCounter is null)
            {
                foreach (var index in run.NodeOf(element).BoundaryEvents)
                {
                    if (run.Model.Nodes[index].Event is EventTrigger.Error)
                    {
                        yield return (element.Key, run.Model.Nodes[index]);
                    }
                }
            }
            if (EventSubprocesses.IsInterrupted(run, element.ScopeKey))
            {
                continue;
            }
            foreach (var index in EventSubprocesses.In(run, element.ScopeKey))
            {
                var start = EventSubprocesses.StartOf(run, run.Model.Nodes[index]);
                if (start.Event is EventTrigger.Error)
                {
                    yield return (element.ScopeKey, start);
                }
            }
        }
    }

    /// <returns>The code that is caught; null for every code.</returns>
    private static string? CodeOf(StepRun run, long ownerKey, FlowNode catcher)
    {
        if (catcher.Event is not EventTrigger.Error { Code: { } code })
        {
            return null;
        }
        var expressions = new Expressions(run, catcher, ownerKey, IncidentType.ExtractValueError, "the error code");
        // Catching codes are static in the dialect; one that is no text catches nothing (the empty code is never thrown).
        return expressions.TryText(code, out var text, out _) ? text : "";
    }
}
