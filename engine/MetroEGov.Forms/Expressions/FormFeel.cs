using MetroEGov.Feel;

namespace MetroEGov.Forms;

/// <summary>Parses the FEEL of a form: names are those of the case's data and not known beforehand (Zeebe style).</summary>
internal static class FormFeel
{
    public static FeelExpression? Parse(string text, Action<string> problem)
    {
        var result = FeelExpression.Parse(text, FeelScope.Dynamic);
        if (result.Success) return result.Expression;

        foreach (var diagnostic in result.Diagnostics) problem($"The FEEL expression '{text}' is not valid: {diagnostic.Message}");
        return null;
    }
}
