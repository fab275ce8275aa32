namespace MetroEGov.Activities;

/// <summary>
/// An activity for which the single call decides whether it may be sent again after an unknown outcome, for example one that only reads
/// when its inputs say so. The class is then not <see cref="ActivityAttribute.Idempotent"/> as a whole.
/// </summary>
/// <typeparam name="TIn">The activity's own input record.</typeparam>
public interface IRepeatable<TIn>
    where TIn : class
{
    /// <summary>Pure: the same for every attempt of one job. Not asked for an input that does not fit; such a call is never sent.</summary>
    static abstract bool MayRepeat(TIn input);
}
