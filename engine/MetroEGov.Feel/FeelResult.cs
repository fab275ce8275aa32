using System.Collections.Immutable;

namespace MetroEGov.Feel;

/// <summary>
/// What an evaluation gave. FEEL answers null where something cannot be evaluated; the warnings say why.
/// </summary>
public readonly record struct FeelResult(FeelValue Value, ImmutableArray<FeelWarning> Warnings)
{
    /// <summary>
    /// True when the value must not be used: an <c>assert</c> failed or a limit stopped the evaluation. The value is then null.
    /// </summary>
    public bool IsFailure
    {
        get
        {
            foreach (var warning in Warnings)
            {
                if (warning.Type is FeelWarningType.AssertFailure or FeelWarningType.LimitExceeded)
                {
                    return true;
                }
            }
            return false;
        }
    }
}
