namespace MetroEGov.Host.Security.Views;

/// <summary>Somebody looked at a case or at the data of a task. Append-only; names keys, never what was seen.</summary>
public sealed class CaseView
{
    public long Id { get; init; }

    /// <summary>UTC; in milliseconds since 1970 in the database.</summary>
    public required DateTimeOffset At { get; init; }

    public required string UserId { get; init; }

    public required string AuthorityKey { get; init; }

    /// <summary>One of <see cref="CaseViewKind"/>.</summary>
    public required string Kind { get; init; }

    public required long InstanceKey { get; init; }

    /// <summary>Null for the page of the case itself.</summary>
    public long? TaskKey { get; init; }
}

/// <summary>What was looked at. Stored: never renamed.</summary>
public static class CaseViewKind
{
    public const string Case = "case";

    /// <summary>The variables of a case, read over HTTP.</summary>
    public const string CaseData = "case-data";

    /// <summary>The variables of a job that was handed to a client.</summary>
    public const string JobData = "job-data";

    public const string TaskData = "task-data";
    public const string Certificate = "certificate";

    /// <summary>A document of the case, downloaded from its page or read over HTTP.</summary>
    public const string Document = "document";
}
