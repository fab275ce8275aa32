namespace MetroEGov.Activities.Documents;

/// <summary>
/// A document of a case, as a variable holds it: what it is, never its bytes. Whoever has the reference can read the document only
/// through the case it belongs to.
/// </summary>
public sealed record DocumentReference
{
    [Output("Document id", LabelDe = "Dokument-ID")]
    public required string DocumentId { get; init; }

    [Output("File name", LabelDe = "Dateiname")]
    public required string FileName { get; init; }

    [Output("Media type", LabelDe = "Medientyp")]
    public required string MediaType { get; init; }

    [Output("Size in bytes", LabelDe = "Größe in Bytes")]
    public required long SizeBytes { get; init; }

    /// <summary>Of the content, as 64 lower-case hexadecimal digits.</summary>
    [Output("SHA-256", LabelDe = "SHA-256")]
    public required string Sha256 { get; init; }
}
