using System.Globalization;
using NodaTime;

namespace MetroEGov.Runtime;

/// <summary>Dates as ISO text, as columns and headers hold them: they sort as text.</summary>
internal static class IsoDates
{
    private const string Pattern = "yyyy-MM-dd";

    public static string Text(DateOnly date) => date.ToString(Pattern, CultureInfo.InvariantCulture);

    public static DateOnly Parse(string text) => DateOnly.ParseExact(text, Pattern, CultureInfo.InvariantCulture);

    /// <summary>Today where the authorities are, not where the host's clock stands.</summary>
    public static DateOnly Today(TimeProvider clock, RuntimeOptions options) => In(clock.GetUtcNow(), options);

    /// <summary>The day of a moment where the authorities are.</summary>
    public static DateOnly In(DateTimeOffset moment, RuntimeOptions options) => Instant.FromDateTimeOffset(moment)
        .InZone(DateTimeZoneProviders.Tzdb[options.TimeZoneId]).Date.ToDateOnly();
}
