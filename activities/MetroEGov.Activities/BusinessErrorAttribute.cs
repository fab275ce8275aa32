namespace MetroEGov.Activities;

/// <summary>
/// Declares a BPMN error that the activity may throw, so that a designer can catch it by a boundary event. An activity that throws a
/// code it has not declared fails, because nobody could have drawn an answer to it.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class BusinessErrorAttribute(string code, string title) : Attribute
{
    /// <summary>The error code of the BPMN error, upper case with underscores.</summary>
    public string Code { get; } = code;

    /// <summary>English title.</summary>
    public string Title { get; } = title;

    /// <summary>German title.</summary>
    public string? TitleDe { get; init; }
}
