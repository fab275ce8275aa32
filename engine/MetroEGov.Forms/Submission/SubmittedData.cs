using MetroEGov.Feel;

namespace MetroEGov.Forms;

/// <summary>What an accepted submission makes of the variables that its form showed.</summary>
public static class SubmittedData
{
    /// <summary>
    /// A dotted key (<c>person.name</c>) gives a context with only the form's own fields; the variable's other members stay.
    /// </summary>
    /// <param name="shown">The data that the form was shown with.</param>
    /// <param name="accepted">The data of <see cref="FormOutcome.Accepted"/>.</param>
    /// <returns>The variables to write: those of the form, each whole.</returns>
    public static FeelContextValue Merge(FeelValue shown, FeelValue accepted)
    {
        if (!accepted.TryGetContext(out var fields))
            return FeelContextValue.Empty;

        shown.TryGetContext(out var before);
        return FeelContextValue.Of(fields.Select(field => KeyValuePair.Create(field.Key, Merged(Old(before, field.Key), field.Value))));
    }

    private static FeelValue Merged(FeelValue old, FeelValue submitted)
    {
        if (!old.TryGetContext(out var before) || !submitted.TryGetContext(out var now))
            return submitted;

        var merged = before;
        foreach (var (name, value) in now)
            merged = merged.With(name, Merged(Old(before, name), value));
        return FeelValue.Context(merged);
    }

    private static FeelValue Old(FeelContextValue? before, string name) =>
        before is not null && before.TryGet(name, out var known) ? known : FeelValue.Null;
}
