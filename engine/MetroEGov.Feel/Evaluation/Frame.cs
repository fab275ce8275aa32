namespace MetroEGov.Feel.Evaluation;

/// <summary>A compiled piece of an expression.</summary>
internal delegate FeelValue Code(Frame frame);

/// <summary>The local values of one running function body: parameters, captured values, iteration variables, context entries.</summary>
internal sealed class Frame(int size, EvaluationRun run)
{
    internal FeelValue[] Slots { get; } = size == 0 ? [] : new FeelValue[size];

    internal EvaluationRun Run { get; } = run;

    /// <summary>Drops all values before the frame waits for its next use, so that it keeps none alive.</summary>
    internal void Clear()
    {
        Array.Clear(Slots);
        Run.Forget();
    }
}
