using MetroEGov.Bpmn.Model;
using NodaTime;
using NodaTime.Text;

namespace MetroEGov.Bpmn.Execution.Choices;

/// <summary>
/// Which version of a process, decision or form is "latest" for a case: the highest whose first day is not after the date (laws change on
/// dates, not on deployments). The date is the case's application date, or the day of the step with <c>metroegov:asOf</c> = <c>now</c>.
/// </summary>
public static class VersionChoice
{
    private const string AsOf = "metroegov:asOf";

    /// <summary>The ISO date that decides for what an element calls, asks or shows.</summary>
    /// <param name="applicationDate">Of the case.</param>
    /// <param name="at">When the step is, or the user task was created.</param>
    /// <param name="zone">Of the region.</param>
    public static string DateOf(FlowNode node, string applicationDate, DateTimeOffset at, DateTimeZone zone)
    {
        ArgumentNullException.ThrowIfNull(node);
        return node.Properties.GetValueOrDefault(AsOf) == "now"
            ? DayOf(at, zone)
            : applicationDate;
    }

    /// <param name="validFrom">ISO date; null: valid always.</param>
    /// <param name="date">ISO date.</param>
    /// <returns>The default value when no version is valid on that date.</returns>
    public static T? Latest<T>(IEnumerable<T> versions, Func<T, int> version, Func<T, string?> validFrom, string date) =>
        versions.Where(v => string.CompareOrdinal(validFrom(v) ?? "", date) <= 0).OrderByDescending(version).FirstOrDefault();

    /// <summary>Which version was in force at a moment: of those deployed by then the latest of its day in the region's zone.</summary>
    public static T? InForceAt<T>(
        IEnumerable<T> versions, Func<T, int> version, Func<T, string?> validFrom, Func<T, DateTimeOffset> deployedAt, DateTimeOffset moment, DateTimeZone zone) =>
        Latest(
            versions.Where(v => deployedAt(v) <= moment),
            version,
            validFrom,
            DayOf(moment, zone));

    /// <summary>Which version counts on the date, and which ones follow it on which later days, as far as is known now.</summary>
    /// <returns>In order of days; the first with the date itself, when one is valid on it.</returns>
    public static IEnumerable<(T Version, string From)> Succession<T>(
        IEnumerable<T> versions, Func<T, int> version, Func<T, string?> validFrom, string date)
        where T : class
    {
        var all = versions.ToList();
        var later = all.Select(validFrom).OfType<string>().Where(day => string.CompareOrdinal(day, date) > 0);
        T? before = null;
        foreach (var day in later.Append(date).Distinct().Order(StringComparer.Ordinal))
        {
            if (Latest(all, version, validFrom, day) is { } chosen && !ReferenceEquals(chosen, before))
            {
                yield return (chosen, day);
                before = chosen;
            }
        }
    }

    private static string DayOf(DateTimeOffset moment, DateTimeZone zone) =>
        LocalDatePattern.Iso.Format(Instant.FromDateTimeOffset(moment).InZone(zone).Date);
}
