using System.Collections.Immutable;

namespace MetroEGov.Activities;

/// <summary>The JSON type of an input or output, as designers and element templates need it.</summary>
public enum ActivityValueKind
{
    String,
    /// <summary>Text of the form 2026-11-23.</summary>
    Date,
    /// <summary>Text of the form 2026-11-23T10:00:00+01:00.</summary>
    DateTime,
    Integer,
    Number,
    Boolean,
    Array,
    Object,

    /// <summary>Whatever JSON there is.</summary>
    Any,
}

/// <summary>One input or output of an activity.</summary>
/// <param name="Name">Name of the JSON member, camel case.</param>
/// <param name="IsRequired">For an input: it must be given and must not be null. For an output: it is never null.</param>
/// <param name="AllowedValues">The texts that are possible; empty when every text is.</param>
/// <param name="Proposal">What the element template starts with; null for nothing.</param>
/// <param name="Members">Members of an object, or of the items of an array; empty for the other kinds.</param>
public sealed record ActivityParameter(
    string Name,
    ActivityValueKind Kind,
    string Label,
    string? LabelDe,
    string? Description,
    string? DescriptionDe,
    bool IsRequired,
    ImmutableArray<string> AllowedValues,
    string? Proposal,
    ImmutableArray<ActivityParameter> Members)
{
    /// <summary>See <see cref="InputAttribute.IsChosenInDrawing"/>.</summary>
    public bool IsChosenInDrawing { get; init; }

    /// <summary>See <see cref="InputAttribute.IsLongText"/>.</summary>
    public bool IsLongText { get; init; }
}

/// <summary>A BPMN error that an activity may throw.</summary>
public sealed record DeclaredBusinessError(string Code, string Title, string? TitleDe);
