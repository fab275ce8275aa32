using MetroEGov.Bpmn.Execution.State;

namespace MetroEGov.Runtime.Persistence;

/// <summary>
/// One instance: its snapshot under an optimistic revision, and columns derived from it. Owned by the shell (not derivable):
/// <see cref="FailedSteps"/> and <see cref="IsQuarantined"/>.
/// </summary>
public sealed class InstanceRow
{
    public long Key { get; set; }

    public string ProcessId { get; set; } = "";

    public long DefinitionKey { get; set; }

    public int Version { get; set; }

    public InstanceStatus Status { get; set; }

    /// <summary>Number of the last step; 0 before the first.</summary>
    public long Revision { get; set; }

    public long RootKey { get; set; }

    public long? ParentKey { get; set; }

    /// <summary>Unique: a repeated start by the same calling element is no second start (R4).</summary>
    public long? ParentElementKey { get; set; }

    public string? BusinessKey { get; set; }

    /// <summary>Equals the business key where the start event demands it to be unique, else null; unique per process id.</summary>
    public string? UniqueBusinessKey { get; set; }

    public string ApplicationDate { get; set; } = "";

    public string? AcceptingAuthorityKey { get; set; }

    public int IncidentCount { get; set; }

    public DateTimeOffset StartedAt { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    public int SnapshotFormat { get; set; }

    public byte[] Snapshot { get; set; } = [];

    public int FailedSteps { get; set; }

    public bool IsQuarantined { get; set; }
}

/// <summary>A word that was put on an instance when it was started, to find it by. Owned by the shell.</summary>
public sealed class InstanceTagRow
{
    public long InstanceKey { get; set; }

    public string Tag { get; set; } = "";
}

public enum AuthorityRole
{
    Accepting,
    Competent,
    Previous,
}

/// <summary>An authority in the header of an instance, and whether its clerks may read the instance. Derived.</summary>
public sealed class InstanceAuthorityRow
{
    public long InstanceKey { get; set; }

    public AuthorityRole Role { get; set; }

    public string AuthorityKey { get; set; } = "";

    public bool MayRead { get; set; }
}

public enum ElementStatusColumn
{
    Active,
    Completed,
    Terminated,
}

/// <summary>An element instance, past or present: what the diagram shows. Derived from history.</summary>
public sealed class ElementRow
{
    public long Key { get; set; }

    public long InstanceKey { get; set; }

    public string ElementId { get; set; } = "";

    public string Kind { get; set; } = "";

    public long ScopeKey { get; set; }

    public int? LoopCounter { get; set; }

    public bool IsMultiInstanceBody { get; set; }

    public ElementStatusColumn Status { get; set; }

    public DateTimeOffset StartedAt { get; set; }

    public DateTimeOffset? EndedAt { get; set; }
}

/// <summary>How often a sequence flow was taken. Derived from history.</summary>
public sealed class FlowRow
{
    public long InstanceKey { get; set; }

    public string FlowId { get; set; } = "";

    public int Taken { get; set; }
}

/// <summary>A variable for searching. Derived.</summary>
public sealed class VariableRow
{
    /// <summary>Longer values cannot be searched; they are read from the snapshot.</summary>
    public const int MaxSearchableLength = 512;

    public long InstanceKey { get; set; }

    public long ScopeKey { get; set; }

    public string Name { get; set; } = "";

    /// <summary>A number for clients, from scope and name; see <see cref="VariableKey"/>.</summary>
    public long Key { get; set; }

    /// <summary>Canonical JSON; null when it is too long to be searched.</summary>
    public string? Json { get; set; }
}

/// <summary>One step. Never changed after it was written.</summary>
public sealed class HistoryRow
{
    public long InstanceKey { get; set; }

    public long Revision { get; set; }

    public DateTimeOffset At { get; set; }

    public string Command { get; set; } = "";

    public string? UserId { get; set; }

    public string? AuthorityKey { get; set; }

    /// <summary>The seed of the step's functions that are not pure (R1).</summary>
    public long Seed { get; set; }

    /// <summary>The versions of definition and decisions that the step read, as text.</summary>
    public string Versions { get; set; } = "";

    /// <summary>JSON array of the events.</summary>
    public string Events { get; set; } = "";
}
