using System.Collections.Immutable;

using MetroEGov.Feel;
using MetroEGov.Forms.Submission;

namespace MetroEGov.Forms.Evaluation;

/// <summary>One component where it stands in this submission: a component of a list is there once per item.</summary>
internal class ComponentState(FormComponent component, FormScope scope, string id)
{
    public FormComponent Component => component;

    public FormScope Scope => scope;

    /// <summary>Unique in the page: the component's id and the positions of the items around it.</summary>
    public string Id => id;

    public bool IsHidden { get; set; }

    public virtual IEnumerable<ComponentState> Children => [];
}

internal sealed class ContainerState(FormContainer container, FormScope scope, string id, ImmutableArray<ComponentState> children)
    : ComponentState(container, scope, id)
{
    public override IEnumerable<ComponentState> Children => children;
}

internal sealed class ListState(ListContainer list, FormScope scope, string id, ImmutableArray<ItemState> items)
    : ComponentState(list, scope, id)
{
    public ListContainer List => list;

    public ImmutableArray<ItemState> Items => items;

    /// <summary>Relative to the scope that the list stands in.</summary>
    public required ImmutableArray<string> Key { get; init; }

    /// <summary>From the root, as in the page.</summary>
    public required string Path { get; init; }

    /// <summary>More items were submitted than are read.</summary>
    public required bool HasTooMany { get; init; }

    /// <summary>The index of the next item that is added; never one that was used.</summary>
    public required int NextIndex { get; init; }

    public override IEnumerable<ComponentState> Children => items.SelectMany(item => item.Children);
}

/// <param name="Index">Which item of the input data it is; beyond them: a new one.</param>
internal sealed record ItemState(int Index, FormScope Scope, ImmutableArray<ComponentState> Children);

internal sealed class FieldState(FormField definition, FormScope scope, string id) : ComponentState(definition, scope, id)
{
    public FormField Field => definition;

    /// <summary>Relative to the scope.</summary>
    public required ImmutableArray<string> Key { get; init; }

    /// <summary>From the root, as in the page.</summary>
    public required string Path { get; init; }

    /// <summary>The value of the input data; null when it does not have the key.</summary>
    public required FeelValue? Input { get; init; }

    /// <summary>What was submitted for this field; null when nothing was.</summary>
    public required PostedNode? Posted { get; init; }

    /// <summary>The submission is a page's, where an unchecked box is known by its absence.</summary>
    public required bool IsHtmlPost { get; init; }

    public bool IsDisabled { get; set; }

    public bool IsReadonly { get; set; }

    public ImmutableArray<FieldOption> Options { get; set; } = [];

    public FieldReading Reading { get; set; } = new(FeelValue.Null);

    /// <summary>Only then is what was submitted looked at.</summary>
    public bool TakesSubmission => !IsHidden && !IsDisabled && !IsReadonly && Field is not ComputedField;
}

/// <param name="Value">Null where <paramref name="Fault"/> says that nothing could be made of the entry.</param>
/// <param name="Raw">What was typed, to show it again.</param>
internal sealed record FieldReading(FeelValue Value, FieldFault? Fault = null, string? Raw = null);

/// <param name="Text">How the value is written in the page's input.</param>
internal sealed record FieldOption(FeelValue Value, string Text, string German, string English);
