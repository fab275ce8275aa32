namespace MetroEGov.Feel;

/// <summary>Order. Source: DMN 1.5 §10.3.2.14 and table 51. Strings are compared by code points.</summary>
internal static class ValueOrder
{
    internal static int? Compare(FeelValue left, FeelValue right)
    {
        if (left.Kind != right.Kind)
        {
            return null;
        }
        return left.Kind switch
        {
            FeelKind.Number => left.Number.CompareTo(right.Number),
            FeelKind.String => CompareCodePoints(left.Text, right.Text),
            FeelKind.Date => left.Date.CompareTo(right.Date),
            FeelKind.Time => Times(left.Time, right.Time),
            FeelKind.DateTime => DateTimes(left.DateTime, right.DateTime),
            FeelKind.YearsMonthsDuration => left.YearsMonths.CompareTo(right.YearsMonths),
            FeelKind.DaysTimeDuration => left.DaysTime.CompareTo(right.DaysTime),
            _ => null,
        };
    }

    private static int? Times(FeelTime left, FeelTime right)
    {
        if ((left.IsLocal && right.IsLocal) || (left.ZoneId is not null && left.ZoneId == right.ZoneId))
        {
            return left.NanosecondOfDay.CompareTo(right.NanosecondOfDay);
        }
        return ValueEquality.UtcNanosecond(left) is { } l && ValueEquality.UtcNanosecond(right) is { } r ? l.CompareTo(r) : null;
    }

    private static int? DateTimes(FeelDateTime left, FeelDateTime right) =>
        left.IsLocal == right.IsLocal ? left.UtcNanoseconds.CompareTo(right.UtcNanoseconds) : null;

    private static int CompareCodePoints(string left, string right)
    {
        var shorter = Math.Min(left.Length, right.Length);
        for (var i = 0; i < shorter; i++)
        {
            var (l, r) = (left[i], right[i]);
            if (l != r)
            {
                // A surrogate stands for a code point above every unit of the basic plane.
                return char.IsSurrogate(l) == char.IsSurrogate(r) ? l.CompareTo(r) : char.IsSurrogate(l) ? 1 : -1;
            }
        }
        return left.Length.CompareTo(right.Length);
    }
}
