namespace MetroEGov.Forms;

/// <summary>
/// Why the value of one field is refused. The texts are for the person who typed it; they name bounds, never the value.
/// </summary>
/// <param name="Path">The field's place in the data, as its input is named in the page: <c>person.name</c>, <c>children[0].name</c>.</param>
/// <param name="Code">One of <see cref="FieldErrorCode"/>.</param>
public sealed record FieldError(string Path, string Code, string German, string English)
{
    public string In(FormLanguage language) => language == FormLanguage.English ? English : German;
}

/// <summary>The codes of <see cref="FieldError"/>; never renamed.</summary>
public static class FieldErrorCode
{
    public const string Required = "required";
    public const string WrongKind = "wrong-kind";
    public const string NotANumber = "not-a-number";
    public const string TooManyDecimals = "too-many-decimals";
    public const string NotAMultiple = "not-a-multiple";
    public const string BelowMinimum = "below-minimum";
    public const string AboveMaximum = "above-maximum";
    public const string TooShort = "too-short";
    public const string TooLong = "too-long";
    public const string PatternMismatch = "pattern";
    public const string NotAnEmail = "not-an-email";
    public const string NotAPhone = "not-a-phone";
    public const string NotAnOption = "not-an-option";
    public const string NotADate = "not-a-date";
    public const string NotATime = "not-a-time";
    public const string NotADateTime = "not-a-date-time";
    public const string PassedDay = "passed-day";
    public const string ControlCharacter = "control-character";
    public const string TooManyItems = "too-many-items";
}
