using System.Collections.Immutable;

using MetroEGov.Feel;

namespace MetroEGov.Dmn.Validation;

/// <summary>
/// A column's values, cut into pieces that every rule matches wholly or not at all: the constants that its entries name, the
/// gaps between ordered ones, and all other texts as one. Null is left out: it is for the table's default.
/// </summary>
internal sealed class ColumnAtoms
{
    private readonly ImmutableArray<string> _names;
    private readonly bool[][] _matches;

    private ColumnAtoms(string label, ImmutableArray<string> names, bool[][] matches)
    {
        Label = label;
        _names = names;
        _matches = matches;
    }

    public string Label { get; }

    public int Count => _names.Length;

    /// <summary>Null when an entry of the column is not understood or the column mixes kinds.</summary>
    public static ColumnAtoms? Of(TableInput input, ImmutableArray<EntrySet?> entries)
    {
        if (entries.Any(entry => entry is null)) return null;

        var allowed = input.AllowedValues is null ? null : EntrySet.Read(input.AllowedValues);
        var points = entries.OfType<EntrySet>().Append(allowed).OfType<EntrySet>().SelectMany(entry => entry.EndPoints).Distinct().ToArray();
        if (points.Select(point => point.Kind).Distinct().Count() > 1) return null;

        var kind = points.Length > 0 ? points[0].Kind : input.TypeRef == "boolean" ? FeelKind.Boolean : FeelKind.Null;
        var atoms = kind switch
        {
            FeelKind.Null => [new Atom("any", FeelValue.Null, FeelValue.Null)],
            FeelKind.Boolean => [Point(FeelValue.True), Point(FeelValue.False)],
            FeelKind.String => [.. points.Select(Point), new Atom("any other text", FeelValue.Null, FeelValue.Null)],
            _ => Ordered(points),
        };
        if (allowed is not null) atoms = atoms.Where(atom => atom.In(allowed));
        var list = atoms.ToImmutableArray();
        return new(input.Label ?? input.Expression, [.. list.Select(atom => atom.Name)], [.. entries.Select(entry => list.Select(atom => atom.In(entry!)).ToArray())]);
    }

    /// <summary>Whether the rule (position from 0) matches the piece.</summary>
    public bool Matches(int rule, int atom) => _matches[rule][atom];

    public bool MatchesNothing(int rule) => !_matches[rule].Contains(true);

    public bool Meet(int rule, int other)
    {
        for (var atom = 0; atom < Count; atom++)
        {
            if (_matches[rule][atom] && _matches[other][atom]) return true;
        }

        return false;
    }

    public string Describe(int atom) => $"{Label}: {_names[atom]}";

    private static Atom Point(FeelValue value) => new(value.ToString(), value, value);

    private static IEnumerable<Atom> Ordered(FeelValue[] points)
    {
        Array.Sort(points, static (left, right) => FeelValue.Compare(left, right) ?? 0);
        yield return new($"< {points[0]}", FeelValue.Null, points[0]);
        for (var i = 0; i < points.Length; i++)
        {
            yield return Point(points[i]);
            yield return i + 1 < points.Length ? new($"({points[i]}..{points[i + 1]})", points[i], points[i + 1]) : new($"> {points[i]}", points[i], FeelValue.Null);
        }
    }

    /// <summary>One value (<paramref name="From"/> equals <paramref name="To"/>), or what lies between two of them.</summary>
    private sealed record Atom(string Name, FeelValue From, FeelValue To)
    {
        public bool In(EntrySet entry) => entry.Intervals.Any(Within) != entry.IsNegated;

        private bool Within(ValueInterval interval)
        {
            if (From.IsNull && To.IsNull) return false;
            if (!From.IsNull && From == To) return interval.Includes(From);

            // A gap holds no end point, so it lies within or without as a whole.
            var startsBefore = interval.Start.IsNull || (!From.IsNull && FeelValue.Compare(interval.Start, From) <= 0);
            var endsAfter = interval.End.IsNull || (!To.IsNull && FeelValue.Compare(interval.End, To) >= 0);
            return startsBefore && endsAfter;
        }
    }
}
