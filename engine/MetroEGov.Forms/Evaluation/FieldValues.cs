using System.Globalization;

using MetroEGov.Feel;
using MetroEGov.Forms.Submission;

namespace MetroEGov.Forms.Evaluation;

/// <summary>
/// The value that a field holds: what was submitted where the person may submit it, else the input data, else the default.
/// Input data of the wrong kind counts as empty, as in form-js; a submission of the wrong kind is a fault.
/// </summary>
internal static class FieldValues
{
    /// <param name="hasOptions">False before the first round: options are not known yet, so a choice is taken as it comes.</param>
    public static FieldReading Read(FieldState state, FeelEnvironment environment, bool hasOptions)
    {
        if (!state.TakesSubmission || Submitted(state) is not { } submitted) return new(Initial(state, environment, hasOptions));

        return state.Field switch
        {
            TextInput text => ReadText(text, submitted),
            NumberInput number => ReadNumber(number, submitted),
            DateTimeInput date => DateTimeValues.Read(date, submitted, environment),
            CheckboxInput => ReadCheckbox(submitted),
            ChoiceInput choice => ChoiceValues.Read(choice, state.Options, submitted, hasOptions),
            _ => new(FeelValue.Null),
        };
    }

    /// <summary>The value that is shown when nothing was submitted.</summary>
    private static FeelValue Initial(FieldState state, FeelEnvironment environment, bool hasOptions)
    {
        var given = state.Input ?? state.Field.DefaultValue ?? FeelValue.Null;
        return state.Field switch
        {
            TextInput text => given.TryGetString(out var value) ? FeelValue.Of(OneLine(text, value)) : FeelValue.Of(""),
            NumberInput number => SanitizedNumber(number, given),
            DateTimeInput date => DateTimeValues.Sanitized(date, given, environment),
            CheckboxInput => FeelValue.Of(given.IsTrue),
            ChoiceInput choice => hasOptions ? ChoiceValues.Sanitized(choice, state.Options, given) : given,
            _ => given,
        };
    }

    /// <summary>What was submitted for the field; null when it was not on the page or not in the JSON.</summary>
    private static Submitted? Submitted(FieldState state)
    {
        switch (state.Posted)
        {
            case JsonNode json:
                return new(null, json.Value);
            case HtmlNode { Values.Count: > 0 } html:
                return new(html.Values, FeelValue.Null);
            default:
                // A browser sends nothing for an unchecked box.
                var isBox = state.Field is CheckboxInput or ChoiceInput { Kind: not ChoiceKind.Select };
                return isBox && state.IsHtmlPost ? new([], FeelValue.Null) : null;
        }
    }

    private static FieldReading ReadText(TextInput field, Submitted submitted)
    {
        if (submitted.SingleText is not { } text) return submitted.Json.IsNull && !submitted.IsHtml ? new(FeelValue.Of("")) : new(FeelValue.Null, FieldFault.WrongKind);

        text = text.ReplaceLineEndings("\n");
        if (text.Length > FormLimits.MaxTextLength) return new(FeelValue.Null, FieldFault.TooLong(FormLimits.MaxTextLength), text);
        // XML messages to registries cannot carry control characters, so they must not get into a case at all.
        if (text.Any(c => char.IsControl(c) && c is not ('\n' or '\t')) || HasLoneSurrogate(text)) return new(FeelValue.Null, FieldFault.ControlCharacter, text);
        return new(FeelValue.Of(OneLine(field, text)));
    }

    private static string OneLine(TextInput field, string text) => field.IsMultiline ? text : text.Replace('\n', ' ').Replace('\r', ' ');

    private static bool HasLoneSurrogate(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) i++;
            else if (char.IsSurrogate(text[i])) return true;
        }

        return false;
    }

    private static FieldReading ReadNumber(NumberInput field, Submitted submitted)
    {
        if (submitted.IsEmpty) return new(FeelValue.Null);
        if (submitted.SingleText is { } text) return ParseNumber(text) is { } parsed ? new(Number(field, parsed)) : new(FeelValue.Null, FieldFault.NotANumber, text);
        return submitted.Json.TryGetNumber(out var number) ? new(Number(field, number)) : new(FeelValue.Null, FieldFault.NotANumber);
    }

    private static FeelValue SanitizedNumber(NumberInput field, FeelValue given)
    {
        if (given.TryGetNumber(out var number)) return Number(field, number);
        return given.TryGetString(out var text) && ParseNumber(text) is { } parsed ? Number(field, parsed) : FeelValue.Null;
    }

    private static FeelValue Number(NumberInput field, decimal number) => field.IsSerializedToString
        ? FeelValue.Of(number.ToString("0.############################", CultureInfo.InvariantCulture))
        : FeelValue.Of(number);

    /// <summary>With a point as browsers send it, or with one comma as Germans type it where the browser leaves it to them; no grouping.</summary>
    public static decimal? ParseNumber(string text)
    {
        var trimmed = text.Trim();
        if (!trimmed.Contains('.', StringComparison.Ordinal) && trimmed.Count(c => c == ',') == 1) trimmed = trimmed.Replace(',', '.');
        const NumberStyles styles = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        return decimal.TryParse(trimmed, styles, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    private static FieldReading ReadCheckbox(Submitted submitted)
    {
        // A page may send a hidden "false" before the box's own value.
        if (submitted.Texts is { } texts) return new(FeelValue.Of(texts.Any(text => text is not ("" or "false"))));
        return submitted.Json.TryGetBoolean(out var flag) ? new(FeelValue.Of(flag)) : submitted.Json.IsNull ? new(FeelValue.False) : new(FeelValue.Null, FieldFault.WrongKind);
    }
}
