using MetroEGov.Runtime;

namespace MetroEGov.Host.Api.Library;

public sealed record ProcedureList(IReadOnlyList<ProcedureListItem> Procedures);

/// <param name="ValidFrom">ISO date; null: always, or never published.</param>
/// <param name="ChangedBy">User id; null: the host itself, from the workflows folder.</param>
public sealed record ProcedureListItem(
    string Id,
    string Title,
    int FileCount,
    int? PublishedVersion,
    DateOnly? ValidFrom,
    bool HasUnpublishedChanges,
    DateTimeOffset ChangedAt,
    string? ChangedBy);

public sealed record ProcedureView(
    string Id, string Title, IReadOnlyList<ProcedureFileView> Files, IReadOnlyList<ProcedureVersionView> Versions);

/// <param name="Kind"><c>process</c>, <c>decision</c>, <c>form</c> or <c>scenario</c>.</param>
/// <param name="State"><c>new</c>, <c>changed</c> or <c>published</c>.</param>
public sealed record ProcedureFileView(
    string Name, string Kind, int Revision, DateTimeOffset ChangedAt, string? ChangedBy, string State);

/// <param name="IsInForce">A case with today's application date takes it.</param>
public sealed record ProcedureVersionView(
    string Kind,
    string Id,
    string? Name,
    int Version,
    DateOnly? ValidFrom,
    DateTimeOffset PublishedAt,
    string? PublishedBy,
    string Key,
    string ResourceName,
    bool IsInForce);

public sealed record RevisionView(int Revision, DateTimeOffset ChangedAt, string? ChangedBy);

public sealed record RevisionList(IReadOnlyList<RevisionView> Revisions);

public sealed record SavedFile(string Name, int Revision, DateTimeOffset ChangedAt, string? ChangedBy);

public sealed record ProblemList(IReadOnlyList<ApiDocumentProblem> Problems);

public sealed record Publication(
    string DeploymentKey, DateOnly? ValidFrom, IReadOnlyList<PublishedDefinition> Definitions, IReadOnlyList<ApiDocumentProblem> Warnings);

/// <param name="IsNew">False: the same text was published before and keeps its version.</param>
public sealed record PublishedDefinition(
    string Kind, string Id, string? Name, int Version, DateOnly? ValidFrom, bool IsNew, string Key, string ResourceName);

/// <summary>The problem document of a 412, with the revision that somebody else saved.</summary>
public sealed record RevisionConflictDocument(
    string Type,
    string Title,
    int Status,
    string Detail,
    string? Instance,
    IReadOnlyList<ApiFieldError> Errors,
    IReadOnlyList<ApiDocumentProblem> Problems,
    RevisionView Current);

/// <summary>Makes the answers of the library's API from what the runtime tells.</summary>
public static class LibraryViews
{
    public static ProcedureListItem Of(ProcedureSummary found)
    {
        ArgumentNullException.ThrowIfNull(found);
        return new(
            found.Id,
            found.Title,
            found.FileCount,
            found.PublishedVersion,
            found.ValidFrom is { } date ? DateOf(date) : null,
            found.HasUnpublishedChanges,
            found.ChangedAt,
            found.ChangedBy);
    }

    public static ProcedureView Of(Procedure found)
    {
        ArgumentNullException.ThrowIfNull(found);
        return new(found.Id, found.Title, [.. found.Files.Select(Of)], [.. found.Versions.Select(Of)]);
    }

    public static RevisionView Of(FileRevision found)
    {
        ArgumentNullException.ThrowIfNull(found);
        return new(found.Revision, found.ChangedAt, found.ChangedBy);
    }

    public static Publication Of(DeploymentAnswer.Deployed deployed, DateOnly? validFrom)
    {
        ArgumentNullException.ThrowIfNull(deployed);
        return new(
            ApiJson.Key(deployed.DeploymentKey),
            validFrom,
            [.. deployed.Definitions.Select(found => new PublishedDefinition(
                KindOf(found.Kind), found.Id, found.Name, found.Version, DateOf(found.ValidFrom), found.IsNew, ApiJson.Key(found.Key), found.ResourceName))],
            [.. deployed.Warnings.Select(ApiDocumentProblem.Of)]);
    }

    private static ProcedureFileView Of(LibraryFile found) => new(
        found.Name,
        found.Kind.ToString().ToLowerInvariant(),
        found.Revision,
        found.ChangedAt,
        found.ChangedBy,
        found.State.ToString().ToLowerInvariant());

    private static ProcedureVersionView Of(ProcedureVersion found) => new(
        KindOf(found.Definition.Kind),
        found.Definition.Id,
        found.Definition.Name,
        found.Definition.Version,
        DateOf(found.Definition.ValidFrom),
        found.Definition.DeployedAt,
        found.Definition.DeployedBy,
        ApiJson.Key(found.Definition.Key),
        found.Definition.ResourceName,
        found.IsInForce);

    private static string KindOf(DefinitionKind kind) => kind.ToString().ToLowerInvariant();

    /// <summary>The first day of all means that there is no date.</summary>
    private static DateOnly? DateOf(DateOnly date) => date == DateOnly.MinValue ? null : date;
}
