using System.Collections.ObjectModel;
using MetroEGov.Feel;

namespace MetroEGov.Runtime;

/// <summary>How the runtime is set up. Read once at start.</summary>
public sealed class RuntimeOptions
{
    /// <summary>Path of the SQLite file; created with its schema when it does not exist. Its folder must exist.</summary>
    public string DatabasePath { get; set; } = "metroegov.db";

    /// <summary>IANA id of the region's zone: <c>today()</c>, default application dates.</summary>
    public string TimeZoneId { get; set; } = "Europe/Berlin";

    /// <summary>
    /// Variables that belong to no case, such as <c>region</c>, as they are valid on a case's application date. Asked within steps and
    /// by forms: quick, thread-safe, and the same answer for a day as long as the host runs.
    /// </summary>
    public Func<DateOnly, IReadOnlyDictionary<string, FeelValue>> ClusterVariables { get; set; } =
        _ => ReadOnlyDictionary<string, FeelValue>.Empty;

    /// <summary>Every role that a grant may name; a start over HTTP that admits another one is refused at deployment.</summary>
    public IReadOnlyCollection<string> Roles { get; set; } = [];

    /// <summary>How long a run of an activity may take unless its task header <c>timeout</c> (ISO 8601 duration) says otherwise.</summary>
    public TimeSpan ActivityTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How many activities run at the same time.</summary>
    public int ConcurrentActivities { get; set; } = 16;

    /// <summary>Commands that may wait for their turn; beyond it <see cref="OverloadedException"/> (HTTP 503).</summary>
    public int QueueLimit { get; set; } = 1000;

    /// <summary>Whether Hangfire with its in-memory storage runs the sweeps; off in tests.</summary>
    public bool RunSweeps { get; set; } = true;
}
