using System.Diagnostics;

namespace MetroEGov.Feel;

/// <summary>Instances and implicit conversions. Source: DMN 1.5 §10.3.2.9.2 to §10.3.2.9.4.</summary>
internal static class TypeConformance
{
    private const int MaxDepth = 100;

    // Parts looked at. A value may hold the same part in many places, and so have more parts than there is time for.
    private const int MaxSteps = 1_000_000;

    /// <summary>FEEL's <c>instance of</c>: null is an instance of <c>Null</c> alone.</summary>
    internal static bool IsInstance(FeelValue value, FeelType type) =>
        value.IsNull ? type.Kind == FeelKind.Null : Conforms(value, type);

    /// <summary>As a typed boundary sees it: null conforms to every type.</summary>
    internal static bool Conforms(FeelValue value, FeelType type)
    {
        var steps = MaxSteps;
        return Conforms(value, type, 0, ref steps);
    }

    private static bool Conforms(FeelValue value, FeelType type, int depth, ref int steps)
    {
        if (value.IsNull || type is FeelType.AnyType)
        {
            return true;
        }
        if (depth > MaxDepth || --steps < 0)
        {
            return false;
        }
        return type switch
        {
            FeelType.KindType kind => value.Kind == kind.ValueKind,
            FeelType.ListType list => value.Kind == FeelKind.List && AllConform(value.Items, list.Element, depth + 1, ref steps),
            FeelType.ContextType context => value.Kind == FeelKind.Context && HasEntries(value.Entries, context, depth + 1, ref steps),
            FeelType.RangeType range => value.Kind == FeelKind.Range
                && Conforms(value.Range.Start, range.Element, depth + 1, ref steps)
                && Conforms(value.Range.End, range.Element, depth + 1, ref steps),
            FeelType.FunctionType function => value.Kind == FeelKind.Function && FunctionConforms(value.Function, function),
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>The value as the type wants it, converted where DMN converts implicitly; false where it cannot be.</summary>
    internal static bool TryCoerce(FeelValue value, FeelType type, out FeelValue result)
    {
        result = value;
        if (value.IsNull || Conforms(value, type))
        {
            return true;
        }
        if (type is FeelType.ListType list && value.Kind != FeelKind.List && Conforms(value, list.Element))
        {
            result = FeelValue.OfArray([value]);
            return true;
        }
        if (value is { Kind: FeelKind.List, Items.Length: 1 } && type is not FeelType.ListType && Conforms(value.Items[0], type))
        {
            result = value.Items[0];
            return true;
        }
        if (type.Kind == FeelKind.DateTime && value.Kind == FeelKind.Date)
        {
            result = FeelValue.Of(FeelDateTime.Of(value.Date, new FeelTime(0, 0, null)));
            return true;
        }
        result = FeelValue.Null;
        return false;
    }

    private static bool AllConform(FeelValue[] items, FeelType element, int depth, ref int steps)
    {
        foreach (var item in items)
        {
            if (!Conforms(item, element, depth, ref steps))
            {
                return false;
            }
        }
        return true;
    }

    private static bool HasEntries(FeelContextValue context, FeelType.ContextType type, int depth, ref int steps)
    {
        foreach (var entry in type.Entries)
        {
            if (!context.TryGetValue(entry.Name, out var value) || !Conforms(value, entry.Type, depth, ref steps))
            {
                return false;
            }
        }
        return true;
    }

    private static bool FunctionConforms(FeelFunction function, FeelType.FunctionType type)
    {
        if (type.IsBare)
        {
            return true;
        }
        // A result of unknown type may turn out to fit; whether it does is seen when the function is called.
        if (function.Parameters.Length != type.Parameters.Length
            || !(function.ResultType is FeelType.AnyType || TypeConforms(function.ResultType, type.Result)))
        {
            return false;
        }
        for (var i = 0; i < type.Parameters.Length; i++)
        {
            if (!TypeConforms(type.Parameters[i], function.Parameters[i].Type))
            {
                return false;
            }
        }
        return true;
    }

    private static bool TypeConforms(FeelType type, FeelType wanted) => (type, wanted) switch
    {
        (_, FeelType.AnyType) => true,
        (FeelType.KindType a, FeelType.KindType b) => a.ValueKind == b.ValueKind || a.ValueKind == FeelKind.Null,
        (FeelType.KindType { ValueKind: FeelKind.Null }, _) => true,
        (FeelType.ListType a, FeelType.ListType b) => TypeConforms(a.Element, b.Element),
        (FeelType.RangeType a, FeelType.RangeType b) => TypeConforms(a.Element, b.Element),
        (FeelType.ContextType a, FeelType.ContextType b) =>
            b.Entries.All(e => a.Entries.Any(x => x.Name == e.Name && TypeConforms(x.Type, e.Type))),
        (FeelType.FunctionType a, FeelType.FunctionType b) => b.IsBare
            || (!a.IsBare && a.Parameters.Length == b.Parameters.Length && TypeConforms(a.Result, b.Result)
                && b.Parameters.Zip(a.Parameters).All(p => TypeConforms(p.First, p.Second))),
        _ => false,
    };
}
