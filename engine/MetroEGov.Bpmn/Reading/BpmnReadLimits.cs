namespace MetroEGov.Bpmn.Reading;

/// <summary>Bounds of what is read, so that no file can exhaust the reader. Beyond a bound the file is refused with a problem.</summary>
/// <param name="MaxCharacters">Of the whole document.</param>
/// <param name="MaxDepth">Nested XML elements; a diagram that people draw stays below 30.</param>
/// <param name="MaxElements">XML elements, the drawing included.</param>
/// <param name="MaxTextCharacters">Of one attribute or one text; a form that is embedded is the longest there is.</param>
public sealed record BpmnReadLimits(
    int MaxCharacters = 10 * 1024 * 1024,
    int MaxDepth = 100,
    int MaxElements = 250_000,
    int MaxTextCharacters = 1024 * 1024)
{
    public static BpmnReadLimits Default { get; } = new();
}
