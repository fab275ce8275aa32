namespace MetroEGov.Feel;

/// <summary>
/// A range. A missing end point (<c>&gt; 5</c>) is null and not included. Source: DMN 1.5 §10.3.2.7.
/// </summary>
public sealed record FeelRange(FeelValue Start, bool IsStartIncluded, FeelValue End, bool IsEndIncluded)
{
    /// <summary>Set for <c>= x</c> and <c>!= x</c> written as a range: the value that must, or must not, be met.</summary>
    internal bool IsNegated { get; init; }

    /// <summary>Whether <paramref name="value"/> lies within; null where it cannot be compared with the end points.</summary>
    public bool? Includes(FeelValue value)
    {
        if (IsNegated)
        {
            return !FeelValue.AreEqual(value, Start);
        }
        var result = true;
        if (!Start.IsNull)
        {
            if (FeelValue.Compare(value, Start) is not { } order)
            {
                return null;
            }
            result = IsStartIncluded ? order >= 0 : order > 0;
        }
        if (!End.IsNull)
        {
            if (FeelValue.Compare(value, End) is not { } order)
            {
                return null;
            }
            result &= IsEndIncluded ? order <= 0 : order < 0;
        }
        return result;
    }
}
