using System.Collections.Immutable;

using MetroEGov.Feel;

namespace MetroEGov.Forms.Evaluation;

/// <summary>
/// The options of a choice now. Computed ones are a list of plain values, or of contexts with <c>value</c> and <c>label</c>
/// (and <c>label.en</c> for English); what is neither is left out, and so is a value that was there before.
/// </summary>
internal static class FieldOptions
{
    /// <summary>More options than a page can show; the rest is left out.</summary>
    private const int MaxOptions = 5_000;

    public static ImmutableArray<FieldOption> Of(ChoiceInput choice, FeelContext context) => choice.Options switch
    {
        OptionSource.Listed listed => [.. listed.Options.Select(option => new FieldOption(
            option.Value,
            FormValueText.Of(option.Value),
            option.Label.In(FormLanguage.German).Render(context),
            option.Label.In(FormLanguage.English).Render(context)))],
        OptionSource.Computed computed => Computed(computed.Source.Evaluate(context)),
        _ => [],
    };

    private static ImmutableArray<FieldOption> Computed(FeelValue source)
    {
        if (!source.TryGetList(out var items)) return [];

        var options = ImmutableArray.CreateBuilder<FieldOption>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in items.Take(MaxOptions))
        {
            var (value, german, english) = Parts(item);
            var text = FormValueText.Of(value);
            if (value.IsNull || !seen.Add(text)) continue;
            options.Add(new(value, text, german ?? text, english ?? german ?? text));
        }

        return options.ToImmutable();
    }

    private static (FeelValue Value, string? German, string? English) Parts(FeelValue item)
    {
        if (!item.TryGetContext(out var context)) return (item, null, null);
        if (!context.TryGet("value", out var value)) return (FeelValue.Null, null, null);
        return (value, Text(context, "label"), Text(context, "label.en"));
    }

    private static string? Text(FeelContextValue context, string key) => context.TryGet(key, out var label) && !label.IsNull ? FormValueText.Of(label) : null;
}
