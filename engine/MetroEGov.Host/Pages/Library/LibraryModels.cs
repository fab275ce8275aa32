using MetroEGov.Host.Api.Library;
using MetroEGov.Runtime;

namespace MetroEGov.Host.Pages.Library;

/// <summary>What a page says about what was just done or refused.</summary>
/// <param name="Text">Null: the title says it all.</param>
public sealed record LibraryNotice(string Kind, string Title, string? Text = null);

/// <param name="Id">As it was entered, when the form comes back.</param>
public sealed record LibraryListModel(
    IReadOnlyList<ProcedureSummary> Procedures, string Id = "", string Title = "", LibraryNotice? Notice = null);

/// <param name="Today">Where the authorities are.</param>
/// <param name="ValidFrom">As it was entered, when the form comes back.</param>
public sealed record ProcedureModel(
    Procedure Procedure, IReadOnlyList<ResourceProblem> Problems, DateOnly Today, string ValidFrom = "", LibraryNotice? Notice = null);

/// <param name="Current">Null: the file is deleted.</param>
public sealed record RevisionsModel(Procedure Procedure, string File, LibraryFile? Current, IReadOnlyList<FileRevision> Revisions);

public sealed record DeleteFileModel(Procedure Procedure, LibraryFile File);

/// <param name="FileOfElement">The drawing that holds an element; null when none does.</param>
public sealed record ScenarioResultsModel(Procedure Procedure, ScenarioRunReport Report, Func<string, string?> FileOfElement);
