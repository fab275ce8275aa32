namespace MetroEGov.Feel.Functions;

/// <summary>Points and ranges along a line. Source: DMN 1.5 §10.3.4.10, tables 78 and 79 (after Allen's interval algebra).</summary>
internal static class RangeFunctions
{
    private delegate bool Relation(Span left, Span right, ref bool isComparable);

    internal static void AddTo(BuiltInTable table)
    {
        Add(table, "before", "pp pr rp rr", Before);
        Add(table, "after", "pp pr rp rr", (Span a, Span b, ref bool ok) => Before(b, a, ref ok));
        Add(table, "meets", "rr", Meets);
        Add(table, "met by", "rr", (Span a, Span b, ref bool ok) => Meets(b, a, ref ok));
        Add(table, "overlaps", "rr", Overlaps);
        Add(table, "overlaps before", "rr", OverlapsBefore);
        Add(table, "overlaps after", "rr", (Span a, Span b, ref bool ok) => OverlapsBefore(b, a, ref ok));
        Add(table, "finishes", "pr rr", Finishes);
        Add(table, "finished by", "rp rr", (Span a, Span b, ref bool ok) => Finishes(b, a, ref ok));
        Add(table, "includes", "rp rr", Includes);
        Add(table, "during", "pr rr", (Span a, Span b, ref bool ok) => Includes(b, a, ref ok));
        Add(table, "starts", "pr rr", Starts);
        Add(table, "started by", "rp rr", (Span a, Span b, ref bool ok) => Starts(b, a, ref ok));
        Add(table, "coincides", "pp rr", Coincides);
    }

    private static void Add(BuiltInTable table, string name, string forms, Relation relation)
    {
        const string point = "number|string|date|time|date and time|duration";
        foreach (var form in forms.Split(' '))
        {
            var signature = form switch
            {
                "pp" => $"{name}(point1: {point}, point2: {point})",
                "pr" => $"{name}(point: {point}, range: range)",
                "rp" => $"{name}(range: range, point: {point})",
                _ => $"{name}(range1: range, range2: range)",
            };
            table.Add(signature, (scoped in BuiltInCall call) =>
            {
                var isComparable = true;
                var result = relation(Span.Of(call[0]), Span.Of(call[1]), ref isComparable);
                return isComparable ? FeelValue.Of(result) : call.Fail("the end points cannot be compared");
            });
        }
    }

    private static bool Before(Span a, Span b, ref bool ok)
    {
        var order = a.End.CompareTo(b.Start, ref ok);
        return order < 0 || (order == 0 && !(a.End.IsIncluded && b.Start.IsIncluded));
    }

    private static bool Meets(Span a, Span b, ref bool ok) =>
        a.End.IsIncluded && b.Start.IsIncluded && a.End.CompareTo(b.Start, ref ok) == 0;

    private static bool Overlaps(Span a, Span b, ref bool ok) => !Before(a, b, ref ok) && !Before(b, a, ref ok);

    private static bool OverlapsBefore(Span a, Span b, ref bool ok)
    {
        var starts = a.Start.CompareTo(b.Start, ref ok);
        var ends = a.End.CompareTo(b.End, ref ok);
        return (starts < 0 || (starts == 0 && a.Start.IsIncluded && !b.Start.IsIncluded))
            && !Before(a, b, ref ok)
            && (ends < 0 || (ends == 0 && (!a.End.IsIncluded || b.End.IsIncluded)));
    }

    private static bool Finishes(Span a, Span b, ref bool ok)
    {
        var starts = a.Start.CompareTo(b.Start, ref ok);
        return a.End.CompareTo(b.End, ref ok) == 0
            && a.End.IsIncluded == b.End.IsIncluded
            && (a.IsPoint || starts > 0 || (starts == 0 && (!a.Start.IsIncluded || b.Start.IsIncluded)));
    }

    private static bool Starts(Span a, Span b, ref bool ok)
    {
        var ends = a.End.CompareTo(b.End, ref ok);
        return a.Start.CompareTo(b.Start, ref ok) == 0
            && a.Start.IsIncluded == b.Start.IsIncluded
            && (a.IsPoint || ends < 0 || (ends == 0 && (!a.End.IsIncluded || b.End.IsIncluded)));
    }

    private static bool Includes(Span a, Span b, ref bool ok)
    {
        var starts = a.Start.CompareTo(b.Start, ref ok);
        var ends = a.End.CompareTo(b.End, ref ok);
        return (starts < 0 || (starts == 0 && (a.Start.IsIncluded || !b.Start.IsIncluded)))
            && (ends > 0 || (ends == 0 && (a.End.IsIncluded || !b.End.IsIncluded)));
    }

    private static bool Coincides(Span a, Span b, ref bool ok) =>
        a.Start.CompareTo(b.Start, ref ok) == 0 && a.End.CompareTo(b.End, ref ok) == 0
        && a.Start.IsIncluded == b.Start.IsIncluded && a.End.IsIncluded == b.End.IsIncluded;

    /// <summary>A range, or a point as a range of one value. An open end lies beyond every value.</summary>
    private readonly record struct Span(Bound Start, Bound End, bool IsPoint)
    {
        internal static Span Of(FeelValue value) => value.TryGetRange(out var range)
            ? new Span(new Bound(range.Start, range.IsStartIncluded, -1), new Bound(range.End, range.IsEndIncluded, 1), false)
            : new Span(new Bound(value, true, -1), new Bound(value, true, 1), true);
    }

    private readonly record struct Bound(FeelValue Value, bool IsIncluded, int OpenSide)
    {
        internal int CompareTo(Bound other, ref bool isComparable)
        {
            if (Value.IsNull || other.Value.IsNull)
            {
                return (Value.IsNull ? OpenSide : 0).CompareTo(other.Value.IsNull ? other.OpenSide : 0);
            }
            var order = FeelValue.Compare(Value, other.Value);
            isComparable &= order is not null;
            return order ?? 0;
        }
    }
}
