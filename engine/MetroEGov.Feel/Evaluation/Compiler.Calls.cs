using System.Collections.Immutable;
using MetroEGov.Feel.Functions;
using MetroEGov.Feel.Syntax;

namespace MetroEGov.Feel.Evaluation;

internal sealed partial class Compiler
{
    private const int InlineArguments = 4;

    private Code Call(CallNode node)
    {
        if (node.Function is not NameNode name)
        {
            return ValueCall(Compile(node.Function), node, null);
        }
        BuiltIns.TryGet(name.Name, out var builtIn);
        var (items, slot) = Resolve(name.Name);
        var isOwn = slot is not null || items.Count > 0 || _scope.Names.ContainsKey(name.Name);
        if (builtIn is not null && !isOwn)
        {
            return BuiltInCall(builtIn, node);
        }
        // An entry or a variable that happens to be named as a function does not hide it, unless it is a function itself.
        var fallback = builtIn is null ? null : BuiltInCall(builtIn, node);
        var function = builtIn is null && !isOwn ? UnknownFunction(name) : Quiet(Compile(name));
        return ValueCall(function, node, fallback);
    }

    private static Code UnknownFunction(NameNode name)
    {
        var (text, span) = (name.Name, name.Span);
        return frame => frame.Run.Variables.TryGet(text, out var value)
            ? value
            : frame.Run.Warn(FeelWarningType.NoFunctionFound, $"No function '{text}'", span);
    }

    private Code ValueCall(Code function, CallNode node, Code? fallback)
    {
        var codes = node.Arguments.Select(a => Compile(a.Value)).ToArray();
        var names = node.Arguments.Any(a => a.Name is not null) ? node.Arguments.Select(a => a.Name).ToArray() : null;
        var span = node.Span;
        return frame =>
        {
            var target = function(frame);
            if (!target.TryGetFunction(out var callee))
            {
                if (fallback is not null)
                {
                    return fallback(frame);
                }
                return target.IsNull
                    ? frame.Run.Warn(FeelWarningType.NoFunctionFound, "The function to call is null", span)
                    : frame.Run.Warn(FeelWarningType.InvalidType, $"Cannot call a {KindNames.Of(target.Kind)}", span);
            }
            var arguments = new FeelValue[codes.Length];
            for (var i = 0; i < codes.Length; i++)
            {
                arguments[i] = codes[i](frame);
            }
            if (names is null)
            {
                return callee.Invoke(frame.Run, arguments, span);
            }
            return InOrder(callee.Parameters, names, arguments) is { } ordered
                ? callee.Invoke(frame.Run, ordered, span)
                : frame.Run.Warn(FeelWarningType.FunctionInvocationFailure, "The function has other parameters than the named ones", span);
        };
    }

    private static FeelValue[]? InOrder(ImmutableArray<FeelParameter> parameters, string?[] names, FeelValue[] arguments)
    {
        var ordered = new FeelValue[parameters.Length];
        var used = 0;
        for (var i = 0; i < ordered.Length; i++)
        {
            var at = Array.IndexOf(names, parameters[i].Name);
            if (at < 0 && !parameters[i].IsOptional)
            {
                return null;
            }
            ordered[i] = at < 0 ? FeelValue.Null : arguments[at];
            used += at < 0 ? 0 : 1;
        }
        return used == names.Length ? ordered : null;
    }

    private Code BuiltInCall(BuiltIn function, CallNode node)
    {
        var codes = node.Arguments.Select(a => Compile(a.Value)).ToArray();
        if (function.IsFirstQuiet && codes.Length > 0)
        {
            codes[0] = Quiet(codes[0]);
        }
        var names = node.Arguments.Any(a => a.Name is not null) ? node.Arguments.Select(a => a.Name).ToArray() : null;
        var bindings = function.Bind(names, codes.Length);
        var span = node.Span;
        if (codes.Length > InlineArguments)
        {
            return frame =>
            {
                var arguments = new FeelValue[codes.Length];
                for (var i = 0; i < codes.Length; i++)
                {
                    arguments[i] = codes[i](frame);
                }
                return function.Invoke(bindings, arguments, frame.Run, span);
            };
        }
        return frame =>
        {
            var buffer = default(FourValues);
            Span<FeelValue> arguments = buffer;
            for (var i = 0; i < codes.Length; i++)
            {
                arguments[i] = codes[i](frame);
            }
            return function.Invoke(bindings, arguments[..codes.Length], frame.Run, span);
        };
    }

    private Code Function(FunctionNode node, int? ownSlot)
    {
        if (node.IsExternal)
        {
            return External(node);
        }
        var (outerLayout, outerNames) = (_layout, _names);
        _layout = new FrameLayout(outerLayout, outerNames);
        _names = new NameScope(null);
        var slots = node.Parameters.Select(p => Declare(p.Name)).ToArray();
        var body = Compile(node.Body);
        var layout = _layout;
        (_layout, _names) = (outerLayout, outerNames);
        var code = new FunctionCode(node.Parameters, slots, body, node.Body.Height, layout, node.Body.Type, node.Span);
        return frame => FeelValue.Of(FeelClosure.Create(code, frame, ownSlot));
    }

    private Code External(FunctionNode node)
    {
        var mapping = Compile(node.Body);
        var (parameters, span) = (node.Parameters, node.Span);
        return frame => ExternalFunctions.Create(parameters, mapping(frame), frame.Run, span);
    }

    [System.Runtime.CompilerServices.InlineArray(InlineArguments)]
    private struct FourValues
    {
        private FeelValue _first;
    }
}
