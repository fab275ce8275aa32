using System.Collections.Immutable;

namespace MetroEGov.Feel.Functions;

/// <summary>A parameter of a built-in function: the kinds that it takes, as bits.</summary>
internal sealed record BuiltInParameter(string Name, int Kinds, bool IsOptional, bool IsRest)
{
    internal bool Accepts(FeelValue value) => (Kinds & (1 << (int)value.Kind)) != 0;

    internal FeelType Type => System.Numerics.BitOperations.PopCount((uint)Kinds) == 1
        ? (FeelKind)System.Numerics.BitOperations.TrailingZeroCount(Kinds) switch
        {
            FeelKind.List => FeelType.List(FeelType.Any),
            FeelKind.Context => FeelType.Context(),
            FeelKind.Range => FeelType.Range(FeelType.Any),
            FeelKind.Function => FeelType.Function(default, FeelType.Any),
            var kind => new FeelType.KindType(kind),
        }
        : FeelType.Any;
}

/// <summary>
/// A signature as written in the table of built-ins: <c>substring(string: string, start position: number, length?: number)</c>.
/// <c>?</c> after a name: may be left out; after a type: may be null; <c>...</c> after a name: one argument or more;
/// <c>any</c>: everything, null too; <c>value</c>: everything but null.
/// </summary>
internal sealed record Signature(string Text, string Name, ImmutableArray<BuiltInParameter> Parameters)
{
    internal int Required => Parameters.Count(p => !p.IsOptional);

    internal bool HasRest => Parameters is [.., { IsRest: true }];

    internal bool Takes(int count) => count >= Required && (HasRest || count <= Parameters.Length);

    internal BuiltInParameter At(int index) => Parameters[Math.Min(index, Parameters.Length - 1)];

    internal static Signature Parse(string text)
    {
        var open = text.IndexOf('(', StringComparison.Ordinal);
        var inside = text[(open + 1)..^1];
        var parameters = inside.Length == 0 ? [] : inside.Split(", ").Select(ParseParameter).ToImmutableArray();
        return new Signature(text, text[..open], parameters);
    }

    private static BuiltInParameter ParseParameter(string text)
    {
        var parts = text.Split(": ");
        var name = parts[0];
        var isRest = name.EndsWith("...", StringComparison.Ordinal);
        var isOptional = name.EndsWith('?');
        name = name.TrimEnd('.', '?');
        var kinds = 0;
        foreach (var type in parts[1].TrimEnd('?').Split('|'))
        {
            kinds |= Kinds(type);
        }
        kinds |= parts[1].EndsWith('?') ? 1 << (int)FeelKind.Null : 0;
        return new BuiltInParameter(name, kinds, isOptional, isRest);
    }

    private static int Kinds(string type)
    {
        const int all = (1 << ((int)FeelKind.Function + 1)) - 1;
        return type switch
        {
            "any" => all,
            "value" => all & ~(1 << (int)FeelKind.Null),
            "duration" => Bit(FeelKind.YearsMonthsDuration) | Bit(FeelKind.DaysTimeDuration),
            _ => Bit(Enum.GetValues<FeelKind>().First(kind => KindNames.Of(kind) == type)),
        };
    }

    private static int Bit(FeelKind kind) => 1 << (int)kind;
}
