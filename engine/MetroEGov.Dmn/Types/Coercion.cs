using System.Collections.Immutable;

using MetroEGov.Feel;

namespace MetroEGov.Dmn.Types;

/// <summary>
/// What happens to a value at a typed boundary: it conforms, or is made to conform by one of the implicit conversions (to and
/// from a list of one, date to date and time), or becomes null. Source: DMN 1.5 §10.3.2.9.4.
/// </summary>
internal static class Coercion
{
    /// <summary>Deeper values are refused: no honest model nests so, and the stack is finite.</summary>
    private const int MaxDepth = 100;

    /// <summary>The value as the type has it; false when it does not conform and cannot be converted.</summary>
    public static bool TryCoerce(DmnType type, FeelValue value, FeelEnvironment environment, out FeelValue coerced)
    {
        coerced = value;
        if (value.IsNull || TryConform(type, value, environment, 0, out coerced)) return true;
        if (type.Plain is DmnType.ListType && value.Kind != FeelKind.List)
            return TryConform(type, FeelValue.List(ImmutableArray.Create(value)), environment, 0, out coerced);
        if (type.Plain is not DmnType.ListType && value.TryGetList(out var items) && items.Length == 1)
            return TryConform(type, items[0], environment, 0, out coerced);

        coerced = FeelValue.Null;
        return false;
    }

    private static bool TryConform(DmnType type, FeelValue value, FeelEnvironment environment, int depth, out FeelValue conformed)
    {
        conformed = value;
        if (value.IsNull) return true;
        if (depth > MaxDepth) return false;

        var fits = type switch
        {
            DmnType.AnyType => true,
            DmnType.KindType kind => TryKind(kind, value, out conformed),
            DmnType.ListType list => TryList(list, value, environment, depth, out conformed),
            DmnType.ContextType context => TryContext(context, value, environment, depth, out conformed),
            DmnType.FunctionType => value.Kind == FeelKind.Function,
            DmnType.RestrictedType restricted => TryConform(restricted.Inner, value, environment, depth + 1, out conformed),
            _ => false,
        };
        return fits && (type.Allowed is null || type.Allowed.Evaluate(conformed, new FeelContext(FeelContextValue.Empty, environment)).Value.IsTrue);
    }

    private static bool TryKind(DmnType.KindType type, FeelValue value, out FeelValue conformed)
    {
        conformed = value;
        if (value.Kind == type.Kind) return true;
        if (type.Kind != FeelKind.DateTime || !value.TryGetDate(out var date)) return false;

        conformed = Temporals.MidnightUtc(date);
        return !conformed.IsNull;
    }

    private static bool TryList(DmnType.ListType type, FeelValue value, FeelEnvironment environment, int depth, out FeelValue conformed)
    {
        conformed = value;
        if (!value.TryGetList(out var items)) return false;
        if (type.Element is DmnType.AnyType) return true;

        var result = ImmutableArray.CreateBuilder<FeelValue>(items.Length);
        foreach (var item in items)
        {
            if (!TryConform(type.Element, item, environment, depth + 1, out var element)) return false;
            result.Add(element);
        }

        conformed = FeelValue.List(result.MoveToImmutable());
        return true;
    }

    /// <summary>Every entry of the type must be there; entries beyond them stay.</summary>
    private static bool TryContext(DmnType.ContextType type, FeelValue value, FeelEnvironment environment, int depth, out FeelValue conformed)
    {
        conformed = value;
        if (!value.TryGetContext(out var context)) return false;

        foreach (var (name, entryType) in type.Entries)
        {
            if (!context.TryGet(name, out var entry)) return false;
            if (!TryConform(entryType, entry, environment, depth + 1, out var conformedEntry)) return false;
            if (conformedEntry != entry) context = context.With(name, conformedEntry);
        }

        conformed = FeelValue.Context(context);
        return true;
    }
}
