using MetroEGov.Feel;

namespace MetroEGov.Forms.Submission;

/// <summary>What was submitted for one field: texts from a page, or a JSON value.</summary>
/// <param name="Texts">Null when it came as JSON.</param>
internal sealed record Submitted(IReadOnlyList<string>? Texts, FeelValue Json)
{
    public bool IsHtml => Texts is not null;

    public bool IsEmpty => Texts is null
        ? Json.IsNull || (Json.TryGetString(out var text) && text.Length == 0)
        : Texts.All(string.IsNullOrWhiteSpace);

    /// <summary>The one text; null when there are several, or when JSON holds something else.</summary>
    public string? SingleText => Texts switch
    {
        null => Json.TryGetString(out var text) ? text : null,
        [var only] => only,
        _ => null,
    };
}
