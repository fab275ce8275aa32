namespace MetroEGov.Runtime.Persistence;

/// <summary>A deployed file. Never changed after it was written.</summary>
public sealed class ResourceRow
{
    public long Key { get; set; }

    public long DeploymentKey { get; set; }

    public string Name { get; set; } = "";

    /// <summary>SHA-256 of the text in UTF-8, as hexadecimal text.</summary>
    public string Hash { get; set; } = "";

    public string Text { get; set; } = "";
}

/// <summary>A process, decision or form in one version. Never changed after it was written.</summary>
public sealed class DefinitionRow
{
    public long Key { get; set; }

    public DefinitionKind Kind { get; set; }

    public string Id { get; set; } = "";

    public string? Name { get; set; }

    public int Version { get; set; }

    public string? VersionTag { get; set; }

    /// <summary>ISO date: sorts as text.</summary>
    public string ValidFrom { get; set; } = "";

    public string? VisibleTo { get; set; }

    public string? Retention { get; set; }

    public long ResourceKey { get; set; }

    public string ResourceName { get; set; } = "";

    public string Hash { get; set; } = "";

    public long DeploymentKey { get; set; }

    public DateTimeOffset DeployedAt { get; set; }

    public string? DeployedBy { get; set; }
}

/// <summary>A message that starts a process in one version; which version counts is decided when the message comes.</summary>
public sealed class StartSubscriptionRow
{
    public long DefinitionKey { get; set; }

    public string ElementId { get; set; } = "";

    public string ProcessId { get; set; } = "";

    public string MessageName { get; set; } = "";
}

/// <summary>The next firing of a timer start event in one version. Removed after its last firing, or when it finds its version superseded.</summary>
public sealed class StartTimerRow
{
    public long DefinitionKey { get; set; }

    public string ElementId { get; set; } = "";

    public DateTimeOffset DueAt { get; set; }

    /// <summary>After this firing; null: fires once, -1: without end.</summary>
    public int? RepetitionsLeft { get; set; }

    /// <summary>Of a cycle, in ISO 8601.</summary>
    public string? Interval { get; set; }

    /// <summary>Where a cycle counts from.</summary>
    public DateTimeOffset? Anchor { get; set; }

    public int Occurrence { get; set; }

    /// <summary>How often this firing threw.</summary>
    public int Attempts { get; set; }
}
