using MetroEGov.Feel.Evaluation;

namespace MetroEGov.Feel.Functions;

/// <summary>One call of a built-in function: arguments that fit the signature, and where to put warnings.</summary>
internal readonly ref struct BuiltInCall(string name, ReadOnlySpan<FeelValue> arguments, EvaluationRun run, FeelSpan span)
{
    internal string Name { get; } = name;

    internal ReadOnlySpan<FeelValue> Arguments { get; } = arguments;

    internal EvaluationRun Run { get; } = run;

    internal FeelSpan Span { get; } = span;

    /// <summary>Null where an optional parameter got no argument.</summary>
    internal FeelValue this[int index] => index < Arguments.Length ? Arguments[index] : FeelValue.Null;

    internal bool Has(int index) => index < Arguments.Length;

    internal FeelValue Fail(string reason) => Run.Warn(FeelWarningType.FunctionInvocationFailure, $"{Name}: {reason}", Span);

    internal FeelValue OutOfRange(string reason) => Run.Warn(FeelWarningType.OutOfRange, $"{Name}: {reason}", Span);

    /// <summary>Counts work; where it is false the function answers null at once.</summary>
    internal bool Spend(long work) => Run.Spend(work, Span);

    /// <summary>The argument as an index or amount, its fraction cut; false where it is too large for either.</summary>
    internal bool TryWhole(int index, out int value)
    {
        var number = this[index].Number;
        var fits = number is >= int.MinValue and <= int.MaxValue;
        value = fits ? (int)number : 0;
        return fits;
    }
}

internal delegate FeelValue BuiltInBody(scoped in BuiltInCall call);
