using System.Collections.Immutable;
using System.Text;

using MetroEGov.Feel;

namespace MetroEGov.Forms;

/// <summary>
/// A text with FEEL inside: wholly (<c>="Dear " + name</c>) or in parts (<c>Dear {{name}}</c>). A part that evaluates to
/// null shows nothing.
/// </summary>
public sealed class FormTemplate
{
    public static readonly FormTemplate Empty = new([]);

    private readonly ImmutableArray<Part> _parts;

    private FormTemplate(ImmutableArray<Part> parts) => _parts = parts;

    public bool IsEmpty => _parts.IsEmpty;

    /// <summary>Parses the text; what is wrong in it is passed to <paramref name="problem"/> as (code, text).</summary>
    public static FormTemplate Parse(string text, Action<string, string> problem)
    {
        if (text.Length == 0) return Empty;
        if (text[0] == '=') return ParseExpression(text[1..], problem) is { } whole ? new([new("", whole)]) : Empty;

        var parts = ImmutableArray.CreateBuilder<Part>();
        var position = 0;
        while (position < text.Length)
        {
            var open = text.IndexOf("{{", position, StringComparison.Ordinal);
            var close = open < 0 ? -1 : text.IndexOf("}}", open + 2, StringComparison.Ordinal);
            if (close < 0)
            {
                parts.Add(new(text[position..], null));
                break;
            }

            if (open > position) parts.Add(new(text[position..open], null));
            var inner = text[(open + 2)..close].Trim();
            position = close + 2;
            if (inner.StartsWith('#') || inner.StartsWith('/'))
            {
                problem(FormProblemCode.UnsupportedMember, $"The text uses the block '{{{{{inner}}}}}'. Only '{{{{expression}}}}' is supported: write the choice as a FEEL 'if' or show it with a condition of the component.");
            }
            else if (ParseExpression(inner, problem) is { } expression)
            {
                parts.Add(new("", expression));
            }
        }

        return new(parts.ToImmutable());
    }

    public string Render(FeelContext context)
    {
        if (_parts is [{ Expression: null } only]) return only.Text;

        var text = new StringBuilder();
        foreach (var part in _parts)
        {
            text.Append(part.Expression is null ? part.Text : FormValueText.Of(part.Expression.Evaluate(context).Value));
        }

        return text.ToString();
    }

    private static FeelExpression? ParseExpression(string text, Action<string, string> problem) =>
        FormFeel.Parse(text, explanation => problem(FormProblemCode.BadExpression, explanation));

    private sealed record Part(string Text, FeelExpression? Expression);
}
