using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace MetroEGov.Feel.Evaluation;

/// <summary>The compiled body of a function literal.</summary>
internal sealed record FunctionCode(
    ImmutableArray<FeelParameter> Parameters, int[] Slots, Code Body, int Height, FrameLayout Layout, FeelType ResultType, FeelSpan Span);

/// <summary>A function literal with the outer values that it uses.</summary>
internal sealed class FeelClosure : FeelFunction
{
    private readonly FunctionCode _code;
    private readonly FeelValue[] _captured;
    private readonly IFeelVariables _variables;

    private FeelClosure(FunctionCode code, FeelValue[] captured, IFeelVariables variables)
    {
        _code = code;
        _captured = captured;
        _variables = variables;
    }

    public override ImmutableArray<FeelParameter> Parameters => _code.Parameters;

    public override FeelType ResultType => _code.ResultType;

    internal static FeelClosure Create(FunctionCode code, Frame frame, int? ownSlot)
    {
        var captures = code.Layout.Captures;
        var captured = new FeelValue[captures.Count];
        var closure = new FeelClosure(code, captured, frame.Run.Variables);
        for (var i = 0; i < captured.Length; i++)
        {
            captured[i] = captures[i].OuterSlot == ownSlot ? FeelValue.Of(closure) : frame.Slots[captures[i].OuterSlot];
        }
        return closure;
    }

    internal override FeelValue Invoke(EvaluationRun evaluation, ReadOnlySpan<FeelValue> arguments, FeelSpan span)
    {
        // The depth is counted; the look at the stack is for hosts whose threads have little of it.
        if (!evaluation.Spend(1, span) || !evaluation.Enter(_code.Height + 2, span))
        {
            return FeelValue.Null;
        }
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            return evaluation.Stop(FeelWarningType.LimitExceeded, "Calls nested deeper than this thread's stack", span);
        }
        var result = Run(evaluation, arguments, span);
        evaluation.Leave(_code.Height + 2);
        return result;
    }

    private FeelValue Run(EvaluationRun evaluation, ReadOnlySpan<FeelValue> arguments, FeelSpan span)
    {
        if (arguments.Length != _code.Slots.Length)
        {
            return evaluation.Warn(
                FeelWarningType.FunctionInvocationFailure, $"The function has {_code.Slots.Length} parameters, not {arguments.Length}", span);
        }
        var frame = new Frame(_code.Layout.Size, evaluation);
        for (var i = 0; i < arguments.Length; i++)
        {
            if (!_code.Parameters[i].Type.TryCoerce(arguments[i], out frame.Slots[_code.Slots[i]]))
            {
                return Arguments.Misfit(_code.Parameters[i], arguments[i], evaluation, span);
            }
        }
        var captures = _code.Layout.Captures;
        for (var i = 0; i < _captured.Length; i++)
        {
            frame.Slots[captures[i].Slot] = _captured[i];
        }
        // The function sees the variables of the place where it was written, also when another expression calls it.
        var callers = evaluation.Variables;
        evaluation.Variables = _variables;
        var result = _code.Body(frame);
        evaluation.Variables = callers;
        return result;
    }
}
