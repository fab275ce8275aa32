using MetroEGov.Feel.Evaluation;
using MetroEGov.Feel.Syntax;

namespace MetroEGov.Feel;

/// <summary>
/// A FEEL expression, parsed and compiled once. Immutable; safe to share between threads and meant to be kept.
/// </summary>
/// <remarks>
/// Source: DMN 1.5 chapter 10, with Camunda's additions. Deviations: numbers have 28 digits (see <see cref="FeelValue"/>);
/// external functions are limited to a list of known ones; PMML is not there.
/// </remarks>
public sealed class FeelExpression
{
    private readonly Code _code;
    private readonly int _frameSize;
    private readonly int _height;

    // One frame waits for the next evaluation, so that a number or a boolean costs no memory; a second thread makes its own.
    private Frame? _idle;

    private FeelExpression(string text, Node node, Code code, int frameSize)
    {
        Text = text;
        Node = node;
        _code = code;
        _frameSize = frameSize;
        _height = node.Height;
    }

    public string Text { get; }

    internal Node Node { get; }

    /// <summary>Never throws: a text that is no expression gives diagnostics.</summary>
    /// <param name="text">Without the <c>=</c> that BPMN attributes put before an expression.</param>
    /// <param name="scope">The names that the text may use; without it <see cref="FeelScope.Dynamic"/>.</param>
    public static FeelParseResult Parse(string text, FeelScope? scope = null)
    {
        scope ??= FeelScope.Dynamic;
        if (Parser.ParseExpression(text, scope, out var diagnostics) is not { } node)
        {
            return new FeelParseResult(null, diagnostics);
        }
        var code = Compiler.Compile(node, scope, out var frameSize);
        return new FeelParseResult(new FeelExpression(text, node, code, frameSize), []);
    }

    /// <summary>Never throws, unless the variables do; bounded by the environment's <see cref="FeelLimits"/>.</summary>
    public FeelResult Evaluate(FeelContext context)
    {
        var frame = Interlocked.Exchange(ref _idle, null) ?? new Frame(_frameSize, new EvaluationRun());
        frame.Run.Start(context.Variables, context.Environment);
        var value = frame.Run.Enter(_height, default) ? _code(frame) : FeelValue.Null;
        var result = frame.Run.Finish(value);
        frame.Clear();
        _idle = frame;
        return result;
    }

    /// <summary>As a part of another evaluation, which keeps its warnings and counts.</summary>
    internal FeelValue EvaluateWithin(EvaluationRun run, IFeelVariables variables)
    {
        if (!run.Enter(_height, default))
        {
            return FeelValue.Null;
        }
        var outer = run.Variables;
        run.Variables = variables;
        var value = _code(new Frame(_frameSize, run));
        run.Variables = outer;
        run.Leave(_height);
        return value;
    }
}
