namespace MetroEGov.Activities;

/// <summary>
/// A piece of work outside the process, as a rule a call to a partner. It runs after the commit that created its job, at least once,
/// on any host; it must be safe for concurrent use.
/// </summary>
/// <typeparam name="TIn">A record whose properties are the inputs. JSON of the element's variables, camel case.</typeparam>
/// <typeparam name="TOut">A record whose properties are the outputs. It goes back as JSON, camel case.</typeparam>
public interface IActivity<TIn, TOut>
    where TIn : class
    where TOut : class
{
    /// <summary>
    /// Does the work. Expected outcomes are results, never exceptions; an exception means a defect of the activity. The token fires at
    /// the deadline and when the host stops.
    /// </summary>
    Task<ActivityResult<TOut>> RunAsync(TIn input, ActivityContext context, CancellationToken cancellationToken);
}

/// <summary>
/// A synchronous computation without I/O. The host runs it inside the step, before the write transaction opens, and commits its
/// result together with the step; it may be computed again after a crash and must then give the same answer.
/// </summary>
public interface ILocalActivity<TIn, TOut>
    where TIn : class
    where TOut : class
{
    ActivityResult<TOut> Run(TIn input, ActivityContext context);
}
