using System.Collections.Immutable;
using MetroEGov.Feel.Evaluation;

namespace MetroEGov.Feel.Functions;

/// <summary>One signature of a function with its body.</summary>
internal sealed record Overload(Signature Signature, BuiltInBody Body);

/// <summary>An overload that fits a call's arguments by number and names; the order brings named ones into their places.</summary>
internal sealed record Binding(Overload Overload, int[]? Order);

/// <summary>
/// A built-in function with all its signatures. The first that takes the arguments as they are is called, else the first that
/// takes them after implicit conversion (a list of one as its item, an item as a list of one).
/// </summary>
internal sealed class BuiltIn(string name, ImmutableArray<Overload> overloads) : FeelFunction
{
    internal string Name { get; } = name;

    internal ImmutableArray<Overload> Overloads { get; } = overloads;

    /// <summary>Whether a failing first argument is an answer rather than a reason to warn.</summary>
    internal bool IsFirstQuiet { get; } = name is "is defined" or "get or else" or "assert" or "is blank" or "is empty";

    public override ImmutableArray<FeelParameter> Parameters { get; } =
        [.. overloads[0].Signature.Parameters.Select(p => new FeelParameter(p.Name, p.Type))];

    /// <summary>The overloads that a call with these argument names, or this number of arguments, can mean.</summary>
    internal Binding[] Bind(string?[]? names, int count)
    {
        var bindings = new List<Binding>();
        foreach (var overload in Overloads)
        {
            if (names is null)
            {
                if (overload.Signature.Takes(count))
                {
                    bindings.Add(new Binding(overload, null));
                }
            }
            else if (Order(overload.Signature, names) is { } order)
            {
                bindings.Add(new Binding(overload, order));
            }
        }
        return [.. bindings];
    }

    internal override FeelValue Invoke(EvaluationRun evaluation, ReadOnlySpan<FeelValue> arguments, FeelSpan span) =>
        Invoke(Bind(null, arguments.Length), arguments, evaluation, span);

    internal FeelValue Invoke(Binding[] bindings, ReadOnlySpan<FeelValue> arguments, EvaluationRun run, FeelSpan span)
    {
        if (!run.Spend(1, span))
        {
            return FeelValue.Null;
        }
        foreach (var binding in bindings)
        {
            if (binding.Order is { } order)
            {
                var ordered = InOrder(order, arguments);
                if (Fits(binding.Overload.Signature, ordered))
                {
                    return binding.Overload.Body(new BuiltInCall(Name, ordered, run, span));
                }
            }
            else if (Fits(binding.Overload.Signature, arguments))
            {
                return binding.Overload.Body(new BuiltInCall(Name, arguments, run, span));
            }
        }
        foreach (var binding in bindings)
        {
            var converted = binding.Order is { } order ? InOrder(order, arguments) : arguments.ToArray();
            if (TryConvert(binding.Overload.Signature, converted))
            {
                return binding.Overload.Body(new BuiltInCall(Name, converted, run, span));
            }
        }
        return Refuse(bindings, arguments, run, span);
    }

    private FeelValue Refuse(Binding[] bindings, ReadOnlySpan<FeelValue> arguments, EvaluationRun run, FeelSpan span)
    {
        var given = new List<string>();
        foreach (var argument in arguments)
        {
            given.Add(KindNames.Of(argument.Kind));
        }
        var possible = bindings.Length > 0 ? bindings.Select(b => b.Overload) : Overloads;
        var wanted = string.Join(" or ", possible.Select(o => o.Signature.Text));
        return run.Warn(
            FeelWarningType.FunctionInvocationFailure, $"Expected {wanted}, found {Name}({string.Join(", ", given)})", span);
    }

    /// <summary>Per parameter the place of its argument, -1 for one left out; null where the names do not fit.</summary>
    private static int[]? Order(Signature signature, string?[] names)
    {
        var parameters = signature.Parameters;
        if (names.Any(n => parameters.All(p => p.Name != n)) || names.Distinct().Count() != names.Length)
        {
            return null;
        }
        var last = -1;
        var order = new int[parameters.Length];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = Array.IndexOf(names, parameters[i].Name);
            // One left out is null, where null is a value that the parameter takes.
            if (order[i] < 0 && !parameters[i].IsOptional && !parameters[i].IsRest && !parameters[i].Accepts(FeelValue.Null))
            {
                return null;
            }
            last = order[i] >= 0 || !parameters[i].IsOptional ? i : last;
        }
        return order[..(last + 1)];
    }

    private static FeelValue[] InOrder(int[] order, ReadOnlySpan<FeelValue> arguments)
    {
        var ordered = new FeelValue[order.Length];
        for (var i = 0; i < order.Length; i++)
        {
            ordered[i] = order[i] < 0 ? FeelValue.Null : arguments[order[i]];
        }
        return ordered;
    }

    private static bool Fits(Signature signature, ReadOnlySpan<FeelValue> arguments)
    {
        for (var i = 0; i < arguments.Length; i++)
        {
            if (!signature.At(i).Accepts(arguments[i]))
            {
                return false;
            }
        }
        return true;
    }

    private static bool TryConvert(Signature signature, FeelValue[] arguments)
    {
        for (var i = 0; i < arguments.Length; i++)
        {
            var parameter = signature.At(i);
            var argument = arguments[i];
            if (parameter.Accepts(argument))
            {
                continue;
            }
            if (argument is { Kind: FeelKind.List, Items.Length: 1 } && parameter.Accepts(argument.Items[0]))
            {
                arguments[i] = argument.Items[0];
            }
            else if (!argument.IsNull && parameter.Accepts(FeelValue.EmptyList))
            {
                arguments[i] = FeelValue.OfArray([argument]);
            }
            else
            {
                return false;
            }
        }
        return true;
    }
}
