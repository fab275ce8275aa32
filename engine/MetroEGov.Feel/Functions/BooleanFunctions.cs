namespace MetroEGov.Feel.Functions;

/// <summary>Source: DMN 1.5 §10.3.4.2 and §10.3.4.4 (<c>all</c>, <c>any</c>).</summary>
internal static class BooleanFunctions
{
    internal static void AddTo(BuiltInTable table)
    {
        table.Add("not(negand: boolean)", (scoped in BuiltInCall call) => FeelValue.Of(!call[0].Flag));
        table.Add("not(negand: any)", (scoped in BuiltInCall _) => FeelValue.Null);
        table.Add("all(list: list)", (scoped in BuiltInCall call) => Every(call[0].Items, true));
        table.Add("all(b...: any)", (scoped in BuiltInCall call) => Every(call.Arguments, true));
        table.Add("any(list: list)", (scoped in BuiltInCall call) => Every(call[0].Items, false));
        table.Add("any(b...: any)", (scoped in BuiltInCall call) => Every(call.Arguments, false));
        table.Add("is(value1: any, value2: any)", (scoped in BuiltInCall call) => FeelValue.Of(IsSame(call[0], call[1])));
    }

    /// <summary>One item that is not <paramref name="wanted"/> decides; without one, an item that is no boolean makes it unknown.</summary>
    private static FeelValue Every(ReadOnlySpan<FeelValue> items, bool wanted)
    {
        var isUnknown = false;
        foreach (var item in items)
        {
            if (item.Kind != FeelKind.Boolean)
            {
                isUnknown = true;
            }
            else if (item.Flag != wanted)
            {
                return item;
            }
        }
        return isUnknown ? FeelValue.Null : FeelValue.Of(wanted);
    }

    /// <summary>The same element of the semantic domain: times are the same only with the same offset or zone.</summary>
    private static bool IsSame(FeelValue left, FeelValue right) => (left.Kind, right.Kind) switch
    {
        (FeelKind.Time, FeelKind.Time) => IsSame(left.Time, right.Time, left.Time.OffsetSeconds, right.Time.OffsetSeconds),
        (FeelKind.DateTime, FeelKind.DateTime) => left.DateTime.Date == right.DateTime.Date
            && IsSame(left.DateTime.Time, right.DateTime.Time, left.DateTime.OffsetSeconds, right.DateTime.OffsetSeconds),
        _ => left.Kind == right.Kind && FeelValue.DeepEquals(left, right),
    };

    private static bool IsSame(FeelTime left, FeelTime right, int? leftOffset, int? rightOffset) =>
        left.NanosecondOfDay == right.NanosecondOfDay && left.ZoneId == right.ZoneId && leftOffset == rightOffset;
}
