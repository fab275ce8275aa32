using MetroEGov.Feel.Evaluation;
using MetroEGov.Feel.Syntax;

namespace MetroEGov.Feel.Functions;

/// <summary><c>range(from)</c>: a range from its text, whose end points must be literals. Source: DMN 1.5 §10.3.4.1.</summary>
internal static class RangeText
{
    internal static FeelValue Range(scoped in BuiltInCall call)
    {
        var text = WithNulls(call[0].Text);
        var node = Parser.ParseExpression(text, FeelScope.Dynamic, out _);
        if (node is not RangeNode { Start: var start, End: var end } range || !IsLiteral(start) || !IsLiteral(end))
        {
            return call.Fail("the text is no range of literals");
        }
        var code = Compiler.Compile(range, FeelScope.Dynamic, out var size);
        var value = code(new Frame(size, call.Run));
        return value;
    }

    /// <summary>An end that is left out, as in <c>[2..)</c>, is null.</summary>
    private static string WithNulls(string text)
    {
        var dots = text.IndexOf("..", StringComparison.Ordinal);
        if (dots < 1 || dots + 3 > text.Length)
        {
            return text;
        }
        var start = string.IsNullOrWhiteSpace(text[1..dots]) ? "null" : "";
        var end = string.IsNullOrWhiteSpace(text[(dots + 2)..^1]) ? "null" : "";
        return text[..dots] + start + ".." + end + text[(dots + 2)..];
    }

    private static bool IsLiteral(Node node) => node switch
    {
        LiteralNode literal => literal.Value.Kind != FeelKind.Boolean,
        CallNode { Function: NameNode { Name: "date" or "time" or "date and time" or "duration" } } call =>
            call.Arguments.All(a => a.Value is LiteralNode),
        _ => false,
    };
}
