namespace MetroEGov.Runtime.Persistence;

/// <summary>A procedure of the library: a folder of files.</summary>
public sealed class ProcedureRow
{
    public string Id { get; set; } = "";

    public string Title { get; set; } = "";

    public DateTimeOffset CreatedAt { get; set; }

    public string? CreatedBy { get; set; }
}

/// <summary>The working copy of a file: what its newest revision is. The row stays when the file is deleted, so that revisions go on counting.</summary>
public sealed class LibraryFileRow
{
    public string ProcedureId { get; set; } = "";

    public string Name { get; set; } = "";

    public int Revision { get; set; }

    /// <summary>SHA-256 of the newest revision, as hexadecimal text.</summary>
    public string Hash { get; set; } = "";

    /// <summary>Of the text that was published last; null: never published.</summary>
    public string? PublishedHash { get; set; }

    public DateTimeOffset ChangedAt { get; set; }

    /// <summary>Null: the host itself, from the workflows folder.</summary>
    public string? ChangedBy { get; set; }

    public bool IsDeleted { get; set; }

    /// <summary>A designer changed or deleted it: from then on the workflows folder does not overwrite it.</summary>
    public bool IsDesigned { get; set; }
}

/// <summary>One text that a file had. Never changed after it was written; the oldest go.</summary>
public sealed class FileRevisionRow
{
    public string ProcedureId { get; set; } = "";

    public string Name { get; set; } = "";

    public int Revision { get; set; }

    public string Text { get; set; } = "";

    public DateTimeOffset ChangedAt { get; set; }

    public string? ChangedBy { get; set; }
}
