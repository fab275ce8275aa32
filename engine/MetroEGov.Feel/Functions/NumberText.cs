using System.Globalization;
using System.Text.RegularExpressions;

namespace MetroEGov.Feel.Functions;

/// <summary>Numbers as text, in the form of FEEL's number literals.</summary>
internal static partial class NumberText
{
    internal static bool TryParse(string text, out decimal number)
    {
        number = 0m;
        return Literal().IsMatch(text) && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number);
    }

    [GeneratedRegex(@"^-?([0-9]+(\.[0-9]+)?|\.[0-9]+)([eE][+-]?[0-9]+)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Literal();
}
