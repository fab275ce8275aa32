namespace MetroEGov.Runtime.Persistence;

/// <summary>An effect that is still to be done; deleted with the transaction that does it. (instance, revision, ordinal) is its stable id.</summary>
public sealed class OutboxRow
{
    public long InstanceKey { get; set; }

    public long Revision { get; set; }

    public int Ordinal { get; set; }

    /// <summary>
    /// Whom it is for: the calling element for effects on a called instance, the caller for reports to it, else the instance itself.
    /// Effects of an instance for the same party keep their order.
    /// </summary>
    public long PartyKey { get; set; }

    public string Kind { get; set; } = "";

    public string Json { get; set; } = "";

    public DateTimeOffset DueAt { get; set; }

    public int Attempts { get; set; }
}

/// <summary>A called process was cancelled before it began: its start will not happen (R4).</summary>
public sealed class TombstoneRow
{
    public long ParentElementKey { get; set; }

    public DateTimeOffset At { get; set; }
}

/// <summary>A command with an idempotency key and what it was answered.</summary>
public sealed class CommandRow
{
    public string CommandId { get; set; } = "";

    /// <summary>SHA-256 of the request, so that another request under the same key is noticed.</summary>
    public string RequestHash { get; set; } = "";

    public string Answer { get; set; } = "";

    public DateTimeOffset At { get; set; }
}

/// <summary>A published message that waits for receivers until it expires.</summary>
public sealed class MessageRow
{
    public long Key { get; set; }

    public string Name { get; set; } = "";

    public string CorrelationKey { get; set; } = "";

    public string? MessageId { get; set; }

    /// <summary>The caller's: only cases of this authority get the message. Null for what the engine itself received.</summary>
    public string? AuthorityKey { get; set; }

    public string Variables { get; set; } = "{}";

    public DateTimeOffset PublishedAt { get; set; }

    public DateTimeOffset ExpiresAt { get; set; }
}

/// <summary>A message was given to an instance of a process: no second one of the same process gets it.</summary>
public sealed class MessageCorrelationRow
{
    public long MessageKey { get; set; }

    public string ProcessId { get; set; } = "";

    public long InstanceKey { get; set; }
}

/// <summary>One read of a register. Never changed after it was written.</summary>
public sealed class AccessRow
{
    public long Id { get; set; }

    public DateTimeOffset At { get; set; }

    public string? UserId { get; set; }

    public string? AuthorityKey { get; set; }

    public string? LegalBasis { get; set; }

    public string? Purpose { get; set; }

    public string? ReasonKey { get; set; }

    public string Register { get; set; } = "";

    public string QuerySummary { get; set; } = "";

    public int? Hits { get; set; }

    public string? PersonReference { get; set; }

    public long CaseKey { get; set; }

    public long InstanceKey { get; set; }

    public string? BusinessKey { get; set; }

    public long JobKey { get; set; }

    public int Attempt { get; set; }

    public string ElementId { get; set; } = "";

    public string Outcome { get; set; } = "";
}

/// <summary>One row: which schema the file has.</summary>
public sealed class SchemaRow
{
    public int Id { get; set; }

    /// <summary>Rises with every migration that older hosts cannot work with.</summary>
    public int Version { get; set; }
}

/// <summary>One row: the next number for instances, definitions, messages (R7).</summary>
public sealed class NumberRow
{
    public int Id { get; set; }

    public long Next { get; set; }
}
