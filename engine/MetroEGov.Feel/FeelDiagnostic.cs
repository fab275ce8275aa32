namespace MetroEGov.Feel;

/// <summary>
/// Why a text is not FEEL: a stable code, a sentence that says what was expected and found, and where.
/// </summary>
public sealed record FeelDiagnostic(string Code, string Message, FeelSpan Span);
