using System.Collections.Immutable;
using MetroEGov.Bpmn.Model;

namespace MetroEGov.Bpmn.Reading;

/// <summary>What every reader of a part needs: where problems go, and the root elements that others refer to.</summary>
internal sealed class ReadingContext(ProblemCollector problems)
{
    public ProblemCollector Problems { get; } = problems;

    public Dictionary<string, BpmnElement> Messages { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, BpmnElement> Errors { get; } = new(StringComparer.Ordinal);

    /// <summary>A reference may be written with a prefix (<c>ns:Message_1</c>); within one file the local part is the id.</summary>
    public static string LocalPart(string reference)
    {
        var trimmed = reference.Trim();
        return trimmed[(trimmed.LastIndexOf(':') + 1)..];
    }

    /// <returns>Null when the text after <c>=</c> is not FEEL; the problem is reported.</returns>
    public ModelExpression? Expression(BpmnElement owner, int line, string what, string value)
    {
        var (expression, diagnostics) = ModelExpression.Read(value);
        foreach (var diagnostic in diagnostics)
        {
            var source = value.TrimStart()[1..];
            var piece = diagnostic.Span.In(source);
            var where = piece.Length is > 0 and <= 60 ? $" '{piece}'" : "";
            Problems.Add(
                ProblemCode.InvalidExpression,
                owner.Id,
                line,
                $"{what} is not FEEL at characters {diagnostic.Span.Start + 1}-{Math.Max(diagnostic.Span.Start + 1, diagnostic.Span.End)}{where}: {diagnostic.Message}");
        }

        return expression;
    }

    /// <summary>As <see cref="Expression"/>, where static text makes no sense.</summary>
    public ModelExpression? RequiredExpression(BpmnElement owner, int line, string what, string value)
    {
        if (!ModelExpression.IsExpression(value))
        {
            Problems.Add(ProblemCode.ExpressionRequired, owner.Id, line, $"{what} must be an expression: put '=' in front of it.");
            return null;
        }

        return Expression(owner, line, what, value);
    }

    public ModelExpression? OptionalExpression(BpmnElement owner, BpmnElement holder, string attribute)
    {
        var value = holder.Attribute(attribute);
        return string.IsNullOrWhiteSpace(value) ? null : Expression(owner, holder.Line, $"'{attribute}' of {holder.Name}", value);
    }

    public bool Flag(BpmnElement owner, BpmnElement holder, string attribute, bool absent)
    {
        switch (holder.Attribute(attribute)?.Trim())
        {
            case null:
                return absent;
            case "true" or "1":
                return true;
            case "false" or "0":
                return false;
            default:
                Problems.Add(ProblemCode.InvalidAttribute, owner.Id, holder.Line, $"'{attribute}' of {holder.Name} must be true or false.");
                return absent;
        }
    }

    public void Unsupported(BpmnElement owner, BpmnElement element) => Problems.Add(
        ProblemCode.UnsupportedElement,
        owner.Id,
        element.Line,
        $"{ElementVocabulary.Describe(element.Name)} is not supported yet.");

    public ImmutableDictionary<string, string> Pairs(BpmnElement owner, BpmnElement? holder, string entry, string keyAttribute)
    {
        var pairs = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var item in holder?.Zeebe(entry) ?? [])
        {
            var key = item.Attribute(keyAttribute);
            if (string.IsNullOrWhiteSpace(key))
            {
                Problems.Add(ProblemCode.InvalidAttribute, owner.Id, item.Line, $"A zeebe:{entry} has no '{keyAttribute}'.");
            }
            else
            {
                pairs[key] = item.Attribute("value") ?? "";
            }
        }

        return pairs.ToImmutable();
    }
}
