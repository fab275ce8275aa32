using System.Collections.Immutable;

using MetroEGov.Dmn.Evaluation;
using MetroEGov.Dmn.Types;
using MetroEGov.Feel;

namespace MetroEGov.Dmn.Compilation;

/// <summary>Compiles a decision table; equal entries of a column share one test.</summary>
internal sealed class TableCompiler(ExpressionCompiler expressions, DecisionTable table)
{
    public TableLogic Compile(FeelScope scope)
    {
        var inputs = table.Inputs.Select(input => CompileInput(input, scope)).ToImmutableArray();
        var outputs = table.Outputs.Select(output => CompileOutput(output, scope)).ToImmutableArray();
        var tests = inputs.Select(_ => new Dictionary<string, CellTest>(StringComparer.Ordinal)).ToImmutableArray();
        var scopes = inputs.Select(input => scope.WithInput(input.Type.Feel)).ToImmutableArray();
        var rules = table.Rules.Select((rule, position) => new Rule(
            position + 1,
            rule.Id,
            [.. rule.Inputs.Select((entry, i) => CompileTest(entry, scopes[i], tests[i]))],
            [.. rule.Outputs.Select(entry => expressions.Feel(entry.Text == "-" ? "" : entry.Text, entry.Id, entry.Line, scope))],
            rule.Annotations)).ToImmutableArray();
        return new()
        {
            Id = table.Id,
            HitPolicy = table.HitPolicy,
            Aggregation = table.Aggregation,
            Inputs = inputs,
            Outputs = outputs,
            Rules = rules,
            Index = RuleIndex.Build(rules, inputs.Length),
        };
    }

    private InputColumn CompileInput(TableInput input, FeelScope scope)
    {
        var type = expressions.Type(input.TypeRef, input.Id, input.Line);
        return new(
            input.Id,
            input.Label ?? input.Expression,
            expressions.Feel(input.Expression, input.Id, input.Line, scope),
            type,
            Tests(input.AllowedValues, input.Id, input.Line, scope.WithInput(type.Feel)));
    }

    private OutputColumn CompileOutput(TableOutput output, FeelScope scope)
    {
        var type = expressions.Type(output.TypeRef, output.Id, output.Line);
        return new(
            output.Id,
            output.Name,
            output.Label ?? output.Name ?? "",
            type,
            Tests(output.AllowedValues, output.Id, output.Line, scope.WithInput(type.Feel)),
            Priorities(output.AllowedValues ?? type.AllowedText ?? ResultType().AllowedText),
            output.DefaultEntry is null ? null : expressions.Feel(output.DefaultEntry, output.Id, output.Line, scope));
    }

    /// <summary>For the only output of a table the decision's own type says what an output without type may be.</summary>
    private DmnType ResultType() => table.Outputs is [{ TypeRef: null }] ? expressions.ResultType.ElementOrSelf : DmnType.Any;

    private FeelUnaryTests? Tests(string? text, string? id, int line, FeelScope scope)
    {
        if (text is null or "-") return null;

        var result = FeelUnaryTests.Parse(text, scope);
        if (result.Tests is null) expressions.Report(result.Diagnostics, text, id, line);
        return result.Tests;
    }

    private CellTest CompileTest(TableEntry entry, FeelScope scope, Dictionary<string, CellTest> known)
    {
        if (entry.Text is "" or "-") return CellTest.Always;
        if (known.TryGetValue(entry.Text, out var test)) return test;

        var result = FeelUnaryTests.Parse(entry.Text, scope);
        test = result.Tests is { } tests
            ? ConstantTests.Specialise(entry.Text, new CellTest.Feel(tests, entry.Id))
            : new CellTest.Broken(entry.Id, expressions.Report(result.Diagnostics, entry.Text, entry.Id, entry.Line));
        return known[entry.Text] = test;
    }

    /// <summary>The allowed values as a list, where they are values; ranges have no order of priority.</summary>
    private static ImmutableArray<FeelValue> Priorities(string? allowed)
    {
        if (allowed is null) return [];

        var list = FeelExpression.Parse($"[{allowed}]", FeelScope.Of(Array.Empty<string>()));
        return list.Expression is { } expression && expression.Evaluate(FeelContext.Empty).Value.TryGetList(out var values) ? values : [];
    }
}
