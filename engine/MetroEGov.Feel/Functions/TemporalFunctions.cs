namespace MetroEGov.Feel.Functions;

/// <summary>Source: DMN 1.5 §10.3.4.7 and §10.3.4.9; <c>last day of month</c>, <c>cycle</c>: Camunda.</summary>
internal static class TemporalFunctions
{
    private static readonly string[] Days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

    private static readonly string[] Months =
    [
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ];

    internal static void AddTo(BuiltInTable table)
    {
        table.Add("now()", (scoped in BuiltInCall call) => FeelValue.Of(Now(call)));
        table.Add("today()", (scoped in BuiltInCall call) => FeelValue.Of(Now(call).Date));
        AddOfDate(table, "day of year", date => FeelValue.Of(date.DayOfYear));
        AddOfDate(table, "day of week", date => FeelValue.Of(Days[date.DayOfWeek - 1]));
        AddOfDate(table, "month of year", date => FeelValue.Of(Months[date.Month - 1]));
        AddOfDate(table, "week of year", date => FeelValue.Of(WeekOfYear(date)));
        AddOfDate(table, "last day of month", date =>
            FeelDate.TryCreate(date.Year, date.Month, FeelDate.DaysInMonth(date.Year, date.Month), out var last) ? FeelValue.Of(last) : FeelValue.Null);
        table.Add("cycle(interval: duration)", (scoped in BuiltInCall call) => FeelValue.Of($"R/{FeelText.Of(call[0])}"));
        table.Add("cycle(repetitions: number?, interval: duration)", (scoped in BuiltInCall call) =>
            FeelValue.Of($"R{(call[0].IsNull ? "" : FeelText.Of(call[0]))}/{FeelText.Of(call[1])}"));
    }

    private static void AddOfDate(BuiltInTable table, string name, Func<FeelDate, FeelValue> body) =>
        table.Add($"{name}(date: date|date and time)", (scoped in BuiltInCall call) => body(ConversionFunctions.DateOf(call[0])));

    private static FeelDateTime Now(scoped in BuiltInCall call) =>
        FeelDateTime.From(call.Run.Environment.Now, call.Run.Environment.Zone);

    /// <summary>ISO 8601: week 1 is the one with the first Thursday.</summary>
    private static int WeekOfYear(FeelDate date)
    {
        var week = (date.DayOfYear - date.DayOfWeek + 10) / 7;
        if (week < 1)
        {
            return WeeksIn(date.Year - 1L);
        }
        return week > WeeksIn(date.Year) ? 1 : week;
    }

    private static int WeeksIn(long year) =>
        FeelDate.TryCreate(year, 1, 1, out var first) && (first.DayOfWeek == 4 || (first.DayOfWeek == 3 && FeelDate.IsLeapYear(year))) ? 53 : 52;
}
