using System.Diagnostics;

namespace MetroEGov.Feel;

/// <summary>What FEEL itself calls the kinds of value.</summary>
internal static class KindNames
{
    internal static string Of(FeelKind kind) => kind switch
    {
        FeelKind.Null => "Null",
        FeelKind.Boolean => "boolean",
        FeelKind.Number => "number",
        FeelKind.String => "string",
        FeelKind.Date => "date",
        FeelKind.Time => "time",
        FeelKind.DateTime => "date and time",
        FeelKind.YearsMonthsDuration => "years and months duration",
        FeelKind.DaysTimeDuration => "days and time duration",
        FeelKind.List => "list",
        FeelKind.Context => "context",
        FeelKind.Range => "range",
        FeelKind.Function => "function",
        _ => throw new UnreachableException(),
    };
}
