namespace MetroEGov.Dmn;

/// <summary>One thing wrong in a DMN file. A file with problems is refused with all of them.</summary>
/// <param name="Code">Stable code, one of <see cref="DmnProblemCode"/>.</param>
/// <param name="ElementId">The nearest element with an id; null when the file as a whole is meant.</param>
/// <param name="Line">1-based line in the file; 0 when no place can be named.</param>
public sealed record DmnProblem(string Code, string? ElementId, int Line, string Text);

/// <summary>The codes of <see cref="DmnProblem"/>; never renamed.</summary>
public static class DmnProblemCode
{
    public const string NotXml = "dmn-not-xml";
    public const string DtdRefused = "dmn-dtd-refused";
    public const string TooLarge = "dmn-too-large";
    public const string TooDeep = "dmn-too-deep";
    public const string NotDmn = "dmn-not-dmn";
    public const string MissingAttribute = "dmn-missing-attribute";
    public const string MissingElement = "dmn-missing-element";
    public const string UnknownElement = "dmn-unknown-element";
    public const string BadValue = "dmn-bad-value";
    public const string DuplicateId = "dmn-duplicate-id";
    public const string DuplicateName = "dmn-duplicate-name";
    public const string DanglingReference = "dmn-dangling-reference";
    public const string RequirementCycle = "dmn-requirement-cycle";
    public const string UnknownType = "dmn-unknown-type";
    public const string TypeCycle = "dmn-type-cycle";
    public const string UnknownLanguage = "dmn-unknown-language";
    public const string BadExpression = "dmn-bad-expression";
    public const string RuleWidth = "dmn-rule-width";
    public const string MissingImport = "dmn-missing-import";
}
