using MetroEGov.Feel;

namespace MetroEGov.Forms.Evaluation;

/// <summary>Puts the values of the fields together to data.</summary>
internal static class FormData
{
    /// <summary>Renews what expressions see: the input data with the values of the fields that are shown.</summary>
    public static void Refresh(FormTree tree) => tree.Root.Data = Seen(tree.Root.Input, tree.Components);

    /// <summary>What the submission brings: the values of the fields that are shown and not disabled, and nothing else.</summary>
    public static FeelContextValue Accepted(IEnumerable<ComponentState> states) => Accepted(FeelContextValue.Empty, states);

    private static FeelContextValue Seen(FeelContextValue data, IEnumerable<ComponentState> states)
    {
        foreach (var state in states.Where(state => !state.IsHidden))
        {
            data = state switch
            {
                FieldState field => DataPath.Put(data, field.Key, field.Reading.Value),
                ListState list => DataPath.Put(data, list.Key, FeelValue.List(list.Items.Select(SeenItem))),
                _ => Seen(data, state.Children),
            };
        }

        return data;
    }

    private static FeelValue SeenItem(ItemState item)
    {
        item.Scope.Data = Seen(item.Scope.Input, item.Children);
        return FeelValue.Context(item.Scope.Data);
    }

    private static FeelContextValue Accepted(FeelContextValue data, IEnumerable<ComponentState> states)
    {
        foreach (var state in states.Where(state => !state.IsHidden))
        {
            data = state switch
            {
                FieldState field => field.IsDisabled ? data : DataPath.Put(data, field.Key, field.Reading.Value),
                ListState list => DataPath.Put(data, list.Key, FeelValue.List(list.Items.Select(item => FeelValue.Context(Accepted(item.Children))))),
                _ => Accepted(data, state.Children),
            };
        }

        return data;
    }
}
