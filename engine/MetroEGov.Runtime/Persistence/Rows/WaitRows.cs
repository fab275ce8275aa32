namespace MetroEGov.Runtime.Persistence;

/// <summary>A user task. Derived. Closed ones stay for lists until retention deletes the case.</summary>
public sealed class UserTaskRow
{
    public long Key { get; set; }

    public long InstanceKey { get; set; }

    public long RootKey { get; set; }

    public long ElementKey { get; set; }

    public string ProcessId { get; set; } = "";

    public string ElementId { get; set; } = "";

    public string Name { get; set; } = "";

    public string? BusinessKey { get; set; }

    public UserTaskStatus Status { get; set; }

    public string? Assignee { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset? DueDate { get; set; }

    public DateTimeOffset? FollowUpDate { get; set; }

    public int Priority { get; set; }

    public DateTimeOffset? ClosedAt { get; set; }

    public string? CompletedBy { get; set; }
}

public enum CandidateKind
{
    Group,
    User,
}

/// <summary>Who may take a task. Derived.</summary>
public sealed class TaskCandidateRow
{
    public long TaskKey { get; set; }

    public CandidateKind Kind { get; set; }

    /// <summary><c>role@authorityKey</c>, or a user id.</summary>
    public string Candidate { get; set; } = "";
}

/// <summary>What a clerk typed and saved without completing. Owned by the shell.</summary>
public sealed class TaskDraftRow
{
    public long TaskKey { get; set; }

    public string UserId { get; set; } = "";

    public string Json { get; set; } = "";

    public DateTimeOffset SavedAt { get; set; }
}

/// <summary>
/// An open job. Derived: all up to <see cref="OnBehalfOfAuthority"/>. Owned by the shell: lease, attempts, due time.
/// </summary>
public sealed class JobRow
{
    public long Key { get; set; }

    public long InstanceKey { get; set; }

    public long ElementKey { get; set; }

    public string ElementId { get; set; } = "";

    public string Type { get; set; } = "";

    public int Retries { get; set; }

    /// <summary>JSON object of texts.</summary>
    public string Headers { get; set; } = "{}";

    public string? OnBehalfOfUser { get; set; }

    public string? OnBehalfOfAuthority { get; set; }

    /// <summary>Host or worker that has it; null when it is ready.</summary>
    public string? LeasedBy { get; set; }

    /// <summary>
    /// The client that it was handed out to last; only this one may answer it. Stays when the lease ends, for a late answer still counts
    /// while nobody else has the job.
    /// </summary>
    public string? HandedTo { get; set; }

    /// <summary>Why it failed last; null when it never did. Derived from history.</summary>
    public string? ErrorMessage { get; set; }

    /// <summary>True when an activity of a host runs it, false for external workers.</summary>
    public bool IsInternal { get; set; }

    public DateTimeOffset? LeasedUntil { get; set; }

    /// <summary>Counts leases. An answer that carries an older number lost its lease and is not taken.</summary>
    public int Attempts { get; set; }

    /// <summary>Set before a call that must not be repeated on an unknown outcome: after a crash it may have happened.</summary>
    public bool CallBegan { get; set; }

    /// <summary>Not before this time; null for at once.</summary>
    public DateTimeOffset? DueAt { get; set; }
}

/// <summary>An open timer. Derived.</summary>
public sealed class TimerRow
{
    public long Key { get; set; }

    public long InstanceKey { get; set; }

    public long ElementKey { get; set; }

    public string TargetElementId { get; set; } = "";

    public DateTimeOffset DueAt { get; set; }
}

/// <summary>Somebody waits for a message. Derived.</summary>
public sealed class SubscriptionRow
{
    public long Key { get; set; }

    public long InstanceKey { get; set; }

    public long ElementKey { get; set; }

    public string TargetElementId { get; set; } = "";

    public string ProcessId { get; set; } = "";

    public string MessageName { get; set; } = "";

    public string CorrelationKey { get; set; } = "";
}

/// <summary>Derived, except those of type <c>QUARANTINED</c>, which the shell owns.</summary>
public sealed class IncidentRow
{
    public const string Quarantined = "QUARANTINED";

    public long Key { get; set; }

    public long InstanceKey { get; set; }

    public string? ElementId { get; set; }

    /// <summary>The element instance, or the instance when all of it is halted; null for quarantines.</summary>
    public long? ElementKey { get; set; }

    public string Type { get; set; } = "";

    public string Text { get; set; } = "";

    public long? JobKey { get; set; }

    public DateTimeOffset RaisedAt { get; set; }

    public DateTimeOffset? ResolvedAt { get; set; }
}
