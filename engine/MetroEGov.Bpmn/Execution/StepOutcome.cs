using System.Collections.Immutable;
using MetroEGov.Bpmn.Execution.State;

namespace MetroEGov.Bpmn.Execution;

/// <summary>What came of a command. Exactly one of <see cref="Accepted"/> and <see cref="Rejected"/>.</summary>
public abstract record StepOutcome
{
    private StepOutcome()
    {
    }

    public sealed record Accepted(InstanceState State, ImmutableArray<HistoryEvent> History, ImmutableArray<Effect> Effects) : StepOutcome;

    /// <summary>The command is not allowed now; the state is unchanged.</summary>
    public sealed record Rejected(RejectionCode Code, string Text) : StepOutcome;
}

public enum RejectionCode
{
    /// <summary>It was there and is done: 404 or 409 for a caller, done for an effect.</summary>
    AlreadyClosed,

    /// <summary>No such key in this instance.</summary>
    NotFound,

    /// <summary>The command does not fit the state, e.g. starting twice.</summary>
    WrongState,

    /// <summary>Somebody else holds the task by now.</summary>
    AssigneeChanged,

    /// <summary>A timer before its time, or a command from before the last step.</summary>
    TooEarly,

    /// <summary>A variable is reserved, too large or no JSON.</summary>
    InvalidVariable,
}
