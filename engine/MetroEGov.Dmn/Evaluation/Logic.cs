using System.Collections.Immutable;

using MetroEGov.Dmn.Types;
using MetroEGov.Feel;

namespace MetroEGov.Dmn.Evaluation;

/// <summary>A compiled boxed expression. Immutable; safe to share.</summary>
internal abstract class Logic
{
    public abstract FeelValue Evaluate(Frame frame);
}

internal sealed class LiteralLogic(FeelExpression expression, string? id) : Logic
{
    public override FeelValue Evaluate(Frame frame) => frame.Run.Evaluate(expression, id, frame);
}

/// <summary>An expression that is none: only in models that were read tolerantly.</summary>
internal sealed class BrokenLogic(string? id, string why) : Logic
{
    public override FeelValue Evaluate(Frame frame) => frame.Run.Warn(DecisionCode.BadExpression, id, why);
}

/// <summary>A boundary with a type: of a variable, a parameter, an entry.</summary>
internal sealed class TypedLogic(Logic inner, DmnType type, string? id, string name) : Logic
{
    public override FeelValue Evaluate(Frame frame) => Coerce(frame.Run, type, inner.Evaluate(frame), id, name);

    public static FeelValue Coerce(DecisionRun run, DmnType type, FeelValue value, string? id, string name)
    {
        if (Coercion.TryCoerce(type, value, run.Environment, out var coerced)) return coerced;
        return run.Warn(DecisionCode.WrongType, id, $"The value of '{name}' is a {value.Kind} that does not conform to type '{type.Name}', so it counts as null.");
    }
}

internal sealed class ContextLogic(ImmutableArray<(string? Name, Logic Value)> entries) : Logic
{
    public override FeelValue Evaluate(Frame frame)
    {
        var context = new FeelContextBuilder();
        foreach (var (name, logic) in entries)
        {
            var value = logic.Evaluate(frame);
            if (name is null) return value;

            context.Set(name, value);
            frame = frame.With(name, value);
        }

        return FeelValue.Context(context.Build());
    }
}

/// <summary>Calls through FEEL: <paramref name="call"/> is <c>f(p: a0, …)</c> over the variables f, a0, a1…</summary>
internal sealed class InvocationLogic(Logic function, ImmutableArray<Logic> arguments, FeelExpression call, string? id) : Logic
{
    public override FeelValue Evaluate(Frame frame)
    {
        var inner = frame.With("f", function.Evaluate(frame));
        for (var i = 0; i < arguments.Length; i++) inner = inner.With(ArgumentName(i), arguments[i].Evaluate(frame));
        return frame.Run.Evaluate(call, id, inner);
    }

    public static string ArgumentName(int position) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"a{position}");
}

internal sealed class FunctionLogic(ImmutableArray<FeelParameter> parameters, ImmutableArray<DmnType> types, Logic body, string name) : Logic
{
    public override FeelValue Evaluate(Frame frame) => FeelValue.Of(FeelFunction.Of(parameters, FeelType.Any, call =>
    {
        if (!frame.Run.Enter(name)) return Stop(call, name);

        var inner = frame.Within(call);
        for (var i = 0; i < parameters.Length; i++)
            inner = inner.With(parameters[i].Name, TypedLogic.Coerce(frame.Run, types[i], call.Arguments[i], null, parameters[i].Name));
        var result = body.Evaluate(inner);
        frame.Run.Leave();
        return result;
    }));

    public static FeelValue Stop(FeelCall call, string name)
    {
        call.Warn(FeelWarningType.LimitExceeded, $"Calls of '{name}' are nested too deep");
        return FeelValue.Null;
    }
}

internal sealed class ListLogic(ImmutableArray<Logic> items) : Logic
{
    public override FeelValue Evaluate(Frame frame)
    {
        var values = ImmutableArray.CreateBuilder<FeelValue>(items.Length);
        foreach (var item in items) values.Add(item.Evaluate(frame));
        return FeelValue.List(values.MoveToImmutable());
    }
}

internal sealed class RelationLogic(ImmutableArray<string> columns, ImmutableArray<ImmutableArray<Logic>> rows) : Logic
{
    public override FeelValue Evaluate(Frame frame)
    {
        var values = ImmutableArray.CreateBuilder<FeelValue>(rows.Length);
        foreach (var row in rows)
        {
            var context = new FeelContextBuilder();
            for (var i = 0; i < columns.Length; i++) context.Set(columns[i], row[i].Evaluate(frame));
            values.Add(FeelValue.Context(context.Build()));
        }

        return FeelValue.List(values.MoveToImmutable());
    }
}

internal sealed class ConditionalLogic(Logic condition, Logic then, Logic otherwise) : Logic
{
    public override FeelValue Evaluate(Frame frame) => (condition.Evaluate(frame).IsTrue ? then : otherwise).Evaluate(frame);
}

internal sealed class FilterLogic(Logic source, Logic match, string? id) : Logic
{
    public override FeelValue Evaluate(Frame frame)
    {
        var value = source.Evaluate(frame);
        if (value.IsNull) return FeelValue.Null;

        var items = value.TryGetList(out var list) ? list : [value];
        var kept = ImmutableArray.CreateBuilder<FeelValue>();
        foreach (var item in items)
        {
            if (!frame.Run.Spend(1)) return FeelValue.Null;

            var inner = item.TryGetContext(out var context) ? frame.Over(context) : frame;
            var result = match.Evaluate(inner.With("item", item));
            if (result.TryGetNumber(out var index)) return At(items, index, frame);
            if (result.IsTrue) kept.Add(item);
        }

        return FeelValue.List(kept.ToImmutable());
    }

    private FeelValue At(ImmutableArray<FeelValue> items, decimal index, Frame frame)
    {
        var position = index > 0 ? index - 1 : items.Length + index;
        return index != 0 && decimal.Truncate(index) == index && position >= 0 && position < items.Length
            ? items[(int)position]
            : frame.Run.Warn(DecisionCode.WrongType, id, "The filter's index is outside of the list.");
    }
}

internal sealed class IteratorLogic(IteratorKind kind, string variable, Logic source, Logic body) : Logic
{
    public override FeelValue Evaluate(Frame frame)
    {
        var value = source.Evaluate(frame);
        if (value.IsNull) return FeelValue.Null;

        var items = value.TryGetList(out var list) ? list : [value];
        return kind switch
        {
            IteratorKind.For => For(items, frame),
            IteratorKind.Some => Quantify(items, frame, decisive: true),
            _ => Quantify(items, frame, decisive: false),
        };
    }

    private FeelValue For(ImmutableArray<FeelValue> items, Frame frame)
    {
        var results = ImmutableArray.CreateBuilder<FeelValue>(items.Length);
        foreach (var item in items)
        {
            if (!frame.Run.Spend(1)) return FeelValue.Null;
            results.Add(body.Evaluate(frame.Over(new Partial(results)).With(variable, item)));
        }

        return FeelValue.List(results.ToImmutable());
    }

    /// <summary>
    /// <c>some</c> is decided by one true, <c>every</c> by one false, also where others are null. What is neither boolean nor
    /// null makes the whole null. Source: TCK 1153 and 1154.
    /// </summary>
    private FeelValue Quantify(ImmutableArray<FeelValue> items, Frame frame, bool decisive)
    {
        var (isDecided, hasNull) = (false, false);
        foreach (var item in items)
        {
            if (!frame.Run.Spend(1)) return FeelValue.Null;

            var result = body.Evaluate(frame.With(variable, item));
            hasNull |= result.IsNull;
            if (result.TryGetBoolean(out var flag)) isDecided |= flag == decisive;
            else if (!result.IsNull) return frame.Run.Warn(DecisionCode.WrongType, null, $"The condition over '{variable}' is a {result.Kind} where true or false is needed.");
        }

        if (isDecided) return FeelValue.Of(decisive);
        return hasNull ? FeelValue.Null : FeelValue.Of(!decisive);
    }

    /// <summary>The results so far, made a list only where the body asks for them: copying them each time would be quadratic.</summary>
    private sealed class Partial(ImmutableArray<FeelValue>.Builder results) : IFeelVariables
    {
        public bool TryGet(string name, out FeelValue value)
        {
            var isAsked = name == "partial";
            value = isAsked ? FeelValue.List(results.ToImmutable()) : FeelValue.Null;
            return isAsked;
        }
    }
}

/// <summary>A function that sees itself under the name of its entry.</summary>
internal sealed class RecursiveLogic(string name, Logic function) : Logic
{
    public override FeelValue Evaluate(Frame frame)
    {
        var self = new Self(name);
        self.Value = function.Evaluate(frame.Over(self));
        return self.Value;
    }

    private sealed class Self(string name) : IFeelVariables
    {
        public FeelValue Value { get; set; }

        public bool TryGet(string asked, out FeelValue value)
        {
            value = Value;
            return asked == name;
        }
    }
}
