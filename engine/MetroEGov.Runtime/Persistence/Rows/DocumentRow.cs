namespace MetroEGov.Runtime.Persistence;

/// <summary>A document of a case with its bytes. Never changed; deleted with the case.</summary>
public sealed class DocumentRow
{
    public long Key { get; set; }

    /// <summary>The root instance.</summary>
    public long CaseKey { get; set; }

    /// <summary>The instance that made it; its readers are the document's readers.</summary>
    public long InstanceKey { get; set; }

    /// <summary>Of the run that made it: a repeated run finds its document by it.</summary>
    public string IdempotencyKey { get; set; } = "";

    public string ElementId { get; set; } = "";

    public string FileName { get; set; } = "";

    public string MediaType { get; set; } = "";

    public long SizeBytes { get; set; }

    public string Sha256 { get; set; } = "";

    public byte[] Content { get; set; } = [];

    public DateTimeOffset CreatedAt { get; set; }
}
