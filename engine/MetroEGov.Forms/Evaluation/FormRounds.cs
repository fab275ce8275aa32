using MetroEGov.Feel;

namespace MetroEGov.Forms.Evaluation;

/// <summary>
/// Settles a form: conditions, options and computed fields depend on values, and values on them. Rounds are repeated until
/// nothing changes. A hidden or disabled field counts with its input value only, so that a value which the person may not give
/// cannot open another field.
/// </summary>
internal static class FormRounds
{
    /// <summary>From this round on a hidden component stays hidden: two that hide each other would else take turns for ever.</summary>
    private const int FreeRounds = 8;

    private const int MaxRounds = 24;

    public static void Settle(FormTree tree, FeelEnvironment environment, bool isSubmit)
    {
        foreach (var field in tree.All().OfType<FieldState>()) field.Reading = FieldValues.Read(field, environment, hasOptions: false);

        for (var round = 0; round < MaxRounds; round++)
        {
            FormData.Refresh(tree);
            var changed = false;
            foreach (var component in tree.Components) changed |= Visit(component, isParentHidden: false, new(environment, isSubmit, round >= FreeRounds));
            if (!changed) return;
        }

        // Computed fields that feed each other never settle; the last round counts, the same on every machine.
        FormData.Refresh(tree);
    }

    private static bool Visit(ComponentState state, bool isParentHidden, Round round)
    {
        var context = new FeelContext(state.Scope, round.Environment);
        var isHidden = isParentHidden || (round.KeepsHidden && state.IsHidden) || IsTrue(state.Component.Hide, context);
        var changed = state.IsHidden != isHidden;
        state.IsHidden = isHidden;
        if (state is FieldState field) changed |= VisitField(field, context, round);
        foreach (var child in state.Children) changed |= Visit(child, isHidden, round);
        return changed;
    }

    private static bool VisitField(FieldState state, FeelContext context, Round round)
    {
        var isDisabled = IsTrue(state.Field.Disabled, context);
        var isReadonly = IsTrue(state.Field.Readonly, context);
        var changed = state.IsDisabled != isDisabled || state.IsReadonly != isReadonly;
        state.IsDisabled = isDisabled;
        state.IsReadonly = isReadonly;

        var before = state.Reading.Value;
        if (state.Field is ChoiceInput choice) state.Options = FieldOptions.Of(choice, context);
        state.Reading = state.Field is ComputedField computed
            ? Compute(computed, state, context, round)
            : FieldValues.Read(state, round.Environment, hasOptions: true);
        return changed || !FeelValue.DeepEquals(before, state.Reading.Value);
    }

    private static FieldReading Compute(ComputedField field, FieldState state, FeelContext context, Round round)
    {
        if (field.IsComputedOnSubmit && !round.IsSubmit) return new(state.Input ?? FeelValue.Null);
        var value = field.Expression.Evaluate(context).Value;
        // What goes into a variable is JSON (temporals as text); a function or range cannot, and counts as null.
        return new(value.TryToJson(out var json, out _) ? FeelJson.Parse(json) : FeelValue.Null);
    }

    private static bool IsTrue(FormAttribute? attribute, FeelContext context) =>
        attribute is not null && attribute.Evaluate(context).TryGetBoolean(out var flag) && flag;

    private sealed record Round(FeelEnvironment Environment, bool IsSubmit, bool KeepsHidden);
}
