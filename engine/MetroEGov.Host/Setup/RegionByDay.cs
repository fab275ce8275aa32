using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Collections.ObjectModel;
using System.Globalization;
using MetroEGov.Feel;
using MetroEGov.Regions;

namespace MetroEGov.Host.Setup;

/// <summary>
/// The cluster variable <c>region</c> as it is valid on a case's application date. What it says changes only on days on which an entry
/// begins or has ended: as many values are kept, whatever dates are asked for. Thread-safe.
/// </summary>
public sealed class RegionByDay(Region region)
{
    private readonly ImmutableArray<DateOnly> _changes = ChangesOf(region.Entries);
    private readonly ConcurrentDictionary<DateOnly, FeelContextValue> _values = new();

    public FeelValue On(DateOnly day)
    {
        var at = _changes.BinarySearch(day);
        var last = at >= 0 ? at : ~at - 1;
        var value = _values.GetOrAdd(last < 0 ? DateOnly.MinValue : _changes[last], Read);
        return FeelValue.Context(value.With("asOf", FeelValue.Of(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))));
    }

    /// <summary>In the form in which the runtime asks for it.</summary>
    public IReadOnlyDictionary<string, FeelValue> VariablesOn(DateOnly day) =>
        new ReadOnlyDictionary<string, FeelValue>(new Dictionary<string, FeelValue> { [RegionVariable.Name] = On(day) });

    private FeelContextValue Read(DateOnly day) => FeelJson.Parse(region.ToJson(day)).TryGetContext(out var context)
        ? context
        : throw new InvalidOperationException($"The variable '{RegionVariable.Name}' is no context.");

    private static ImmutableArray<DateOnly> ChangesOf(RegionEntries entries) =>
    [
        .. entries.States.Select(entry => entry.Validity)
            .Concat(entries.Districts.Select(entry => entry.Validity))
            .Concat(entries.Authorities.Select(entry => entry.Validity))
            .Concat(entries.Municipalities.Select(entry => entry.Validity))
            .SelectMany(Changes)
            .Distinct()
            .Order(),
    ];

    private static IEnumerable<DateOnly> Changes(Validity validity)
    {
        yield return validity.From;
        if (validity.To is { } last && last < DateOnly.MaxValue)
            yield return last.AddDays(1);
    }
}
