using System.Collections.Immutable;

using MetroEGov.Dmn.Types;
using MetroEGov.Feel;

namespace MetroEGov.Dmn.Evaluation;

/// <summary>A compiled decision table. Immutable; safe to share. Source: DMN 1.5 §8.2.</summary>
internal sealed class TableLogic : Logic
{
    public required string? Id { get; init; }

    public required HitPolicy HitPolicy { get; init; }

    public required Aggregation Aggregation { get; init; }

    public required ImmutableArray<InputColumn> Inputs { get; init; }

    public required ImmutableArray<OutputColumn> Outputs { get; init; }

    public required ImmutableArray<Rule> Rules { get; init; }

    /// <summary>Null for small tables and where no column helps.</summary>
    public required RuleIndex? Index { get; init; }

    public override FeelValue Evaluate(Frame frame)
    {
        var inputs = new FeelValue[Inputs.Length];
        var isAllowed = true;
        for (var i = 0; i < inputs.Length; i++)
        {
            inputs[i] = JsonInput.Read(Inputs[i].Type, Inputs[i].Value.Evaluate(frame));
            isAllowed &= IsAllowed(Inputs[i], inputs[i], frame);
        }

        var matched = isAllowed ? Match(inputs, frame) : [];
        var hits = matched.Select(rule => Hit.Of(rule, this, frame)).ToImmutableArray();
        var outcome = isAllowed ? HitPolicies.Decide(this, hits, frame) : new(FeelValue.Null, hits);
        frame.Run.Record(
            HitPolicy,
            [.. Inputs.Select((column, i) => new EvaluatedInput(column.Id, column.Label, inputs[i]))],
            [.. outcome.Hits.Select(hit => hit.ToMatchedRule(this))]);
        return outcome.Value;
    }

    private static bool IsAllowed(InputColumn column, FeelValue value, Frame frame)
    {
        if (column.Allowed is null || value.IsNull) return true;
        if (frame.Run.Evaluate(column.Allowed, value, column.Id, new FeelContext(frame, frame.Run.Environment)).IsTrue) return true;

        frame.Run.Fail(DecisionCode.InputNotAllowed, column.Id, $"The value of input '{column.Label}' is not among the column's allowed values.");
        return false;
    }

    /// <summary>Matching rules in the order of the table; with FIRST only the first.</summary>
    private List<Rule> Match(FeelValue[] inputs, Frame frame)
    {
        var matched = new List<Rule>();
        var context = new FeelContext(frame, frame.Run.Environment);
        var candidates = Index?.Candidates(inputs);
        var count = candidates?.Count ?? Rules.Length;
        for (var i = 0; i < count; i++)
        {
            var rule = Rules[candidates is null ? i : candidates[i]];
            if (!frame.Run.Spend(1)) break;
            if (!Matches(rule, inputs, frame, context)) continue;

            matched.Add(rule);
            if (HitPolicy == HitPolicy.First) break;
        }

        return matched;
    }

    private static bool Matches(Rule rule, FeelValue[] inputs, Frame frame, FeelContext context)
    {
        for (var i = 0; i < inputs.Length; i++)
        {
            if (!rule.Tests[i].Matches(inputs[i], frame, context)) return false;
        }

        return true;
    }
}

/// <param name="Allowed">Null: any value.</param>
internal sealed record InputColumn(string? Id, string Label, Logic Value, DmnType Type, FeelUnaryTests? Allowed);

/// <param name="Name">Null for the only output.</param>
/// <param name="Allowed">Tests that every output must meet; null: any value.</param>
/// <param name="Priorities">The allowed values in their order, the first is the most important; empty when they are no list of values.</param>
/// <param name="Default">Null when the column has none.</param>
internal sealed record OutputColumn(string? Id, string? Name, string Label, DmnType Type, FeelUnaryTests? Allowed, ImmutableArray<FeelValue> Priorities, Logic? Default)
{
    /// <summary>The entry's value as the column has it.</summary>
    public FeelValue Finish(FeelValue value, Frame frame, string? ruleId)
    {
        var coerced = TypedLogic.Coerce(frame.Run, Type, value, ruleId ?? Id, Label);
        if (Allowed is not null && !coerced.IsNull && !frame.Run.Evaluate(Allowed, coerced, Id, new FeelContext(frame, frame.Run.Environment)).IsTrue)
            frame.Run.Warn(DecisionCode.OutputNotAllowed, ruleId ?? Id, $"The value of output '{Label}' is not among the column's allowed values.");
        return coerced;
    }

    /// <summary>0 is the highest priority; values without one come last.</summary>
    public int PriorityOf(FeelValue value)
    {
        for (var i = 0; i < Priorities.Length; i++)
        {
            if (FeelValue.AreEqual(Priorities[i], value) == true) return i;
        }

        return Priorities.Length;
    }
}

/// <param name="Index">1-based.</param>
internal sealed record Rule(int Index, string? Id, ImmutableArray<CellTest> Tests, ImmutableArray<Logic> Outputs, ImmutableArray<string> Annotations);
