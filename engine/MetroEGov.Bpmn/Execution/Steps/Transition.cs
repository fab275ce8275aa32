namespace MetroEGov.Bpmn.Execution.Steps;

/// <summary>What an element does once it is active.</summary>
internal readonly record struct Transition(TransitionKind Kind, Failure? Failure)
{
    /// <summary>It waits: for a job, a person, a message, a timer, its content.</summary>
    public static Transition Wait => new(TransitionKind.Wait, null);

    public static Transition Complete => new(TransitionKind.Complete, null);

    /// <summary>It has ended on its own: an error that it threw terminated it.</summary>
    public static Transition Gone => new(TransitionKind.Gone, null);

    public static Transition Fail(Failure failure) => new(TransitionKind.Fail, failure);
}

internal enum TransitionKind
{
    Wait,
    Complete,
    Gone,
    Fail,
}
