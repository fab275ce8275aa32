namespace MetroEGov.Forms;

/// <summary>
/// One thing wrong in a form file. A file with problems is refused with all of them, never with the first alone.
/// </summary>
/// <param name="Code">Stable code, one of <see cref="FormProblemCode"/>.</param>
/// <param name="ComponentId">The component's <c>id</c>, else its <c>key</c>; null when the form as a whole is meant.</param>
/// <param name="Line">1-based line in the file; 0 when no place in the file can be named.</param>
/// <param name="Text">What was expected, what was found and how to mend it.</param>
public sealed record FormProblem(string Code, string? ComponentId, int Line, string Text);

/// <summary>The codes of <see cref="FormProblem"/>. Tools and tests rely on them: they are never renamed.</summary>
public static class FormProblemCode
{
    public const string NotJson = "form-not-json";
    public const string TooLarge = "form-too-large";
    public const string TooDeep = "form-too-deep";
    public const string DuplicateMember = "form-duplicate-member";
    public const string WrongKind = "form-wrong-kind";
    public const string MissingMember = "form-missing-member";
    public const string UnknownType = "form-unknown-type";
    public const string UnsupportedType = "form-unsupported-type";
    public const string MissingKey = "form-missing-key";
    public const string BadKey = "form-bad-key";
    public const string DuplicateKey = "form-duplicate-key";
    public const string DuplicateId = "form-duplicate-id";
    public const string BadExpression = "form-bad-expression";
    public const string BadPattern = "form-bad-pattern";
    public const string BadOptions = "form-bad-options";
    public const string BadValue = "form-bad-value";
    public const string UnsupportedMember = "form-unsupported-member";
}
