using System.Collections.Immutable;

namespace MetroEGov.Dmn.Validation;

/// <summary>Looks for inputs that none of some rules matches. Bounded: at most 200,000 combinations are looked at.</summary>
internal sealed class Coverage(ImmutableArray<ColumnAtoms> columns)
{
    private const int MaxSteps = 200_000;

    private int _steps;

    /// <summary>The search was given up.</summary>
    public bool IsExhausted => _steps > MaxSteps;

    /// <param name="rules">Positions from 0 of the rules that may cover.</param>
    /// <param name="within">Only inputs that this rule matches; null: all.</param>
    /// <param name="most">So many gaps are enough.</param>
    public ImmutableArray<string> Gaps(IReadOnlyList<int> rules, int? within, int most)
    {
        _steps = 0;
        var gaps = ImmutableArray.CreateBuilder<string>();
        Search(0, rules, within, most, [], gaps);
        return gaps.ToImmutable();
    }

    private void Search(int column, IReadOnlyList<int> rules, int? within, int most, ImmutableArray<string> path, ImmutableArray<string>.Builder gaps)
    {
        if (gaps.Count >= most || ++_steps > MaxSteps) return;
        if (rules.Count == 0)
        {
            gaps.Add(path.IsEmpty ? "any input" : string.Join(", ", path));
            return;
        }

        if (column == columns.Length) return;

        // Pieces that the same rules match lead to the same answer, so one of them stands for all; those that none matches are named.
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var atom = 0; atom < columns[column].Count; atom++)
        {
            if (within is { } rule && !columns[column].Matches(rule, atom)) continue;

            var matching = rules.Where(candidate => columns[column].Matches(candidate, atom)).ToArray();
            if (matching.Length == 0 || seen.Add(string.Join(' ', matching))) Search(column + 1, matching, within, most, path.Add(columns[column].Describe(atom)), gaps);
        }
    }
}
