namespace MetroEGov.Bpmn.Model;

/// <summary>What an event waits for or throws. Source: BPMN 2.0.2 §10.5 Events.</summary>
public abstract record EventTrigger
{
    private EventTrigger()
    {
    }

    public sealed record None : EventTrigger;

    /// <summary>Also the message of a receive task. The correlation key is absent for message start events of the process.</summary>
    public sealed record Message(ModelExpression Name, ModelExpression? CorrelationKey) : EventTrigger;

    public sealed record Timer(TimerKind Kind, ModelExpression Value) : EventTrigger;

    /// <param name="Code">Null catches every code (boundary, event subprocess); a throwing event always has one.</param>
    public sealed record Error(ModelExpression? Code) : EventTrigger;

    public sealed record Terminate : EventTrigger;
}

public enum TimerKind
{
    /// <summary>An ISO 8601 date-time, once.</summary>
    Date,

    /// <summary>An ISO 8601 duration, once.</summary>
    Duration,

    /// <summary>An ISO 8601 repeating interval (<c>R3/PT10S</c>); only where the event does not interrupt.</summary>
    Cycle,
}
