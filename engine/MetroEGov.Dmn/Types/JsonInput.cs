using MetroEGov.Feel;

namespace MetroEGov.Dmn.Types;

/// <summary>
/// Input data from outside: as <see cref="Coercion"/>, and text is read as a temporal value where the type asks for one.
/// An extension of the standard at this one boundary: variables of a process are JSON, which has no dates.
/// </summary>
internal static class JsonInput
{
    public static FeelValue Read(DmnType type, FeelValue value) => Read(type, value, 0);

    private static FeelValue Read(DmnType type, FeelValue value, int depth)
    {
        if (depth > 100) return value;
        switch (type.Plain)
        {
            case DmnType.KindType kind when value.Kind == FeelKind.String && kind.Kind != FeelKind.String:
                var temporal = Temporals.FromText(kind.Kind, value);
                return temporal.Kind == kind.Kind ? temporal : value;
            case DmnType.ListType list when value.TryGetList(out var items):
                return NeedsReading(list.Element) ? FeelValue.List(items.Select(item => Read(list.Element, item, depth + 1))) : value;
            case DmnType.ContextType context when value.TryGetContext(out var entries) && NeedsReading(context):
                foreach (var (name, type2) in context.Entries)
                {
                    if (entries.TryGet(name, out var entry)) entries = entries.With(name, Read(type2, entry, depth + 1));
                }

                return FeelValue.Context(entries);
            default:
                return value;
        }
    }

    private static bool NeedsReading(DmnType type) => type.Plain switch
    {
        DmnType.KindType kind => kind.Kind is FeelKind.Date or FeelKind.Time or FeelKind.DateTime or FeelKind.DaysTimeDuration or FeelKind.YearsMonthsDuration,
        DmnType.ListType list => NeedsReading(list.Element),
        DmnType.ContextType context => context.Entries.Any(entry => NeedsReading(entry.Type)),
        _ => false,
    };
}
