namespace MetroEGov.Activities;

/// <summary>How a run of an activity ended. Closed: there are exactly the three cases nested here.</summary>
public abstract record ActivityResult<TOut>
    where TOut : class
{
    private ActivityResult()
    {
    }

    /// <summary>The work is done.</summary>
    public sealed record Completed(TOut Output) : ActivityResult<TOut>;

    /// <summary>
    /// The work cannot be done for a reason that the procedure foresees; becomes a BPMN error. <paramref name="Code"/> is one that
    /// the class declares with <see cref="BusinessErrorAttribute"/>. <paramref name="Message"/> names no personal data: it is stored and shown.
    /// </summary>
    public sealed record BusinessError(string Code, string Message) : ActivityResult<TOut>;

    /// <summary>The partner failed or could not be reached; retried with back-off, then an incident.</summary>
    public sealed record Failed(ActivityFailure Failure) : ActivityResult<TOut>;

    public static implicit operator ActivityResult<TOut>(TOut output) => new Completed(output);

    public static implicit operator ActivityResult<TOut>(ActivityFailure failure) => new Failed(failure);
}
