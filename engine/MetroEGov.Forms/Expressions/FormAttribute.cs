using MetroEGov.Feel;

namespace MetroEGov.Forms;

/// <summary>A member of a component that is either a constant or, when it begins with <c>=</c>, a FEEL expression.</summary>
public sealed class FormAttribute
{
    private readonly FeelValue _constant;
    private readonly FeelExpression? _expression;

    public FormAttribute(FeelValue constant) => _constant = constant;

    public FormAttribute(FeelExpression expression) => _expression = expression;

    public bool IsConstant => _expression is null;

    public FeelValue Evaluate(FeelContext context) => _expression is null ? _constant : _expression.Evaluate(context).Value;
}
