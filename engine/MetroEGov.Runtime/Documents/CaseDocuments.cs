using System.Collections.Immutable;
using System.Security.Cryptography;
using MetroEGov.Activities;
using MetroEGov.Activities.Documents;
using MetroEGov.Runtime.Persistence;
using MetroEGov.Runtime.Processing;
using Microsoft.EntityFrameworkCore;

namespace MetroEGov.Runtime;

/// <summary>A document as lists show it.</summary>
public sealed record CaseDocument(DocumentReference Reference, long InstanceKey, DateTimeOffset CreatedAt);

/// <summary>
/// The documents of cases. They lie in the database beside the case, never in variables (R10), are read by whoever may read the process
/// instance that made them, and go when the case goes. Thread-safe.
/// </summary>
public sealed class CaseDocuments : IDocumentStore
{
    private const int LongestName = 200;

    private readonly CaseProcessor _processor;
    private readonly RuntimeStore _store;

    internal CaseDocuments(CaseProcessor processor, RuntimeStore store)
    {
        _processor = processor;
        _store = store;
    }

    public Task<DocumentReference> KeepAsync(NewDocument document, ActivityContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(context);
        if (document.Content.Length is 0 or > IDocumentStore.MaximumBytes)
        {
            throw new ArgumentException(
                $"A document has 1 to {IDocumentStore.MaximumBytes} bytes, this one {document.Content.Length}.", nameof(document));
        }

        if (document.FileName.Length is 0 or > LongestName || document.FileName.Any(letter => char.IsControl(letter) || letter is '/' or '\\'))
            throw new ArgumentException($"A file name has 1 to {LongestName} characters, no path and no control characters.", nameof(document));

        return _processor.RunOwnAsync(unit => Keep(unit, document, context), cancellationToken);
    }

    public async Task<DocumentContent?> ReadAsync(string documentId, ActivityContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (!Keys.TryParse(documentId, out var key) || !Keys.TryParse(context.CaseKey, out var caseKey))
            return null;

        await using var db = _store.OpenForReading();
        var row = await db.Documents.SingleOrDefaultAsync(one => one.Key == key && one.CaseKey == caseKey, cancellationToken).ConfigureAwait(false);
        return row is null ? null : new DocumentContent(ReferenceTo(row), row.Content);
    }

    /// <summary>
    /// The documents of an instance, for a root those of its parts as well, as far as the scope lets the instance that made each be seen.
    /// Oldest first.
    /// </summary>
    public async Task<ImmutableArray<CaseDocument>> ListAsync(long instanceKey, ReadScope scope, CancellationToken cancellationToken = default)
    {
        await using var db = _store.OpenForReading();
        var rows = await db.Documents
            .Where(document => document.InstanceKey == instanceKey || document.CaseKey == instanceKey)
            .Where(document => Readable.Instances(db, scope).Any(instance => instance.Key == document.InstanceKey))
            .OrderBy(document => document.Key)
            .Select(document => new DocumentRow
            {
                Key = document.Key,
                InstanceKey = document.InstanceKey,
                FileName = document.FileName,
                MediaType = document.MediaType,
                SizeBytes = document.SizeBytes,
                Sha256 = document.Sha256,
                CreatedAt = document.CreatedAt,
            })
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(Show)];
    }

    /// <returns>Null when there is none or the scope does not let the instance be seen that made it.</returns>
    public async Task<(CaseDocument Document, byte[] Content)?> GetAsync(
        string documentId, ReadScope scope, CancellationToken cancellationToken = default)
    {
        if (!Keys.TryParse(documentId, out var key))
            return null;

        await using var db = _store.OpenForReading();
        var row = await db.Documents
            .Where(document => document.Key == key)
            .Where(document => Readable.Instances(db, scope).Any(instance => instance.Key == document.InstanceKey))
            .SingleOrDefaultAsync(cancellationToken).ConfigureAwait(false);
        return row is null ? null : (Show(row), row.Content);
    }

    private static DocumentReference Keep(WorkUnit unit, NewDocument document, ActivityContext context)
    {
        if (unit.Db.Documents.SingleOrDefault(one => one.IdempotencyKey == context.IdempotencyKey) is { } kept)
            return ReferenceTo(kept);

        var row = new DocumentRow
        {
            Key = unit.NextKey(),
            CaseKey = KeyOf(context.CaseKey),
            InstanceKey = KeyOf(context.InstanceKey),
            IdempotencyKey = context.IdempotencyKey,
            ElementId = context.ElementId,
            FileName = document.FileName,
            MediaType = document.MediaType,
            SizeBytes = document.Content.Length,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(document.Content.Span)),
            Content = document.Content.ToArray(),
            CreatedAt = unit.Now,
        };
        unit.Db.Documents.Add(row);
        return ReferenceTo(row);
    }

    private static long KeyOf(string text) =>
        Keys.TryParse(text, out var key) ? key : throw new ArgumentException($"'{text}' is no key of a case.", nameof(text));

    private static CaseDocument Show(DocumentRow row) => new(ReferenceTo(row), row.InstanceKey, row.CreatedAt);

    private static DocumentReference ReferenceTo(DocumentRow row) => new()
    {
        DocumentId = Keys.Text(row.Key),
        FileName = row.FileName,
        MediaType = row.MediaType,
        SizeBytes = row.SizeBytes,
        Sha256 = row.Sha256,
    };
}
