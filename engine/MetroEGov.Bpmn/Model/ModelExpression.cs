namespace MetroEGov.Bpmn.Model;

/// <summary>An attribute's value: static text, or an expression when it starts with <c>=</c>. Immutable; safe to share.</summary>
/// <param name="Text">The source without the leading <c>=</c>.</param>
public sealed record ModelExpression(string Text, bool IsStatic);
