using MetroEGov.Feel.Evaluation;
using MetroEGov.Feel.Syntax;

namespace MetroEGov.Feel;

/// <summary>
/// Unary tests, as in an input entry of a decision table: <c>&lt; 5</c>, <c>[1..10], 20</c>, <c>not("a")</c>, <c>-</c>, or any
/// expression in which <c>?</c> is the input. Immutable; safe to share between threads. Source: DMN 1.5 §10.3.1.2 rule 15 and
/// table 55.
/// </summary>
public sealed class FeelUnaryTests
{
    private readonly Code _code;
    private readonly int _frameSize;
    private readonly int _height;
    private Frame? _idle;

    private FeelUnaryTests(string text, UnaryTestsNode node, Code code, int frameSize)
    {
        Text = text;
        Node = node;
        _code = code;
        _frameSize = frameSize;
        _height = node.Height;
    }

    public string Text { get; }

    internal UnaryTestsNode Node { get; }

    /// <summary>Never throws: a text that is no list of tests gives diagnostics.</summary>
    public static FeelUnaryTestsParseResult Parse(string text, FeelScope? scope = null)
    {
        scope ??= FeelScope.Dynamic;
        if (Parser.ParseUnaryTests(text, scope, out var diagnostics) is not { } node)
        {
            return new FeelUnaryTestsParseResult(null, diagnostics);
        }
        var code = Compiler.CompileTests(node, scope, out var frameSize);
        return new FeelUnaryTestsParseResult(new FeelUnaryTests(text, node, code, frameSize), []);
    }

    /// <summary>True where one test holds, false where none does, null where that cannot be told. Never throws, unless the variables do.</summary>
    public FeelResult Evaluate(FeelValue input, FeelContext context)
    {
        var frame = Interlocked.Exchange(ref _idle, null) ?? new Frame(_frameSize, new EvaluationRun());
        frame.Run.Start(context.Variables, context.Environment);
        frame.Slots[0] = input;
        var value = frame.Run.Enter(_height, default) ? _code(frame) : FeelValue.Null;
        var result = frame.Run.Finish(value);
        frame.Clear();
        _idle = frame;
        return result;
    }

    /// <summary>Whether the value is allowed, as a part of the call of a function given from outside.</summary>
    internal FeelValue EvaluateWithin(EvaluationRun run, FeelValue input, IFeelVariables variables)
    {
        if (!run.Enter(_height, default))
        {
            return FeelValue.Null;
        }
        var outer = run.Variables;
        run.Variables = variables;
        var frame = new Frame(_frameSize, run);
        frame.Slots[0] = input;
        var value = _code(frame);
        run.Variables = outer;
        run.Leave(_height);
        return value;
    }
}
