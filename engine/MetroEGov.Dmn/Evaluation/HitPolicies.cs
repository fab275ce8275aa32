using System.Collections.Immutable;
using System.Globalization;

using MetroEGov.Feel;

namespace MetroEGov.Dmn.Evaluation;

/// <summary>A rule that matched, with its outputs.</summary>
internal sealed record Hit(Rule Rule, ImmutableArray<FeelValue> Outputs)
{
    public static Hit Of(Rule rule, TableLogic table, Frame frame) =>
        new(rule, [.. table.Outputs.Select((column, i) => column.Finish(rule.Outputs[i].Evaluate(frame), frame, rule.Id))]);

    public MatchedRule ToMatchedRule(TableLogic table) => new(
        Rule.Index,
        Rule.Id,
        [.. table.Outputs.Select((column, i) => new EvaluatedOutput(column.Id, column.Name ?? column.Label, Outputs[i]))],
        Rule.Annotations);
}

/// <param name="Hits">In the order in which they count.</param>
internal sealed record TableOutcome(FeelValue Value, ImmutableArray<Hit> Hits);

/// <summary>From matched rules to the table's value. Source: DMN 1.5 §8.2.8 and table 34.</summary>
internal static class HitPolicies
{
    public static TableOutcome Decide(TableLogic table, ImmutableArray<Hit> hits, Frame frame)
    {
        if (hits.IsEmpty) return new(WithoutHit(table, frame), hits);

        return table.HitPolicy switch
        {
            HitPolicy.Unique => Unique(table, hits, frame),
            HitPolicy.Any => Any(table, hits, frame),
            HitPolicy.First => new(ValueOf(table, hits[0]), hits),
            HitPolicy.Priority => Priority(table, hits),
            HitPolicy.RuleOrder => new(ListOf(table, hits), hits),
            HitPolicy.OutputOrder => OutputOrder(table, hits),
            _ => new(Collect(table, hits, frame), hits),
        };
    }

    /// <summary>
    /// Defaults where the table has them; else nothing: an empty list where a list was to come, zero where hits were to be counted.
    /// </summary>
    private static FeelValue WithoutHit(TableLogic table, Frame frame)
    {
        if (table.Outputs.Any(column => column.Default is not null))
        {
            var defaults = table.Outputs.Select(column => column.Default is null ? FeelValue.Null : column.Finish(column.Default.Evaluate(frame), frame, null));
            var value = Shape(table, [.. defaults]);
            var isList = table is { HitPolicy: HitPolicy.RuleOrder or HitPolicy.OutputOrder } or { HitPolicy: HitPolicy.Collect, Aggregation: Aggregation.None };
            return isList && value.Kind != FeelKind.List ? FeelValue.List(ImmutableArray.Create(value)) : value;
        }

        switch (table)
        {
            case { HitPolicy: HitPolicy.Collect, Aggregation: Aggregation.Count }:
                return FeelValue.Of(0m);
            case { HitPolicy: HitPolicy.RuleOrder or HitPolicy.OutputOrder } or { HitPolicy: HitPolicy.Collect, Aggregation: Aggregation.None }:
                return FeelValue.EmptyList;
            default:
                return frame.Run.Warn(DecisionCode.NoRuleMatched, table.Id, "No rule matches and the table has no default.");
        }
    }

    private static TableOutcome Unique(TableLogic table, ImmutableArray<Hit> hits, Frame frame) => hits.Length == 1
        ? new(ValueOf(table, hits[0]), hits)
        : new(frame.Run.Fail(DecisionCode.SeveralRulesMatched, table.Id, $"The table's hit policy is UNIQUE, but the rules {Numbers(hits)} match."), hits);

    private static TableOutcome Any(TableLogic table, ImmutableArray<Hit> hits, Frame frame)
    {
        var value = ValueOf(table, hits[0]);
        return hits.All(hit => ValueOf(table, hit) == value)
            ? new(value, hits)
            : new(frame.Run.Fail(DecisionCode.OutputsDiffer, table.Id, $"The table's hit policy is ANY, but the matching rules {Numbers(hits)} have different outputs."), hits);
    }

    private static TableOutcome Priority(TableLogic table, ImmutableArray<Hit> hits)
    {
        var sorted = Sorted(table, hits);
        return new(ValueOf(table, sorted[0]), sorted);
    }

    private static TableOutcome OutputOrder(TableLogic table, ImmutableArray<Hit> hits)
    {
        var sorted = Sorted(table, hits);
        return new(ListOf(table, sorted), sorted);
    }

    /// <summary>By the priority of the first output, then the second…; rules alike stay in the order of the table.</summary>
    private static ImmutableArray<Hit> Sorted(TableLogic table, ImmutableArray<Hit> hits)
    {
        var sorted = hits.OrderBy(_ => 0);
        for (var i = 0; i < table.Outputs.Length; i++)
        {
            var column = i;
            sorted = sorted.ThenBy(hit => table.Outputs[column].PriorityOf(hit.Outputs[column]));
        }

        return [.. sorted];
    }

    private static FeelValue Collect(TableLogic table, ImmutableArray<Hit> hits, Frame frame)
    {
        if (table.Aggregation == Aggregation.None) return ListOf(table, hits);
        if (table.Aggregation == Aggregation.Count) return FeelValue.Of((decimal)hits.Length);

        var columns = table.Outputs.Select((column, i) => Aggregate(table, [.. hits.Select(hit => hit.Outputs[i])], frame));
        return Shape(table, [.. columns]);
    }

    private static FeelValue Aggregate(TableLogic table, ImmutableArray<FeelValue> values, Frame frame)
    {
        var aggregate = values[0];
        foreach (var value in values.AsSpan()[1..]) aggregate = Combine(table.Aggregation, aggregate, value);
        var isRight = !aggregate.IsNull && (table.Aggregation != Aggregation.Sum || aggregate.Kind == FeelKind.Number);
        return isRight
            ? aggregate
            : frame.Run.Fail(DecisionCode.NotAggregable, table.Id, $"The outputs of the matching rules cannot be aggregated by {table.Aggregation.ToString().ToUpperInvariant()}.");
    }

    private static FeelValue Combine(Aggregation aggregation, FeelValue left, FeelValue right)
    {
        if (aggregation == Aggregation.Sum) return Sum(left, right);
        return FeelValue.Compare(left, right) is { } order ? (aggregation == Aggregation.Min) == (order <= 0) ? left : right : FeelValue.Null;
    }

    private static FeelValue Sum(FeelValue left, FeelValue right)
    {
        if (!left.TryGetNumber(out var a) || !right.TryGetNumber(out var b)) return FeelValue.Null;
        try
        {
            return FeelValue.Of(a + b);
        }
        catch (OverflowException)
        {
            return FeelValue.Null;
        }
    }

    private static FeelValue ListOf(TableLogic table, ImmutableArray<Hit> hits) => FeelValue.List(hits.Select(hit => ValueOf(table, hit)));

    private static FeelValue ValueOf(TableLogic table, Hit hit) => Shape(table, hit.Outputs);

    /// <summary>The only output bare, several as a context.</summary>
    private static FeelValue Shape(TableLogic table, ImmutableArray<FeelValue> outputs)
    {
        if (outputs.Length == 1) return outputs[0];

        var context = new FeelContextBuilder();
        for (var i = 0; i < outputs.Length; i++) context.Set(table.Outputs[i].Name ?? table.Outputs[i].Label, outputs[i]);
        return FeelValue.Context(context.Build());
    }

    private static string Numbers(ImmutableArray<Hit> hits) =>
        string.Join(", ", hits.Select(hit => hit.Rule.Index.ToString(CultureInfo.InvariantCulture)));
}
