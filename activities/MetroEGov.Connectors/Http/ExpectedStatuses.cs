using System.Collections.Immutable;
using System.Globalization;

namespace MetroEGov.Connectors.Http;

/// <summary>The statuses with which a request is done, such as <c>200-299,404</c>. Immutable.</summary>
internal sealed class ExpectedStatuses
{
    private const string Default = "200-299";

    private readonly ImmutableArray<(int From, int To)> _ranges;

    private ExpectedStatuses(ImmutableArray<(int From, int To)> ranges) => _ranges = ranges;

    /// <returns>Null when the text is none; null and empty text stand for 200-299.</returns>
    public static ExpectedStatuses? Parse(string? text)
    {
        var ranges = ImmutableArray.CreateBuilder<(int From, int To)>();
        foreach (var part in (string.IsNullOrWhiteSpace(text) ? Default : text).Split(',', StringSplitOptions.TrimEntries))
        {
            var ends = part.Split('-', StringSplitOptions.TrimEntries);
            if (ends.Length > 2 || !TryStatus(ends[0], out var from) || !TryStatus(ends[^1], out var to) || from > to)
                return null;
            ranges.Add((from, to));
        }

        return new ExpectedStatuses(ranges.ToImmutable());
    }

    public bool Contains(int status) => _ranges.Any(range => status >= range.From && status <= range.To);

    private static bool TryStatus(string text, out int status) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out status) && status is >= 200 and <= 599;
}
