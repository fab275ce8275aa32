using System.Collections.Immutable;

namespace MetroEGov.Forms;

/// <summary>
/// A form as a page shows it: texts in one language, conditions decided, options listed. Texts are plain and not escaped yet;
/// whoever writes HTML escapes all of them.
/// </summary>
public sealed record FormView(string FormId, FormLanguage Language, ImmutableArray<ComponentView> Components)
{
    /// <summary>All components that are shown, containers before what is in them.</summary>
    public IEnumerable<ComponentView> All() => Components.SelectMany(Descend);

    private static IEnumerable<ComponentView> Descend(ComponentView view) =>
        view.Children.Concat(view.Items.SelectMany(item => item.Children)).SelectMany(Descend).Prepend(view);
}

public enum ComponentKind
{
    TextField,
    TextArea,
    Number,
    Date,
    Time,
    DateAndTime,
    Checkbox,
    Checklist,
    Radio,
    Select,
    Taglist,
    Computed,
    Group,
    List,
    Text,
    Html,
    Separator,
    Spacer,
    Button,
    Table,
}

/// <summary>One component to show. Members that its kind does not have are empty.</summary>
public sealed record ComponentView
{
    public required ComponentKind Kind { get; init; }

    /// <summary>Unique in the page, made of letters that an HTML id may have.</summary>
    public required string Id { get; init; }

    /// <summary>Name of the input: <c>person.name</c>, <c>children[0].name</c>; of a list: name of its marker input (see <see cref="FormPost"/>).</summary>
    public string Path { get; init; } = "";

    public string Label { get; init; } = "";

    public string Description { get; init; } = "";

    public bool IsRequired { get; init; }

    public bool IsDisabled { get; init; }

    public bool IsReadonly { get; init; }

    /// <summary>The value as the input shows it (what was typed, where that was wrong); of text, html and computed: the text.</summary>
    public string Value { get; init; } = "";

    /// <summary>Of checkbox.</summary>
    public bool IsChecked { get; init; }

    /// <summary>Of radio, select, checklist, taglist.</summary>
    public ImmutableArray<OptionView> Options { get; init; } = [];

    /// <summary>Errors in the view's language.</summary>
    public ImmutableArray<string> Errors { get; init; } = [];

    /// <summary>Of group.</summary>
    public ImmutableArray<ComponentView> Children { get; init; } = [];

    /// <summary>Of dynamiclist.</summary>
    public ImmutableArray<ItemView> Items { get; init; } = [];

    /// <summary>Of dynamiclist: the person may add and remove items.</summary>
    public bool AllowsAddAndRemove { get; init; }

    /// <summary>Of dynamiclist: value of its marker input.</summary>
    public int NextIndex { get; init; }

    /// <summary>Of number, for the input's own attributes; the server checks anyway.</summary>
    public decimal? Minimum { get; init; }

    public decimal? Maximum { get; init; }

    /// <summary>Of number: the increment, else the smallest step that its decimal digits allow.</summary>
    public decimal? Step { get; init; }

    public int? MinLength { get; init; }

    public int? MaxLength { get; init; }

    /// <summary>Of textfield: the HTML input type that fits (<c>text</c>, <c>email</c>, <c>tel</c>).</summary>
    public string InputType { get; init; } = "text";

    public string Prefix { get; init; } = "";

    public string Suffix { get; init; } = "";

    /// <summary>Of group: draw a frame.</summary>
    public bool HasOutline { get; init; }

    /// <summary>Of spacer, in pixels.</summary>
    public int Height { get; init; }

    public ButtonAction Action { get; init; }

    public TableView? Table { get; init; }

    /// <summary>Width in columns of a grid of 16; null: as wide as there is room.</summary>
    public int? Columns { get; init; }

    /// <summary>Components with the same row stand side by side.</summary>
    public string? Row { get; init; }
}

/// <param name="Value">As the input sends it.</param>
public sealed record OptionView(string Value, string Label, bool IsSelected);

/// <param name="Index">Stands in the names of the item's inputs; stays while other items are removed.</param>
/// <param name="Path">Name of the item's marker input.</param>
public sealed record ItemView(int Index, string Path, ImmutableArray<ComponentView> Children);

public sealed record TableView(ImmutableArray<string> Headings, ImmutableArray<ImmutableArray<string>> Rows);
