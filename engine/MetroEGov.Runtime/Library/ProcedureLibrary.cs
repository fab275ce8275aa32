using System.Collections.Immutable;
using System.Text;
using MetroEGov.Runtime.Deployment;
using MetroEGov.Runtime.Library;
using MetroEGov.Runtime.Persistence;
using MetroEGov.Runtime.Processing;
using Microsoft.EntityFrameworkCore;

namespace MetroEGov.Runtime;

/// <summary>
/// The procedures and the working copies of their files, which all designers share. Every change has a revision; whoever changes a file
/// says which revision they saw, so that nobody overwrites what they have not seen. Thread-safe.
/// </summary>
public sealed class ProcedureLibrary
{
    /// <summary>Of one file, in UTF-8.</summary>
    public const int FileSizeLimitBytes = 4 * 1024 * 1024;

    public const int FilesPerProcedure = 200;

    public const int TitleLengthLimit = 200;

    private readonly CaseProcessor _processor;
    private readonly RuntimeStore _store;
    private readonly DefinitionCatalog _definitions;
    private readonly Deployments _deployments;
    private readonly RuntimeOptions _options;
    private readonly TimeProvider _clock;

    internal ProcedureLibrary(
        CaseProcessor processor,
        RuntimeStore store,
        DefinitionCatalog definitions,
        Deployments deployments,
        RuntimeOptions options,
        TimeProvider clock)
    {
        _processor = processor;
        _store = store;
        _definitions = definitions;
        _deployments = deployments;
        _options = options;
        _clock = clock;
    }

    /// <returns>In the order of their titles.</returns>
    public async Task<ImmutableArray<ProcedureSummary>> ListAsync(CancellationToken cancellationToken = default)
    {
        await using var db = _store.OpenForReading();
        var procedures = await db.Procedures.ToListAsync(cancellationToken).ConfigureAwait(false);
        var files = (await db.LibraryFiles.ToListAsync(cancellationToken).ConfigureAwait(false)).ToLookup(row => row.ProcedureId);
        var versions = Versions().ToLookup(found => found.ProcedureId, found => found.Version);
        return
        [
            .. procedures
                .Select(row => Summary(row, [.. files[row.Id]], [.. versions[row.Id]]))
                .OrderBy(summary => summary.Title, StringComparer.OrdinalIgnoreCase)
                .ThenBy(summary => summary.Id, StringComparer.Ordinal),
        ];
    }

    /// <returns>Null when there is no such procedure. Versions: by kind and id, the newest first.</returns>
    public async Task<Procedure?> GetAsync(string procedureId, CancellationToken cancellationToken = default)
    {
        await using var db = _store.OpenForReading();
        if (await db.Procedures.FindAsync([procedureId], cancellationToken).ConfigureAwait(false) is not { } procedure)
            return null;

        var files = await db.LibraryFiles
            .Where(row => row.ProcedureId == procedureId && !row.IsDeleted)
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        return new Procedure(
            procedure.Id,
            procedure.Title,
            [.. files.Select(FileOf).OrderBy(file => file.Kind).ThenBy(file => file.Name, StringComparer.Ordinal)],
            [
                .. Versions()
                    .Where(found => found.ProcedureId == procedureId)
                    .Select(found => found.Version)
                    .OrderBy(version => version.Definition.Kind)
                    .ThenBy(version => version.Definition.Id, StringComparer.Ordinal)
                    .ThenByDescending(version => version.Definition.Version),
            ]);
    }

    /// <param name="revision">Null: the newest. Older ones are there even when the file was deleted.</param>
    /// <returns>Null when there is no such file or revision.</returns>
    public async Task<FileText?> ReadAsync(
        string procedureId, string name, int? revision = null, CancellationToken cancellationToken = default)
    {
        await using var db = _store.OpenForReading();
        if (await db.LibraryFiles.FindAsync([procedureId, name], cancellationToken).ConfigureAwait(false) is not { } file
            || (file.IsDeleted && revision is null))
            return null;

        var wanted = revision ?? file.Revision;
        return await db.FileRevisions.FindAsync([procedureId, name, wanted], cancellationToken).ConfigureAwait(false) is { } row
            ? new FileText(new FileRevision(row.Name, row.Revision, row.ChangedAt, row.ChangedBy), row.Text)
            : null;
    }

    /// <returns>The newest first, at most 50; empty when there never was such a file.</returns>
    public async Task<ImmutableArray<FileRevision>> ListRevisionsAsync(
        string procedureId, string name, CancellationToken cancellationToken = default)
    {
        await using var db = _store.OpenForReading();
        var rows = await db.FileRevisions
            .Where(row => row.ProcedureId == procedureId && row.Name == name)
            .OrderByDescending(row => row.Revision)
            .Select(row => new { row.Revision, row.ChangedAt, row.ChangedBy })
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(row => new FileRevision(name, row.Revision, row.ChangedAt, row.ChangedBy))];
    }

    /// <returns>The procedure with the newest text of every file, names as in its folder; null when there is none.</returns>
    public async Task<ProcedureFiles?> ReadAllAsync(string procedureId, CancellationToken cancellationToken = default)
    {
        await using var db = _store.OpenForReading();
        if (await db.Procedures.FindAsync([procedureId], cancellationToken).ConfigureAwait(false) is not { } procedure)
            return null;

        var texts = await db.LibraryFiles
            .Where(file => file.ProcedureId == procedureId && !file.IsDeleted)
            .Join(
                db.FileRevisions,
                file => new { file.ProcedureId, file.Name, file.Revision },
                text => new { text.ProcedureId, text.Name, text.Revision },
                (_, text) => new { text.Name, text.Text })
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        return new ProcedureFiles(
            procedure.Id,
            procedure.Title,
            [.. texts.OrderBy(text => text.Name, StringComparer.Ordinal).Select(text => new DeployResource(text.Name, text.Text))]);
    }

    public Task<LibraryAnswer> CreateAsync(string procedureId, string title, Caller caller, CancellationToken cancellationToken = default)
    {
        if (!LibraryNames.IsProcedureId(procedureId))
            return Refuse(LibraryRefusal.InvalidName, $"'{procedureId}' is no id of a procedure: expected {LibraryNames.ProcedureRule}.");
        if (string.IsNullOrWhiteSpace(title) || title.Length > TitleLengthLimit)
            return Refuse(LibraryRefusal.InvalidName, $"A title has 1 to {TitleLengthLimit} characters.");

        return _processor.RunAsync<LibraryAnswer>(
            unit =>
            {
                if (unit.Db.Procedures.Find(procedureId) is not null)
                    return new LibraryAnswer.Refused(LibraryRefusal.AlreadyExists, $"There is a procedure '{procedureId}' already.");

                LibraryFiles.AddProcedure(unit, procedureId, title.Trim(), caller.UserId);
                return new LibraryAnswer.Created(procedureId);
            },
            cancellationToken);
    }

    /// <summary>Saves the next revision of a file. The same text as the newest one saves nothing and is no conflict.</summary>
    /// <param name="procedureId">An existing procedure.</param>
    /// <param name="name">As <see cref="LibraryNames.FileRule"/> says.</param>
    /// <param name="text">At most 4,194,304 bytes in UTF-8.</param>
    /// <param name="seenRevision">The revision that the caller changed; null: the file must not exist.</param>
    /// <param name="caller">Who saves.</param>
    /// <param name="cancellationToken">Stops the wait, not a commit under way.</param>
    public Task<LibraryAnswer> SaveAsync(
        string procedureId, string name, string text, int? seenRevision, Caller caller, CancellationToken cancellationToken = default)
    {
        if (LibraryNames.KindOf(name) is null)
            return Refuse(LibraryRefusal.InvalidName, $"'{name}' is no name of a file: expected {LibraryNames.FileRule}.");
        if (Encoding.UTF8.GetByteCount(text) > FileSizeLimitBytes)
            return Refuse(LibraryRefusal.TooLarge, $"The file is larger than {FileSizeLimitBytes} bytes.");

        return _processor.RunAsync<LibraryAnswer>(
            unit =>
            {
                if (unit.Db.Procedures.Find(procedureId) is null)
                    return NoProcedure(procedureId);

                var known = LibraryFiles.Find(unit, procedureId, name) is { IsDeleted: false } file ? file : null;
                if (known is not null && known.Hash == TextHash.Of(text))
                    return new LibraryAnswer.Saved(RevisionOf(known));
                if (known is null && seenRevision is not null)
                    return NoFile(procedureId, name);
                if (known is not null && known.Revision != seenRevision)
                    return new LibraryAnswer.Conflict(RevisionOf(known));
                if (known is null && unit.Db.LibraryFiles.Count(row => row.ProcedureId == procedureId && !row.IsDeleted) >= FilesPerProcedure)
                    return new LibraryAnswer.Refused(LibraryRefusal.TooMany, $"A procedure has at most {FilesPerProcedure} files; delete one first.");

                var saved = LibraryFiles.Write(unit, procedureId, name, text, caller.UserId);
                saved.IsDesigned = true;
                return new LibraryAnswer.Saved(RevisionOf(saved));
            },
            cancellationToken);
    }

    /// <summary>Takes a file out of the procedure; its revisions stay. What is published stays in force.</summary>
    public Task<LibraryAnswer> DeleteAsync(
        string procedureId, string name, int seenRevision, Caller caller, CancellationToken cancellationToken = default) =>
        _processor.RunAsync<LibraryAnswer>(
            unit =>
            {
                if (LibraryFiles.Find(unit, procedureId, name) is not { IsDeleted: false } file)
                    return NoFile(procedureId, name);
                if (file.Revision != seenRevision)
                    return new LibraryAnswer.Conflict(RevisionOf(file));

                file.IsDeleted = true;
                file.IsDesigned = true;
                file.ChangedAt = unit.Now;
                file.ChangedBy = caller.UserId;
                return new LibraryAnswer.Deleted();
            },
            cancellationToken);

    /// <summary>All problems that publishing the procedure would tell, with one file's text replaced by one that is not saved.</summary>
    /// <returns>Null when there is no such procedure.</returns>
    public async Task<ImmutableArray<ResourceProblem>?> CheckAsync(
        string procedureId, DeployResource? unsaved = null, CancellationToken cancellationToken = default)
    {
        if (await ReadAllAsync(procedureId, cancellationToken).ConfigureAwait(false) is not { } procedure)
            return null;

        var files = unsaved is null
            ? procedure
            : procedure with { Files = [.. procedure.Files.Where(file => file.Name != unsaved.Name), unsaved] };
        return await _deployments.CheckAsync(DefinitionsOf(files), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Deploys all files of the procedure as they are now, or nothing and tells why.</summary>
    /// <param name="procedureId">An existing procedure.</param>
    /// <param name="validFrom">As for <see cref="Deployments.DeployAsync(IReadOnlyList{DeployResource}, Caller?, DateOnly?, CancellationToken)"/>.</param>
    /// <param name="caller">Who publishes.</param>
    /// <param name="cancellationToken">Stops the wait, not a commit under way.</param>
    /// <returns>Null when there is no such procedure.</returns>
    public async Task<DeploymentAnswer?> PublishAsync(
        string procedureId, DateOnly? validFrom, Caller caller, CancellationToken cancellationToken = default)
    {
        if (await ReadAllAsync(procedureId, cancellationToken).ConfigureAwait(false) is not { } procedure)
            return null;

        var definitions = DefinitionsOf(procedure);
        if (definitions.IsEmpty)
        {
            return new DeploymentAnswer.Refused([new(procedureId, new(
                Bpmn.ProblemSeverity.Error, "nothing-to-publish", null, 0, "The procedure has no process, decision or form."))]);
        }

        // Only marks the texts that were read: what somebody saved meanwhile stays the newest revision. Scenarios are no part of a
        // deployment, but those that stood beside it count as published with it.
        return await _deployments.DeployAsync(
            definitions,
            caller,
            validFrom,
            unit =>
            {
                foreach (var file in procedure.Files)
                    LibraryAdoption.NotePublished(unit, procedureId, file);
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Takes in the procedures of the workflows folder, whose definitions are deployed. What a designer changed stays.</summary>
    public Task ImportAsync(IReadOnlyList<ProcedureFiles> procedures, CancellationToken cancellationToken = default) =>
        _processor.RunAsync(
            unit =>
            {
                foreach (var procedure in procedures)
                {
                    var row = unit.Db.Procedures.Find(procedure.Id) ?? LibraryFiles.AddProcedure(unit, procedure.Id, procedure.Title, userId: null);
                    // A deployment that came first knows no title but the id.
                    if (row.Title == row.Id)
                        row.Title = procedure.Title;
                    foreach (var file in procedure.Files)
                        LibraryAdoption.Import(unit, procedure.Id, file.Name, file.Text);
                }

                return procedures.Count;
            },
            cancellationToken);

    /// <returns>The resource names, <c>procedure/file</c>, of what designers changed or deleted.</returns>
    public async Task<ImmutableHashSet<string>> ListDesignedAsync(CancellationToken cancellationToken = default)
    {
        await using var db = _store.OpenForReading();
        var rows = await db.LibraryFiles
            .Where(row => row.IsDesigned)
            .Select(row => new { row.ProcedureId, row.Name })
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(row => $"{row.ProcedureId}/{row.Name}")];
    }

    private static ImmutableArray<DeployResource> DefinitionsOf(ProcedureFiles procedure) =>
    [
        .. procedure.Files
            .Where(file => LibraryNames.KindOf(file.Name) is not LibraryFileKind.Scenario)
            .Select(file => new DeployResource($"{procedure.Id}/{file.Name}", file.Text)),
    ];

    private static Task<LibraryAnswer> Refuse(string code, string text) =>
        Task.FromResult<LibraryAnswer>(new LibraryAnswer.Refused(code, text));

    private static LibraryAnswer.Refused NoProcedure(string procedureId) =>
        new(LibraryRefusal.NotFound, $"There is no procedure '{procedureId}'.");

    private static LibraryAnswer.Refused NoFile(string procedureId, string name) =>
        new(LibraryRefusal.NotFound, $"There is no file '{name}' in the procedure '{procedureId}'.");

    private static FileRevision RevisionOf(LibraryFileRow row) => new(row.Name, row.Revision, row.ChangedAt, row.ChangedBy);

    private static LibraryFile FileOf(LibraryFileRow row) => new(
        row.Name,
        LibraryNames.KindOf(row.Name) ?? LibraryFileKind.Scenario,
        row.Revision,
        row.ChangedAt,
        row.ChangedBy,
        row.PublishedHash is null ? LibraryFileState.New : row.PublishedHash == row.Hash ? LibraryFileState.Published : LibraryFileState.Changed);

    private static ProcedureSummary Summary(ProcedureRow row, ImmutableArray<LibraryFileRow> files, ImmutableArray<ProcedureVersion> versions)
    {
        var processes = versions.Where(version => version.Definition.Kind == DefinitionKind.Process).ToList();
        var main = processes.Find(version => version.Definition.Id == row.Id)?.Definition.Id
            ?? processes.Select(version => version.Definition.Id).Order(StringComparer.Ordinal).FirstOrDefault();
        var shown = processes.Where(version => version.Definition.Id == main)
            .OrderByDescending(version => version.IsInForce)
            .ThenByDescending(version => version.Definition.Version)
            .FirstOrDefault()?.Definition;
        var last = files.MaxBy(file => file.ChangedAt);
        return new ProcedureSummary(
            row.Id,
            row.Title,
            files.Count(file => !file.IsDeleted),
            shown?.Version,
            shown?.ValidFrom,
            files.Any(file => !file.IsDeleted && file.PublishedHash != file.Hash),
            last?.ChangedAt ?? row.CreatedAt,
            last is null ? row.CreatedBy : last.ChangedBy);
    }

    private IEnumerable<(string ProcedureId, ProcedureVersion Version)> Versions()
    {
        var today = IsoDates.Text(IsoDates.Today(_clock, _options));
        return
            from row in _definitions.All
            let place = LibraryNames.PlaceOf(row.ResourceName)
            where place is not null
            select (place.Value.ProcedureId, new ProcedureVersion(
                Deployments.Of(row), _definitions.FindValid(row.Kind, row.Id, today)?.Key == row.Key));
    }
}
