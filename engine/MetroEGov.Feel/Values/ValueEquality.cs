namespace MetroEGov.Feel;

/// <summary>Equality. Source: DMN 1.5 §10.3.2.13 and table 50.</summary>
internal static class ValueEquality
{
    // A value nested deeper than this equals nothing: comparing it would exhaust the stack, which ends the whole process.
    private const int MaxDepth = 500;

    /// <summary>
    /// Parts compared at most. A value may hold the same part in many places, and so have more parts than there is memory or time
    /// for; two such values count as different.
    /// </summary>
    internal const int MaxSteps = 4_000_000;

    internal static bool? AreEqual(FeelValue left, FeelValue right)
    {
        var steps = MaxSteps;
        return AreEqual(left, right, ref steps);
    }

    internal static bool DeepEquals(FeelValue left, FeelValue right)
    {
        var steps = MaxSteps;
        return DeepEquals(left, right, 0, ref steps);
    }

    internal static bool? AreEqual(FeelValue left, FeelValue right, ref int steps)
    {
        if (left.IsNull || right.IsNull)
        {
            return left.IsNull && right.IsNull;
        }
        if (left.Kind != right.Kind)
        {
            return null;
        }
        return left.Kind switch
        {
            FeelKind.Time => TimesEqual(Seconds(left.Time), Seconds(right.Time)),
            FeelKind.DateTime => DateTimesEqual(Seconds(left.DateTime), Seconds(right.DateTime)),
            _ => DeepEquals(left, right, 0, ref steps),
        };
    }

    internal static bool DeepEquals(FeelValue left, FeelValue right, int depth, ref int steps)
    {
        if (left.Kind != right.Kind)
        {
            return false;
        }
        return left.Kind switch
        {
            FeelKind.Null => true,
            FeelKind.Boolean => left.Flag == right.Flag,
            FeelKind.Number => left.Number == right.Number,
            FeelKind.String => string.Equals(left.Text, right.Text, StringComparison.Ordinal),
            FeelKind.Date => left.Date == right.Date,
            FeelKind.Time => TimesEqual(left.Time, right.Time),
            FeelKind.DateTime => DateTimesEqual(left.DateTime, right.DateTime),
            FeelKind.YearsMonthsDuration => left.YearsMonths == right.YearsMonths,
            FeelKind.DaysTimeDuration => left.DaysTime == right.DaysTime,
            FeelKind.List => depth < MaxDepth && ListsEqual(left.Items, right.Items, depth + 1, ref steps),
            FeelKind.Context => depth < MaxDepth && ContextsEqual(left.Entries, right.Entries, depth + 1, ref steps),
            FeelKind.Range => depth < MaxDepth && RangesEqual(left.Range, right.Range, depth + 1, ref steps),
            _ => ReferenceEquals(left.Reference, right.Reference),
        };
    }

    internal static int Hash(FeelValue value) => value.Kind switch
    {
        FeelKind.Boolean => value.Flag ? 1 : 2,
        FeelKind.Number => value.Number.GetHashCode(),
        FeelKind.String => string.GetHashCode(value.Text, StringComparison.Ordinal),
        FeelKind.Date => value.Date.GetHashCode(),
        FeelKind.YearsMonthsDuration => value.YearsMonths.GetHashCode(),
        FeelKind.DaysTimeDuration => value.DaysTime.GetHashCode(),
        FeelKind.Time => HashCode.Combine(UtcNanosecond(value.Time) ?? value.Time.NanosecondOfDay),
        FeelKind.DateTime => value.DateTime.UtcNanoseconds.GetHashCode(),
        // Only the first level: the same for equal values, and not the work of walking through all of them.
        FeelKind.List => value.Items.Aggregate(value.Items.Length, (hash, item) => HashCode.Combine(hash, HashOfScalar(item))),
        FeelKind.Context => value.Entries.Aggregate(
            value.Entries.Count, (hash, entry) => hash ^ HashCode.Combine(string.GetHashCode(entry.Key, StringComparison.Ordinal), HashOfScalar(entry.Value))),
        _ => (int)value.Kind,
    };

    private static int HashOfScalar(FeelValue value) =>
        value.Kind is FeelKind.List or FeelKind.Context ? (int)value.Kind : Hash(value);

    /// <summary>The time of day in UTC; null where it is local or its zone's offset depends on a date.</summary>
    internal static long? UtcNanosecond(FeelTime time)
    {
        var offset = time.ZoneId is { } id ? ZoneOffsets.Fixed(id) : time.OffsetSeconds;
        return offset is null ? null : time.NanosecondOfDay - (offset * FeelTime.NanosecondsPerSecond);
    }

    // `=` compares times by their properties hour, minute, second and offset, which leave fractions of a second out.
    private static FeelTime Seconds(FeelTime time) =>
        new(time.NanosecondOfDay - time.Nanosecond, time.OffsetSeconds, time.ZoneId);

    private static FeelDateTime Seconds(FeelDateTime dateTime) => FeelDateTime.Of(dateTime.Date, Seconds(dateTime.Time));

    private static bool TimesEqual(FeelTime left, FeelTime right)
    {
        if (left == right)
        {
            return true;
        }
        return UtcNanosecond(left) is { } l && UtcNanosecond(right) is { } r && l == r;
    }

    private static bool DateTimesEqual(FeelDateTime left, FeelDateTime right) =>
        left.IsLocal == right.IsLocal && left.UtcNanoseconds == right.UtcNanoseconds;

    private static bool ListsEqual(FeelValue[] left, FeelValue[] right, int depth, ref int steps)
    {
        if (ReferenceEquals(left, right))
        {
            return true;
        }
        if (left.Length != right.Length)
        {
            return false;
        }
        for (var i = 0; i < left.Length; i++)
        {
            if (--steps < 0 || !DeepEquals(left[i], right[i], depth, ref steps))
            {
                return false;
            }
        }
        return true;
    }

    private static bool ContextsEqual(FeelContextValue left, FeelContextValue right, int depth, ref int steps)
    {
        if (ReferenceEquals(left, right))
        {
            return true;
        }
        if (left.Count != right.Count)
        {
            return false;
        }
        foreach (var (key, value) in left)
        {
            if (--steps < 0 || !right.TryGetValue(key, out var other) || !DeepEquals(value, other, depth, ref steps))
            {
                return false;
            }
        }
        return true;
    }

    private static bool RangesEqual(FeelRange left, FeelRange right, int depth, ref int steps) =>
        left.IsStartIncluded == right.IsStartIncluded
        && left.IsEndIncluded == right.IsEndIncluded
        && left.Comparison == right.Comparison
        && DeepEquals(left.Start, right.Start, depth, ref steps)
        && DeepEquals(left.End, right.End, depth, ref steps);
}
