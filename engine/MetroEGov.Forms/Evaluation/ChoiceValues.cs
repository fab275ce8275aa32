using System.Collections.Immutable;

using MetroEGov.Feel;
using MetroEGov.Forms.Submission;

namespace MetroEGov.Forms.Evaluation;

/// <summary>Values of radio, select, checklist and taglist: always among the options.</summary>
internal static class ChoiceValues
{
    public static FieldReading Read(ChoiceInput field, ImmutableArray<FieldOption> options, Submitted submitted, bool hasOptions) =>
        field.IsMultiple ? ReadMany(options, submitted, hasOptions) : ReadOne(options, submitted, hasOptions);

    /// <summary>Input data that is not among the options counts as not given; of a list only what is unknown is dropped.</summary>
    public static FeelValue Sanitized(ChoiceInput field, ImmutableArray<FieldOption> options, FeelValue given)
    {
        if (!field.IsMultiple) return Find(options, given)?.Value ?? FeelValue.Null;
        return given.TryGetList(out var items)
            ? FeelValue.List(items.Select(item => Find(options, item)).OfType<FieldOption>().Select(option => option.Value))
            : FeelValue.EmptyList;
    }

    private static FieldReading ReadOne(ImmutableArray<FieldOption> options, Submitted submitted, bool hasOptions)
    {
        if (submitted.IsEmpty) return new(FeelValue.Null);
        if (submitted.Texts is { Count: > 1 }) return new(FeelValue.Null, FieldFault.WrongKind);

        var option = submitted.IsHtml ? Find(options, submitted.SingleText!) : Find(options, submitted.Json);
        if (option is not null) return new(option.Value);
        return hasOptions ? new(FeelValue.Null, FieldFault.NotAnOption) : new(Provisional(submitted));
    }

    private static FieldReading ReadMany(ImmutableArray<FieldOption> options, Submitted submitted, bool hasOptions)
    {
        if (submitted.IsEmpty) return new(FeelValue.EmptyList);
        if (!hasOptions) return new(Provisional(submitted));

        FieldOption?[] found;
        if (submitted.Texts is { } texts) found = [.. texts.Where(text => text.Length > 0).Select(text => Find(options, text))];
        else if (submitted.Json.TryGetList(out var items)) found = [.. items.Select(item => Find(options, item))];
        else return new(FeelValue.EmptyList, FieldFault.WrongKind);

        var known = FeelValue.List(found.OfType<FieldOption>().Distinct().Select(option => option.Value));
        return found.Contains(null) ? new(known, FieldFault.NotAnOption) : new(known);
    }

    private static FeelValue Provisional(Submitted submitted) => submitted.Texts switch
    {
        null => submitted.Json,
        [var only] => FeelValue.Of(only),
        var several => FeelValue.List(several.Select(text => FeelValue.Of(text))),
    };

    private static FieldOption? Find(ImmutableArray<FieldOption> options, FeelValue value) => options.FirstOrDefault(option => option.Value == value);

    private static FieldOption? Find(ImmutableArray<FieldOption> options, string text) => options.FirstOrDefault(option => option.Text == text);
}
