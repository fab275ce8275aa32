using MetroEGov.Feel;

namespace MetroEGov.Dmn.Evaluation;

/// <summary>
/// Where a boxed expression is evaluated: the names it sees, the run, and the FEEL call that it is part of, if a FEEL expression
/// called this function; work and depth then count for that expression.
/// </summary>
internal sealed class Frame : IFeelVariables
{
    private readonly IFeelVariables? _outer;
    private readonly string _name;
    private readonly FeelValue _value;

    private Frame(IFeelVariables? outer, string name, FeelValue value, DecisionRun run, FeelCall? call)
    {
        _outer = outer;
        _name = name;
        _value = value;
        Run = run;
        Call = call;
    }

    public DecisionRun Run { get; }

    public FeelCall? Call { get; }

    public static Frame Over(IFeelVariables variables, DecisionRun run, FeelCall? call) => new(variables, "", FeelValue.Null, run, call);

    public Frame With(string name, FeelValue value) => new(this, name, value, Run, Call);

    /// <summary>The same names within another call.</summary>
    public Frame Within(FeelCall call) => new(this, "", FeelValue.Null, Run, call);

    /// <summary>The names of <paramref name="inner"/> before those that are seen already.</summary>
    public Frame Over(IFeelVariables inner) => new(new Layer(inner, this), "", FeelValue.Null, Run, Call);

    public bool TryGet(string name, out FeelValue value)
    {
        IFeelVariables? current = this;
        while (current is Frame frame)
        {
            if (frame._name.Length > 0 && string.Equals(frame._name, name, StringComparison.Ordinal))
            {
                value = frame._value;
                return true;
            }

            current = frame._outer;
        }

        value = FeelValue.Null;
        return current is not null && current.TryGet(name, out value);
    }

    private sealed class Layer(IFeelVariables inner, IFeelVariables outer) : IFeelVariables
    {
        public bool TryGet(string name, out FeelValue value) => inner.TryGet(name, out value) || outer.TryGet(name, out value);
    }
}
