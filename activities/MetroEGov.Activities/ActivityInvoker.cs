using System.Diagnostics;
using System.Text.Json;

namespace MetroEGov.Activities;

/// <summary>
/// Runs an activity with JSON in and JSON out: checks the inputs, keeps the deadline, refuses an undeclared error code. Immutable.
/// </summary>
/// <remarks>An exception of the activity itself, other than the one for a passed deadline, is a defect and comes through.</remarks>
public abstract class ActivityInvoker
{
    private const string DeadlineExceeded = "DEADLINE_EXCEEDED";

    /// <summary>Timers of the runtime end at about 49 days; no attempt is meant to last longer than a day.</summary>
    private static readonly TimeSpan LongestTimer = TimeSpan.FromDays(1);

    private protected ActivityInvoker(ActivityDescriptor descriptor) => Descriptor = descriptor;

    public ActivityDescriptor Descriptor { get; }

    public static ActivityInvoker For(ActivityDescriptor descriptor)
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        var type = typeof(ActivityInvoker<,>).MakeGenericType(descriptor.InputType, descriptor.OutputType);
        return (ActivityInvoker)(Activator.CreateInstance(type, descriptor) ?? throw new UnreachableException());
    }

    /// <summary>
    /// Runs <paramref name="activity"/>. Members of <paramref name="input"/> that the activity does not know are ignored: a job
    /// without input mapping carries all variables of its scope. Input that does not fit is a permanent failure <c>INVALID_INPUT</c>
    /// that names every member at fault; a passed deadline is <c>DEADLINE_EXCEEDED</c>, outcome unknown.
    /// </summary>
    public async Task<ActivityOutcome> InvokeAsync(
        object activity, JsonElement input, ActivityContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (MissingLegalFooting(context) is { } refusal)
            return new ActivityOutcome.Failed(refusal);
        if (context.Remaining == TimeSpan.Zero)
        {
            return new ActivityOutcome.Failed(ActivityFailure.Unavailable(
                DeadlineExceeded, $"The deadline of activity '{Descriptor.JobType}' at element '{context.ElementId}' passed before it began."));
        }

        using var deadline = new CancellationTokenSource(
            context.Remaining < LongestTimer ? context.Remaining : LongestTimer, context.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            var outcome = await RunAsync(activity, input, context, either.Token).ConfigureAwait(false);
            return outcome with { Accesses = [.. context.Accesses] };
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return new ActivityOutcome.Failed(ActivityFailure.Unknown(
                DeadlineExceeded,
                $"Activity '{Descriptor.JobType}' at element '{context.ElementId}' did not end before its deadline."))
            {
                Accesses = [.. context.Accesses],
            };
        }
    }

    /// <summary>Whether this call may be sent again after an attempt with unknown outcome.</summary>
    public abstract bool MayRepeat(JsonElement input);

    private protected abstract Task<ActivityOutcome> RunAsync(
        object activity, JsonElement input, ActivityContext context, CancellationToken cancellationToken);

    private ActivityFailure? MissingLegalFooting(ActivityContext context)
    {
        if (!Descriptor.ReadsRegister)
            return null;

        (string Name, string? Value)[] needed =
        [
            ("metroegov:legalBasis", context.LegalBasis),
            ("metroegov:purpose", context.Purpose),
            ("metroegov:reasonKey", context.ReasonKey),
        ];
        var missing = needed.Where(property => string.IsNullOrWhiteSpace(property.Value)).Select(property => property.Name).ToList();
        return missing.Count == 0
            ? null
            : ActivityFailure.Permanent(
                "LEGAL_BASIS_MISSING",
                $"Activity '{Descriptor.JobType}' reads a register, but element '{context.ElementId}' has no {string.Join(", ", missing)}. "
                + "Add the zeebe:property to the element and deploy again.");
    }
}

/// <summary>The typed half of <see cref="ActivityInvoker"/>.</summary>
internal sealed class ActivityInvoker<TIn, TOut>(ActivityDescriptor descriptor) : ActivityInvoker(descriptor)
    where TIn : class
    where TOut : class
{
    private readonly Func<TIn, bool>? _mayRepeat = RepeatRule(descriptor);

    /// <inheritdoc/>
    public override bool MayRepeat(JsonElement input) =>
        Descriptor.IsIdempotent
        || (_mayRepeat is not null && InputReader.TryRead<TIn>(Descriptor, input, out var value, out _) && _mayRepeat(value));

    private protected override async Task<ActivityOutcome> RunAsync(
        object activity, JsonElement input, ActivityContext context, CancellationToken cancellationToken)
    {
        if (!InputReader.TryRead<TIn>(Descriptor, input, out var value, out var problems))
        {
            return new ActivityOutcome.Failed(ActivityFailure.Permanent(
                "INVALID_INPUT",
                $"Activity '{Descriptor.JobType}' at element '{context.ElementId}': {string.Join(" ", problems)}"));
        }

        var result = activity switch
        {
            IActivity<TIn, TOut> remote => await remote.RunAsync(value, context, cancellationToken).ConfigureAwait(false),
            ILocalActivity<TIn, TOut> local => local.Run(value, context),
            _ => throw new ArgumentException(
                $"Expected an instance of {Descriptor.ImplementationType.FullName}, found {activity.GetType().FullName}.", nameof(activity)),
        };
        return result switch
        {
            ActivityResult<TOut>.Completed completed =>
                new ActivityOutcome.Completed(JsonSerializer.SerializeToElement(completed.Output, ActivityJson.Options)),
            ActivityResult<TOut>.BusinessError error => OutcomeOf(error, context),
            ActivityResult<TOut>.Failed failed => new ActivityOutcome.Failed(failed.Failure),
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>The static method of the class that implements <see cref="IRepeatable{TIn}"/>; null when it does not.</summary>
    private static Func<TIn, bool>? RepeatRule(ActivityDescriptor descriptor) =>
        descriptor.ImplementationType.IsAssignableTo(typeof(IRepeatable<TIn>))
            ? descriptor.ImplementationType.GetInterfaceMap(typeof(IRepeatable<TIn>)).TargetMethods.Single().CreateDelegate<Func<TIn, bool>>()
            : null;

    private ActivityOutcome OutcomeOf(ActivityResult<TOut>.BusinessError error, ActivityContext context) =>
        Descriptor.Errors.Any(declared => declared.Code == error.Code)
            ? new ActivityOutcome.BusinessError(error.Code, error.Message)
            : new ActivityOutcome.Failed(ActivityFailure.Permanent(
                "UNDECLARED_ERROR",
                $"Activity '{Descriptor.JobType}' at element '{context.ElementId}' threw the error '{error.Code}' that it does not declare. "
                + "Add [BusinessError] to the class."));
}
