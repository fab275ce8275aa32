using MetroEGov.Feel.Evaluation;

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

    private static FeelValue Distinct(FeelValue[] items, scoped in BuiltInCall call) => call.Spend(items.Length)
        ? FeelValue.OfArray([.. items.Distinct(new CountedEquality(call.Run, call.Span))])
        : FeelValue.Null;

    private static FeelValue Duplicates(scoped in BuiltInCall call) => call.Spend(call[0].Items.Length)
        ? FeelValue.OfArray(
        [
            .. call[0].Items.GroupBy(item => item, new CountedEquality(call.Run, call.Span))
                .Where(group => group.Count() > 1).Select(group => group.Key),
        ])
        : FeelValue.Null;

    /// <summary>Equality whose work counts for the run.</summary>
    private sealed class CountedEquality(EvaluationRun run, FeelSpan span) : IEqualityComparer<FeelValue>
    {
        public bool Equals(FeelValue x, FeelValue y) => run.Spend(1, span) && run.DeepEquals(x, y, span);

        public int GetHashCode(FeelValue obj) => obj.GetHashCode();
    }
}
