using System.Collections.Immutable;
using MetroEGov.Feel;

namespace MetroEGov.Bpmn.Model;

/// <summary>
/// An attribute's value: static text, or an expression when it starts with <c>=</c>. Compiled once, when the definition is read.
/// Immutable; safe to share.
/// </summary>
/// <param name="Text">The static text, or the expression's source without the leading <c>=</c>.</param>
/// <param name="Feel">The compiled expression; null exactly when <paramref name="IsStatic"/>.</param>
public sealed record ModelExpression(string Text, bool IsStatic, FeelExpression? Feel = null)
{
    public static ModelExpression Static(string text) => new(text, true);

    /// <summary>Whether the value of an attribute is an expression: its first character that is no space is <c>=</c>.</summary>
    public static bool IsExpression(string attributeValue) => attributeValue.AsSpan().TrimStart().StartsWith('=');

    /// <summary>Reads an attribute's value.</summary>
    /// <returns>The expression, or null with the reasons why the text after <c>=</c> is not FEEL.</returns>
    public static (ModelExpression? Expression, ImmutableArray<FeelDiagnostic> Diagnostics) Read(string attributeValue)
    {
        if (!IsExpression(attributeValue))
        {
            return (Static(attributeValue), []);
        }

        var source = attributeValue.TrimStart()[1..];
        var parsed = FeelExpression.Parse(source, FeelScope.Dynamic);
        return parsed.Expression is { } feel ? (new(source, false, feel), []) : (null, parsed.Diagnostics);
    }

    public bool Equals(ModelExpression? other) => other is not null && IsStatic == other.IsStatic && Text == other.Text;

    public override int GetHashCode() => HashCode.Combine(Text, IsStatic);
}
