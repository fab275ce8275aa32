namespace MetroEGov.Feel.Functions;

/// <summary>Source: DMN 1.5 §10.3.4.1.</summary>
internal static class ConversionFunctions
{
    internal static void AddTo(BuiltInTable table)
    {
        table.Add("date(from: string)", (scoped in BuiltInCall call) =>
            FeelDate.TryParse(call[0].Text, out var date) ? FeelValue.Of(date) : call.Fail("the text is no date (year-month-day)"));
        table.Add("date(from: date|date and time)", (scoped in BuiltInCall call) => FeelValue.Of(DateOf(call[0])));
        table.Add("date(year: number, month: number, day: number)", DateFromParts);
        table.Add("time(from: string)", (scoped in BuiltInCall call) =>
            FeelTime.TryParse(call[0].Text, out var time) ? FeelValue.Of(time) : call.Fail("the text is no time (hours:minutes:seconds)"));
        table.Add("time(from: date|time|date and time)", (scoped in BuiltInCall call) => FeelValue.Of(TimeOf(call[0])));
        table.Add("time(hour: number, minute: number, second: number, offset?: days and time duration?)", TimeFromParts);
        table.Add("date and time(from: string)", (scoped in BuiltInCall call) => FeelDateTime.TryParse(call[0].Text, out var dateTime)
            ? FeelValue.Of(dateTime)
            : call.Fail("the text is no date and time (year-month-dayThours:minutes:seconds)"));
        table.Add("date and time(from: date|date and time)", (scoped in BuiltInCall call) => call[0].Kind == FeelKind.DateTime
            ? call[0]
            : FeelValue.Of(FeelDateTime.Of(call[0].Date, new FeelTime(0, 0, null))));
        table.Add("date and time(date: date|date and time, time: time)",
            (scoped in BuiltInCall call) => FeelValue.Of(FeelDateTime.Of(DateOf(call[0]), call[1].Time)));
        table.Add("date and time(date: date|date and time, timezone: string)", InTimezone);
        table.Add(
            "date and time(year: number, month: number, day: number, hour: number, minute: number, second: number, offset?: days and time duration?)",
            DateTimeFromParts);
        table.Add(
            "date and time(year: number, month: number, day: number, hour: number, minute: number, second: number, timezone: string)",
            DateTimeFromParts);
        table.Add("duration(from: string)", (scoped in BuiltInCall call) =>
            TemporalText.TryDuration(call[0].Text) is { IsNull: false } duration ? duration : call.Fail("the text is no duration (P1Y2M or P1DT2H)"));
        table.Add("duration(from: duration)", (scoped in BuiltInCall call) => call[0]);
        table.Add("years and months duration(from: date|date and time, to: date|date and time)", YearsAndMonths);
        table.Add("string(from: any)", Text);
        table.Add("number(from: string, grouping separator?: string?, decimal separator?: string?)", NumberFromText);
        table.Add("number(from: number)", (scoped in BuiltInCall call) => call[0]);
        table.Add("range(from: string)", RangeText.Range);
    }

    internal static FeelDate DateOf(FeelValue value) => value.Kind == FeelKind.Date ? value.Date : value.DateTime.Date;

    private static FeelValue Text(scoped in BuiltInCall call)
    {
        if (call[0].IsNull || call[0].Kind == FeelKind.String)
        {
            return call[0];
        }
        var text = FeelText.Of(call[0]);
        return text.Length > FeelText.MaxLength || !call.Spend(text.Length / 16)
            ? call.Run.Stop(FeelWarningType.LimitExceeded, $"A string longer than {FeelText.MaxLength} characters", call.Span)
            : FeelValue.Of(text);
    }

    private static FeelTime TimeOf(FeelValue value) => value.Kind switch
    {
        FeelKind.Time => value.Time,
        FeelKind.DateTime => value.DateTime.Time,
        // A date counts as its midnight in UTC.
        _ => new FeelTime(0, 0, null),
    };

    private static FeelValue DateFromParts(scoped in BuiltInCall call) =>
        call.TryWhole(0, out var year) && call.TryWhole(1, out var month) && call.TryWhole(2, out var day)
        && FeelDate.TryCreate(year, month, day, out var date)
            ? FeelValue.Of(date)
            : call.OutOfRange("no such day");

    private static FeelValue TimeFromParts(scoped in BuiltInCall call) =>
        TryTime(call, 0, call[3], out var time) ? FeelValue.Of(time) : call.OutOfRange("no such time of day");

    private static FeelValue DateTimeFromParts(scoped in BuiltInCall call) =>
        call.TryWhole(0, out var year) && call.TryWhole(1, out var month) && call.TryWhole(2, out var day)
        && FeelDate.TryCreate(year, month, day, out var date) && TryTime(call, 3, call[6], out var time)
            ? FeelValue.Of(FeelDateTime.Of(date, time))
            : call.OutOfRange("no such date and time");

    private static bool TryTime(scoped in BuiltInCall call, int first, FeelValue offsetOrZone, out FeelTime time)
    {
        time = default;
        var second = call[first + 2].Number;
        if (!call.TryWhole(first, out var hour) || !call.TryWhole(first + 1, out var minute) || second is < 0m or >= 60m)
        {
            return false;
        }
        int? offset = null;
        if (offsetOrZone.Kind == FeelKind.DaysTimeDuration)
        {
            var seconds = offsetOrZone.DaysTime.Nanoseconds / FeelTime.NanosecondsPerSecond;
            if (Int128.Abs(seconds) > 64_800)
            {
                return false;
            }
            offset = (int)seconds;
        }
        var nanosecond = (long)decimal.Truncate((second - decimal.Truncate(second)) * FeelTime.NanosecondsPerSecond);
        if (!FeelTime.TryCreate(hour, minute, (long)decimal.Truncate(second), nanosecond, offset, out time))
        {
            return false;
        }
        if (offsetOrZone.TryGetString(out var zone))
        {
            time = new FeelTime(time.NanosecondOfDay, null, zone);
            return ZoneOffsets.Exists(zone);
        }
        return true;
    }

    /// <summary>Camunda: the same moment as the clocks of the zone show it; a local date and time is taken to be there.</summary>
    private static FeelValue InTimezone(scoped in BuiltInCall call)
    {
        var zone = call[1].Text;
        if (!ZoneOffsets.Exists(zone))
        {
            return call.Fail("no such time zone");
        }
        var dateTime = call[0].Kind == FeelKind.DateTime ? call[0].DateTime : FeelDateTime.Of(call[0].Date, default);
        if (dateTime.IsLocal)
        {
            return FeelValue.Of(FeelDateTime.Of(dateTime.Date, new FeelTime(dateTime.Time.NanosecondOfDay, null, zone)));
        }
        return Evaluation.TemporalMath.InZone(dateTime.UtcNanoseconds, zone) is { } moved
            ? FeelValue.Of(moved)
            : call.OutOfRange("the date is too far away");
    }

    /// <summary>Whole months from one to the other; the days of the month and the time of day decide about the last one.</summary>
    private static FeelValue YearsAndMonths(scoped in BuiltInCall call)
    {
        var (from, to) = (DateOf(call[0]), DateOf(call[1]));
        var months = ((to.Year - (long)from.Year) * 12) + to.Month - from.Month;
        if (months > 0 && to.Day < from.Day)
        {
            months--;
        }
        else if (months < 0 && to.Day > from.Day)
        {
            months++;
        }
        return FeelValue.Of(new FeelYearsMonthsDuration(months));
    }

    private static FeelValue NumberFromText(scoped in BuiltInCall call)
    {
        var text = call[0].Text;
        var (grouping, point) = (call[1], call[2]);
        if ((!grouping.IsNull && grouping.Text is not (" " or "," or ".")) || (!point.IsNull && point.Text is not ("." or ","))
            || (!grouping.IsNull && !point.IsNull && grouping.Text == point.Text))
        {
            return call.Fail("the separators must be ' ', ',' or '.' and differ");
        }
        if (!grouping.IsNull)
        {
            text = text.Replace(grouping.Text, "", StringComparison.Ordinal);
        }
        if (!point.IsNull && point.Text != ".")
        {
            text = text.Contains('.', StringComparison.Ordinal) ? "" : text.Replace(point.Text, ".", StringComparison.Ordinal);
        }
        return NumberText.TryParse(text, out var number) ? FeelValue.Of(number) : call.Fail("the text is no number");
    }
}
