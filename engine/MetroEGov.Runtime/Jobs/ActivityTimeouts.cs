using System.Text.Json;
using System.Xml;
using MetroEGov.Runtime.Persistence;

namespace MetroEGov.Runtime.Jobs;

/// <summary>Times of a job, from its task headers (ISO 8601 durations) or the options.</summary>
internal static class ActivityTimeouts
{
    private const string TimeoutHeader = "timeout";

    /// <summary>How long a lease outlives the deadline of its run, so that the answer of a run that used all its time still counts.</summary>
    public static TimeSpan Grace { get; } = TimeSpan.FromSeconds(30);

    public static TimeSpan Of(JobRow job, RuntimeOptions options) => Of(HeadersOf(job), options);

    public static TimeSpan Of(IReadOnlyDictionary<string, string> headers, RuntimeOptions options) =>
        headers.TryGetValue(TimeoutHeader, out var text) && TryParse(text, out var timeout) && timeout > TimeSpan.Zero
            ? timeout
            : options.ActivityTimeout;

    public static Dictionary<string, string> HeadersOf(JobRow job) =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(job.Headers) ?? [];

    public static bool TryParse(string text, out TimeSpan duration)
    {
        try
        {
            duration = XmlConvert.ToTimeSpan(text);
            return true;
        }
        catch (FormatException)
        {
            duration = TimeSpan.Zero;
            return false;
        }
        catch (OverflowException)
        {
            duration = TimeSpan.Zero;
            return false;
        }
    }
}
