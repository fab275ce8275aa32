namespace MetroEGov.Activities.Documents;

/// <summary>The documents of cases, kept by the host beside the cases. Safe for concurrent use.</summary>
public interface IDocumentStore
{
    /// <summary>Largest document that is kept.</summary>
    const int MaximumBytes = 5 * 1024 * 1024;

    /// <summary>
    /// Keeps a document with the process instance of the run; who may read that may read the document. A second call with the same
    /// idempotency key keeps nothing and gives the reference of the first.
    /// </summary>
    /// <exception cref="ArgumentException">It is empty or larger than <see cref="MaximumBytes"/>, or its name is no file name.</exception>
    Task<DocumentReference> KeepAsync(NewDocument document, ActivityContext context, CancellationToken cancellationToken);

    /// <returns>Null when the case of the run has no such document.</returns>
    Task<DocumentContent?> ReadAsync(string documentId, ActivityContext context, CancellationToken cancellationToken);
}

/// <param name="FileName">1 to 200 characters, without path and control characters.</param>
/// <param name="MediaType">For example <c>application/pdf</c>.</param>
public sealed record NewDocument(string FileName, string MediaType, ReadOnlyMemory<byte> Content);

public sealed record DocumentContent(DocumentReference Reference, ReadOnlyMemory<byte> Content);
