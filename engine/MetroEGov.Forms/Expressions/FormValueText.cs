using MetroEGov.Feel;

namespace MetroEGov.Forms;

/// <summary>A value as the text that an input element shows: a string as it is, null as nothing, the rest as canonical JSON.</summary>
internal static class FormValueText
{
    public static string Of(FeelValue value)
    {
        if (value.Kind == FeelKind.Null) return "";
        if (value.TryGetString(out var text)) return text;
        // Temporals are text in JSON; a text on a page has no quotes around it.
        if (!value.TryToJson(out var json, out _)) return "";
        return FeelJson.Parse(json).TryGetString(out var temporal) ? temporal : json;
    }
}
