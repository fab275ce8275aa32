using MetroEGov.Feel;

namespace MetroEGov.Forms.Reading;

/// <summary>A variable named by a dotted path (<c>valuesKey</c>, a table's plain <c>dataSource</c>), as the expression that reads it.</summary>
internal static class VariablePath
{
    public static FeelExpression? Read(string path)
    {
        var quoted = string.Join('.', path.Split('.').Select(part => $"`{part}`"));
        return path.Contains('`', StringComparison.Ordinal) || path.Split('.').Any(part => part.Length == 0)
            ? null
            : FormFeel.Parse(quoted, static _ => { });
    }
}
