using System.Collections.Immutable;
using System.Text.RegularExpressions;

using MetroEGov.Feel;

namespace MetroEGov.Forms;

/// <summary>A component of a form: a field with a key, a container, or something that is only shown.</summary>
public abstract record FormComponent
{
    private protected FormComponent()
    {
    }

    /// <summary>The component's <c>id</c>; a generated one when the file has none (<c>component-3</c>, by position).</summary>
    public required string Id { get; init; }

    public required int Line { get; init; }

    public FormText Label { get; init; } = FormText.Empty;

    public FormText Description { get; init; } = FormText.Empty;

    /// <summary>Hidden when this is exactly true; null when the component is always shown.</summary>
    public FormAttribute? Hide { get; init; }

    /// <summary>Width in columns of a grid of 16 (<c>layout.columns</c>); null: as wide as there is room.</summary>
    public int? Columns { get; init; }

    /// <summary>Components with the same row stand side by side (<c>layout.row</c>).</summary>
    public string? Row { get; init; }
}

/// <summary>A component that brings a value into the data, under its key.</summary>
public abstract record FormField : FormComponent
{
    private protected FormField()
    {
    }

    /// <summary>The dotted key, split: <c>person.name</c> is two parts. Relative to the containers around it.</summary>
    public required ImmutableArray<string> Key { get; init; }

    public FormAttribute? Disabled { get; init; }

    public FormAttribute? Readonly { get; init; }

    /// <summary>Taken when the input data does not have the key at all; null when the form says nothing.</summary>
    public FeelValue? DefaultValue { get; init; }

    public bool IsRequired { get; init; }
}

/// <summary><c>textfield</c> (one line) and <c>textarea</c> (several).</summary>
public sealed record TextInput : FormField
{
    public bool IsMultiline { get; init; }

    public FormAttribute? MinLength { get; init; }

    public FormAttribute? MaxLength { get; init; }

    public Regex? Pattern { get; init; }

    /// <summary>What the form wants said when <see cref="Pattern"/> does not fit; empty: the common text.</summary>
    public FormText PatternError { get; init; } = FormText.Empty;

    public TextValidation Validation { get; init; }

    public string? Prefix { get; init; }

    public string? Suffix { get; init; }
}

public enum TextValidation
{
    None,
    Email,
    Phone,
}

/// <summary><c>number</c>.</summary>
public sealed record NumberInput : FormField
{
    /// <summary>At most so many digits after the point; null: any.</summary>
    public int? DecimalDigits { get; init; }

    /// <summary>The value must be a multiple of this; null: any.</summary>
    public decimal? Increment { get; init; }

    public FormAttribute? Minimum { get; init; }

    public FormAttribute? Maximum { get; init; }

    /// <summary>The number goes into the data as text.</summary>
    public bool IsSerializedToString { get; init; }

    public string? Prefix { get; init; }

    public string? Suffix { get; init; }
}

/// <summary><c>datetime</c>. The value in the data is ISO text.</summary>
public sealed record DateTimeInput : FormField
{
    public required DateTimeSubtype Subtype { get; init; }

    public TimeSerialization Serialization { get; init; }

    /// <summary>Days before today (in the region's zone) are refused.</summary>
    public bool RefusesPastDays { get; init; }

    /// <summary>Label of the time part of <see cref="DateTimeSubtype.DateAndTime"/>.</summary>
    public FormText TimeLabel { get; init; } = FormText.Empty;
}

public enum DateTimeSubtype
{
    Date,
    Time,
    DateAndTime,
}

/// <summary>form-js <c>timeSerializingFormat</c>.</summary>
public enum TimeSerialization
{
    /// <summary><c>utc_offset</c>: with the offset that the region's zone has at that time.</summary>
    UtcOffset,

    /// <summary><c>utc_normalized</c>: as the same instant with <c>Z</c>.</summary>
    UtcNormalized,

    /// <summary><c>no_timezone</c>: as typed.</summary>
    NoTimeZone,
}

/// <summary><c>checkbox</c>: true or false, never null.</summary>
public sealed record CheckboxInput : FormField;

/// <summary><c>radio</c>, <c>select</c> (one of the options) and <c>checklist</c>, <c>taglist</c> (a list of options).</summary>
public sealed record ChoiceInput : FormField
{
    public required ChoiceKind Kind { get; init; }

    public required OptionSource Options { get; init; }

    public bool IsMultiple => Kind is ChoiceKind.Checklist or ChoiceKind.Taglist;
}

public enum ChoiceKind
{
    Radio,
    Select,
    Checklist,
    Taglist,
}

/// <summary><c>expression</c>: computed by the server, never taken from what was submitted.</summary>
public sealed record ComputedField : FormField
{
    public required FeelExpression Expression { get; init; }

    /// <summary><c>computeOn: presubmit</c>: only computed when the form is submitted.</summary>
    public bool IsComputedOnSubmit { get; init; }
}

/// <summary>A component with components inside.</summary>
public abstract record FormContainer : FormComponent
{
    private protected FormContainer()
    {
    }

    /// <summary>Prefix of the keys inside; empty when the container adds none.</summary>
    public required ImmutableArray<string> Path { get; init; }

    public required ImmutableArray<FormComponent> Components { get; init; }
}

/// <summary><c>group</c>.</summary>
public sealed record GroupContainer : FormContainer
{
    public bool HasOutline { get; init; }
}

/// <summary><c>dynamiclist</c>: its components once per item of the list at <see cref="FormContainer.Path"/>.</summary>
public sealed record ListContainer : FormContainer
{
    /// <summary>Items shown when the input data has no list.</summary>
    public int DefaultRepetitions { get; init; } = 1;

    /// <summary>May the person add and remove items? If not, the length is that of the input data.</summary>
    public bool AllowsAddAndRemove { get; init; }
}

/// <summary><c>text</c>: Markdown source. The page decides what of it to render.</summary>
public sealed record TextBlock(FormText Text) : FormComponent;

/// <summary><c>html</c>: shown as escaped text only; markup from a form never reaches a page of an authority.</summary>
public sealed record HtmlBlock(FormText Content) : FormComponent;

public sealed record SeparatorBlock : FormComponent;

/// <param name="Height">In pixels, as form-js has it.</param>
public sealed record SpacerBlock(int Height) : FormComponent;

public sealed record ButtonBlock(ButtonAction Action) : FormComponent;

public enum ButtonAction
{
    Submit,
    Reset,
}

/// <summary><c>table</c>: rows of the list that <see cref="Source"/> gives; shown, never submitted.</summary>
public sealed record TableBlock(FormAttribute Source, ImmutableArray<TableColumn> Listed, FormAttribute? ColumnsSource) : FormComponent;

public sealed record TableColumn(string Key, FormText Heading);

/// <summary>Where the options of a choice come from.</summary>
public abstract record OptionSource
{
    private OptionSource()
    {
    }

    /// <summary><c>values</c>.</summary>
    public sealed record Listed(ImmutableArray<ListedOption> Options) : OptionSource;

    /// <summary><c>valuesKey</c> (a variable of the input data, as an expression) or <c>valuesExpression</c>.</summary>
    public sealed record Computed(FormAttribute Source) : OptionSource;
}

public sealed record ListedOption(FeelValue Value, FormText Label);
