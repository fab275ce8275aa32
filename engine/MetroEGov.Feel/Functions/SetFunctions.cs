namespace MetroEGov.Feel.Functions;

/// <summary>Lists without, or with only, repeated items. Source: DMN 1.5 §10.3.4.4; <c>duplicate values</c>: Camunda.</summary>
internal static class SetFunctions
{
    internal static void AddTo(BuiltInTable table)
    {
        table.Add("distinct values(list: list)", (scoped in BuiltInCall call) => Distinct(call[0].Items, call));
        table.Add("union(list...: list)", (scoped in BuiltInCall call) =>
            ListFunctions.Concatenate(call) is { IsNull: false } all ? Distinct(all.Items, call) : FeelValue.Null);
        table.Add("duplicate values(list: list)", Duplicates);
    }

    private static FeelValue Distinct(FeelValue[] items, scoped in BuiltInCall call) =>
        call.Spend(items.Length) ? FeelValue.OfArray([.. items.Distinct()]) : FeelValue.Null;

    private static FeelValue Duplicates(scoped in BuiltInCall call) => call.Spend(call[0].Items.Length)
        ? FeelValue.OfArray([.. call[0].Items.GroupBy(item => item).Where(group => group.Count() > 1).Select(group => group.Key)])
        : FeelValue.Null;
}
