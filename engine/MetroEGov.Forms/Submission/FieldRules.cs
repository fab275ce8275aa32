using System.Net.Mail;
using System.Text.RegularExpressions;

using MetroEGov.Feel;
using MetroEGov.Forms.Evaluation;

namespace MetroEGov.Forms.Submission;

/// <summary>
/// The rules of one field in the order of form-js: kind (already known from reading), decimals and increment, pattern,
/// required, bounds, lengths, e-mail and phone. The first three stop at their first fault; a field shows one fault at a time.
/// </summary>
internal static partial class FieldRules
{
    public static FieldFault? Check(FieldState state, FeelEnvironment environment)
    {
        if (!state.TakesSubmission) return null;
        if (state.Reading.Fault is { } fault) return fault;

        var context = new FeelContext(state.Scope, environment);
        var value = state.Reading.Value;
        return state.Field switch
        {
            NumberInput number => CheckDigits(number, value) ?? CheckRequired(number, value) ?? CheckBounds(number, value, context),
            TextInput text => CheckPattern(text, value, context) ?? CheckRequired(text, value) ?? CheckLength(text, value, context) ?? CheckFormat(text, value),
            DateTimeInput date => CheckRequired(date, value) ?? CheckDay(date, value, environment),
            _ => CheckRequired(state.Field, value),
        };
    }

    private static FieldFault? CheckRequired(FormField field, FeelValue value)
    {
        if (!field.IsRequired) return null;
        var isEmpty = value.IsNull
            || (value.TryGetString(out var text) && string.IsNullOrWhiteSpace(text))
            || (value.TryGetList(out var items) && items.IsEmpty)
            || (field is CheckboxInput && !value.IsTrue);
        return isEmpty ? FieldFault.Required : null;
    }

    private static decimal? NumberOf(FeelValue value)
    {
        if (value.TryGetNumber(out var number)) return number;
        return value.TryGetString(out var text) ? FieldValues.ParseNumber(text) : null;
    }

    private static FieldFault? CheckDigits(NumberInput field, FeelValue value)
    {
        if (NumberOf(value) is not { } number) return null;
        if (field.DecimalDigits is { } digits and <= 28 && decimal.Round(number, digits, MidpointRounding.ToZero) != number) return FieldFault.TooManyDecimals(digits);
        if (field.Increment is not { } step || number % step == 0) return null;

        var below = number - (number % step) - (number < 0 ? step : 0);
        return FieldFault.NotAMultiple(below, below + step);
    }

    private static FieldFault? CheckBounds(NumberInput field, FeelValue value, FeelContext context)
    {
        if (NumberOf(value) is not { } number) return null;
        if (Bound(field.Minimum, context) is { } minimum && number < minimum) return FieldFault.BelowMinimum(minimum);
        return Bound(field.Maximum, context) is { } maximum && number > maximum ? FieldFault.AboveMaximum(maximum) : null;
    }

    private static FieldFault? CheckPattern(TextInput field, FeelValue value, FeelContext context)
    {
        if (field.Pattern is null || !value.TryGetString(out var text) || text.Length == 0 || field.Pattern.IsMatch(text)) return null;

        var german = field.PatternError.In(FormLanguage.German).Render(context);
        var english = field.PatternError.In(FormLanguage.English).Render(context);
        return german.Length == 0 ? FieldFault.PatternMismatch : new(FieldErrorCode.PatternMismatch, german, english);
    }

    private static FieldFault? CheckLength(TextInput field, FeelValue value, FeelContext context)
    {
        if (!value.TryGetString(out var text) || text.Trim() is not { Length: > 0 } trimmed) return null;

        // Counted as people count: a letter outside the basic plane is one character, not two.
        var length = trimmed.EnumerateRunes().Count();
        if (Bound(field.MinLength, context) is { } minimum && length < minimum) return FieldFault.TooShort(minimum);
        return Bound(field.MaxLength, context) is { } maximum && length > maximum ? FieldFault.TooLong(maximum) : null;
    }

    private static FieldFault? CheckFormat(TextInput field, FeelValue value)
    {
        if (field.Validation == TextValidation.None || !value.TryGetString(out var text) || text.Length == 0) return null;
        if (field.Validation == TextValidation.Phone) return Phone().IsMatch(text.Trim()) ? null : FieldFault.NotAPhone;

        var address = text.Trim();
        var isEmail = address.Length <= 254 && MailAddress.TryCreate(address, out var mail) && mail.Address == address && mail.Host.Contains('.', StringComparison.Ordinal);
        return isEmail ? null : FieldFault.NotAnEmail;
    }

    private static FieldFault? CheckDay(DateTimeInput field, FeelValue value, FeelEnvironment environment)
    {
        if (!field.RefusesPastDays || !value.TryGetString(out var text) || DateTimeValues.DayOf(field, text, environment) is not { } day) return null;
        return day < environment.Now.InZone(environment.Zone).Date ? FieldFault.PassedDay : null;
    }

    private static decimal? Bound(FormAttribute? attribute, FeelContext context) =>
        attribute is not null && attribute.Evaluate(context).TryGetNumber(out var number) ? number : null;

    /// <summary>International form, with the separators that people write.</summary>
    [GeneratedRegex(@"^\+[1-9][0-9 ()/.-]{5,28}$", RegexOptions.CultureInvariant)]
    private static partial Regex Phone();
}
