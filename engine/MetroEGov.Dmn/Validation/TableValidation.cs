using System.Collections.Immutable;

using MetroEGov.Feel;

namespace MetroEGov.Dmn.Validation;

/// <summary>
/// Looks through decision tables for overlapping and missing rules, rules that can never decide, outputs outside their allowed
/// values and constants of the wrong type.
/// </summary>
/// <remarks>
/// Seen are constants, intervals of constants and <c>not(…)</c> of them. A column with any other entry is not understood: gaps
/// and unreachable rules are then not looked for, overlaps only between rules with the same text there. Bounds: 1,000 rules,
/// 200,000 combinations for gaps, 20 findings of each kind. Source: DMN 1.5 §8.1 (completeness), §8.2.8 (overlap).
/// </remarks>
public static class TableValidation
{
    private const int MaxRules = 1_000;
    private const int MaxFindings = 20;

    /// <summary>Findings of all tables that are the logic of a decision.</summary>
    public static ImmutableArray<TableFinding> Check(DecisionModel model) =>
        [.. model.Decisions.SelectMany(decision => decision.Logic is DecisionTable table ? Check(decision.Id, table) : [])];

    public static ImmutableArray<TableFinding> Check(string decisionId, DecisionTable table)
    {
        var sets = table.Inputs.Select((_, column) => table.Rules.Select(rule => EntrySet.Read(rule.Inputs[column].Text)).ToImmutableArray()).ToImmutableArray();
        if (table.Rules.Length > MaxRules)
        {
            var notChecked = new TableFinding(TableFindingCode.NotChecked, decisionId, [], table.Line, $"The table has more than {MaxRules} rules; overlaps and gaps were not looked for.");
            return [.. new Checking(decisionId, table, sets, []).Constants().Take(MaxFindings), notChecked];
        }

        var columns = table.Inputs.Select((input, column) => ColumnAtoms.Of(input, sets[column])).ToImmutableArray();
        var checking = new Checking(decisionId, table, sets, columns);
        return [.. checking.Constants().Take(MaxFindings), .. checking.Overlaps().Take(MaxFindings), .. checking.Coverage().Take(2 * MaxFindings)];
    }

    private sealed class Checking(
        string decisionId, DecisionTable table, ImmutableArray<ImmutableArray<EntrySet?>> sets, ImmutableArray<ColumnAtoms?> columns)
    {
        public IEnumerable<TableFinding> Constants()
        {
            for (var rule = 0; rule < table.Rules.Length; rule++)
            {
                for (var i = 0; i < table.Inputs.Length; i++)
                {
                    var wrong = sets[i][rule]?.EndPoints.FirstOrDefault(value => KindOf(table.Inputs[i].TypeRef) is { } kind && value.Kind != kind);
                    if (wrong is { IsNull: false } value)
                        yield return Finding(TableFindingCode.WrongType, [rule], table.Rules[rule].Line, $"Rule {rule + 1} compares '{table.Inputs[i].Label ?? table.Inputs[i].Expression}' (type {table.Inputs[i].TypeRef}) with a {value.Kind}.");
                }

                for (var i = 0; i < table.Outputs.Length; i++)
                {
                    if (EntrySet.Constant(table.Rules[rule].Outputs[i].Text) is { } output && CheckOutput(table.Outputs[i], output, rule) is { } finding) yield return finding;
                }
            }
        }

        public IEnumerable<TableFinding> Overlaps()
        {
            if (table.HitPolicy is not (HitPolicy.Unique or HitPolicy.Any)) yield break;
            for (var rule = 0; rule < table.Rules.Length; rule++)
            {
                for (var other = rule + 1; other < table.Rules.Length; other++)
                {
                    if (!Meet(rule, other) || (table.HitPolicy == HitPolicy.Any && HaveSameOutputs(rule, other))) continue;
                    yield return Finding(TableFindingCode.Overlap, [rule, other], table.Rules[other].Line, table.HitPolicy == HitPolicy.Unique
                        ? $"Rules {rule + 1} and {other + 1} match the same input, but the table is UNIQUE."
                        : $"Rules {rule + 1} and {other + 1} match the same input with different outputs, but the table is ANY.");
                }
            }
        }

        public IEnumerable<TableFinding> Coverage()
        {
            if (columns.Any(column => column is null) || table.Rules.IsEmpty) yield break;

            var known = columns.OfType<ColumnAtoms>().ToImmutableArray();
            var coverage = new Coverage(known);
            for (var rule = 0; rule < table.Rules.Length; rule++)
            {
                var position = rule;
                var isEmpty = known.Any(column => column.MatchesNothing(position));
                if (isEmpty)
                    yield return Finding(TableFindingCode.Unreachable, [rule], table.Rules[rule].Line, $"Rule {rule + 1} matches no input.");
                else if (table.HitPolicy == HitPolicy.First && rule > 0 && coverage.Gaps([.. Enumerable.Range(0, rule)], rule, 1).IsEmpty && !coverage.IsExhausted)
                    yield return Finding(TableFindingCode.Unreachable, [rule], table.Rules[rule].Line, $"Rule {rule + 1} is never reached: earlier rules match all that it matches, and the table takes the FIRST.");
            }

            if (table.Outputs.Any(output => output.DefaultEntry is not null) || table.HitPolicy == HitPolicy.Collect) yield break;
            foreach (var gap in coverage.Gaps([.. Enumerable.Range(0, table.Rules.Length)], null, MaxFindings))
                yield return Finding(TableFindingCode.Gap, [], table.Line, $"No rule matches {gap}.");
            if (coverage.IsExhausted)
                yield return Finding(TableFindingCode.NotChecked, [], table.Line, "The table has too many combinations of inputs; not all were looked at for gaps.");
        }

        private TableFinding? CheckOutput(TableOutput output, FeelValue value, int rule)
        {
            var name = output.Label ?? output.Name ?? "output";
            if (KindOf(output.TypeRef) is { } kind && value.Kind != kind)
                return Finding(TableFindingCode.WrongType, [rule], table.Rules[rule].Line, $"Rule {rule + 1} gives a {value.Kind} for '{name}', whose type is {output.TypeRef}.");
            return output.AllowedValues is not null && EntrySet.Read(output.AllowedValues) is { } allowed && !allowed.Includes(value)
                ? Finding(TableFindingCode.OutputNotAllowed, [rule], table.Rules[rule].Line, $"Rule {rule + 1} gives {value} for '{name}', which is not among its allowed values.")
                : null;
        }

        /// <summary>Whether some input matches both rules, as far as can be seen.</summary>
        private bool Meet(int rule, int other)
        {
            for (var i = 0; i < columns.Length; i++)
            {
                var isSure = columns[i] is { } column ? column.Meet(rule, other) : table.Rules[rule].Inputs[i].Text == table.Rules[other].Inputs[i].Text;
                if (!isSure) return false;
            }

            return true;
        }

        private bool HaveSameOutputs(int rule, int other) =>
            table.Rules[rule].Outputs.Select(entry => entry.Text).SequenceEqual(table.Rules[other].Outputs.Select(entry => entry.Text), StringComparer.Ordinal);

        private TableFinding Finding(string code, ImmutableArray<int> rules, int line, string text) =>
            new(code, decisionId, [.. rules.Select(rule => rule + 1)], line, text);

        private static FeelKind? KindOf(string? typeRef) => typeRef switch
        {
            "string" => FeelKind.String,
            "number" or "integer" or "long" or "double" => FeelKind.Number,
            "boolean" => FeelKind.Boolean,
            "date" => FeelKind.Date,
            "time" => FeelKind.Time,
            "date and time" or "dateTime" => FeelKind.DateTime,
            _ => null,
        };
    }
}
