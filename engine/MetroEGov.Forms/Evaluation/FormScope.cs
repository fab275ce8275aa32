using System.Collections.Immutable;

using MetroEGov.Feel;

namespace MetroEGov.Forms.Evaluation;

/// <summary>
/// What an expression sees: the data of its list item, then that of the items around it, then that of the form. As in form-js
/// <c>this</c> is the item, <c>parent</c> what is around it, <c>i</c> the list of 1-based positions; a key of the same name wins,
/// the names <c>_this_</c>, <c>_parent_</c>, <c>_i_</c> always mean these.
/// </summary>
internal sealed class FormScope(FormScope? parent, FeelContextValue input, ImmutableArray<int> positions) : IFeelVariables
{
    /// <summary>The data as given, without anything that was submitted.</summary>
    public FeelContextValue Input { get; } = input;

    /// <summary>The data with what the fields hold now; renewed in every round.</summary>
    public FeelContextValue Data { get; set; } = input;

    public bool TryGet(string name, out FeelValue value)
    {
        for (var scope = this; scope is not null; scope = scope.Parent)
        {
            if (scope.Data.TryGet(name, out value)) return true;
        }

        switch (name)
        {
            case "this" or "_this_":
                value = FeelValue.Context(Data);
                return true;
            case "parent" or "_parent_":
                value = parent is null ? FeelValue.Null : FeelValue.Context(parent.Data);
                return true;
            case "i" or "_i_":
                value = FeelValue.List(positions.Select(position => FeelValue.Of((decimal)position)));
                return true;
            default:
                value = FeelValue.Null;
                return false;
        }
    }

    public FormScope ForItem(FeelContextValue itemInput, int position) => new(this, itemInput, [.. positions, position + 1]);

    private FormScope? Parent => parent;
}
