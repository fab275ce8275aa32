namespace MetroEGov.Feel;

/// <summary>
/// A range. A missing end point (<c>&gt; 5</c>) is null and not included. Source: DMN 1.5 §10.3.2.7.
/// </summary>
public sealed record FeelRange(FeelValue Start, bool IsStartIncluded, FeelValue End, bool IsEndIncluded)
{
    /// <summary>
    /// Set where the range was written as a comparison, <c>(&lt; 10)</c>: it differs from every interval, even from one with the
    /// same ends. <c>(!= 10)</c> contains all but its start.
    /// </summary>
    internal FeelComparison? Comparison { get; init; }

    private bool IsNegated => Comparison == FeelComparison.NotEqual;

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

/// <summary>The comparison that a range was written as.</summary>
internal enum FeelComparison : byte
{
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}
