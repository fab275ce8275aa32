using System.Collections.Immutable;

namespace MetroEGov.Runtime;

public enum LibraryFileKind
{
    Process,
    Decision,
    Form,
    Scenario,
}

/// <summary>How the working copy of a file compares to what was published last.</summary>
public enum LibraryFileState
{
    New,
    Changed,
    Published,
}

/// <param name="PublishedVersion">Of its main process: the version in force today, else the newest that takes effect later; null: never published.</param>
/// <param name="ValidFrom">Of that version.</param>
/// <param name="ChangedBy">Null: the host itself.</param>
public sealed record ProcedureSummary(
    string Id,
    string Title,
    int FileCount,
    int? PublishedVersion,
    DateOnly? ValidFrom,
    bool HasUnpublishedChanges,
    DateTimeOffset ChangedAt,
    string? ChangedBy);

public sealed record Procedure(
    string Id, string Title, ImmutableArray<LibraryFile> Files, ImmutableArray<ProcedureVersion> Versions);

public sealed record LibraryFile(
    string Name, LibraryFileKind Kind, int Revision, DateTimeOffset ChangedAt, string? ChangedBy, LibraryFileState State);

/// <param name="IsInForce">A case with today's application date takes it.</param>
public sealed record ProcedureVersion(Definition Definition, bool IsInForce);

/// <param name="Revision">Counts from 1 for each file, over deletions too.</param>
public sealed record FileRevision(string Name, int Revision, DateTimeOffset ChangedAt, string? ChangedBy);

public sealed record FileText(FileRevision Revision, string Text);

/// <summary>A procedure as a folder holds it.</summary>
public sealed record ProcedureFiles(string Id, string Title, ImmutableArray<DeployResource> Files);

/// <summary>What came of a change to the library.</summary>
public abstract record LibraryAnswer
{
    private LibraryAnswer()
    {
    }

    public sealed record Created(string ProcedureId) : LibraryAnswer;

    /// <param name="File">Its newest revision, also when the text was the same and nothing was written.</param>
    public sealed record Saved(FileRevision File) : LibraryAnswer;

    public sealed record Deleted : LibraryAnswer;

    /// <summary>Somebody else changed the file meanwhile; nothing was changed.</summary>
    public sealed record Conflict(FileRevision Current) : LibraryAnswer;

    /// <param name="Code">One of <see cref="LibraryRefusal"/>.</param>
    public sealed record Refused(string Code, string Text) : LibraryAnswer;
}

/// <summary>Why the library does not do something.</summary>
public static class LibraryRefusal
{
    public const string NotFound = "not-found";
    public const string InvalidName = "invalid-name";
    public const string AlreadyExists = "already-exists";
    public const string TooLarge = "too-large";
    public const string TooMany = "too-many";
}
