namespace MetroEGov.Activities;

/// <summary>
/// Describes one property of an activity's input record to designers. A property with the C# modifier <c>required</c> must be
/// mapped; a property without this attribute is an input as well, labelled with its own name.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class InputAttribute(string label) : Attribute
{
    /// <summary>English label.</summary>
    public string Label { get; } = label;

    /// <summary>German label.</summary>
    public string? LabelDe { get; init; }

    public string? Description { get; init; }

    public string? DescriptionDe { get; init; }

    /// <summary>The only texts that are accepted, compared ordinally; empty (default) accepts every text. Enumerations bring their own.</summary>
    public string[] AllowedValues { get; init; } = [];

    /// <summary>FEEL expression or static text that the element template starts with.</summary>
    public string? Proposal { get; init; }

    /// <summary>
    /// True when one of <see cref="AllowedValues"/> is chosen in the drawing and never comes from the case: the designer sees a list to
    /// choose from instead of a field for an expression. Default false.
    /// </summary>
    public bool IsChosenInDrawing { get; init; }

    /// <summary>True for a text of several lines, such as a letter. Default false.</summary>
    public bool IsLongText { get; init; }
}
