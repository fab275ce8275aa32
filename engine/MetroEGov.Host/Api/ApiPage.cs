using System.Globalization;
using MetroEGov.Runtime;

namespace MetroEGov.Host.Api;

/// <summary>The slice that a search asks for, and the envelope of its answer. Cursors are positions as text.</summary>
public sealed record ApiPage(int From, int Limit)
{
    private const int DefaultLimit = 100;
    private const int HighestLimit = 1000;

    /// <summary>Reads <c>page</c> and <c>sort</c>; the order is the operation's own, so that a sort is accepted and has no effect.</summary>
    public static ApiPage Of(ApiBody body)
    {
        ArgumentNullException.ThrowIfNull(body);
        body.Ignore("sort");
        var page = body.Nested("page");
        var from = page.Number("from") ?? 0;
        var limit = page.Number("limit") ?? DefaultLimit;
        if (page.Text("after") is { } after && (!long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out from)))
            body.Refuse("'page.after' must be an endCursor of an earlier answer.");
        if (from is < 0 or > int.MaxValue || limit is < 1 or > HighestLimit)
            body.Refuse($"'page' must begin at 0 or later and hold 1 to {HighestLimit} items.");
        return new ApiPage((int)Math.Clamp(from, 0, int.MaxValue), (int)Math.Clamp(limit, 1, HighestLimit));
    }

    public PageRequest ToRequest() => new(From, Limit);

    /// <summary>Of a page that the runtime cut.</summary>
    public IResult Answer<T>(Page<T> page, Func<T, object> show)
    {
        ArgumentNullException.ThrowIfNull(page);
        return Answer([.. page.Items.Select(show)], page.TotalCount);
    }

    /// <summary>Of a whole list that is cut here.</summary>
    public IResult Cut<T>(IReadOnlyList<T> all, Func<T, object> show)
    {
        ArgumentNullException.ThrowIfNull(all);
        return Answer([.. all.Skip(From).Take(Limit).Select(show)], all.Count);
    }

    private IResult Answer(object[] items, int total) => ApiJson.Ok(new
    {
        items,
        page = new
        {
            totalItems = total,
            hasMoreTotalItems = false,
            startCursor = items.Length == 0 ? null : Cursor(From),
            endCursor = items.Length == 0 ? null : Cursor(From + items.Length),
        },
    });

    private static string Cursor(int position) => position.ToString(CultureInfo.InvariantCulture);
}
