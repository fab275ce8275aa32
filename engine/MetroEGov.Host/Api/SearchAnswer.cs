using MetroEGov.Runtime;

namespace MetroEGov.Host.Api;

/// <summary>One page of what was found.</summary>
public sealed record SearchAnswer<T>(IReadOnlyList<T> Items, SearchPageAnswer Page);

/// <summary>Which page it is.</summary>
/// <param name="TotalItems">Exact, within what the caller may see.</param>
/// <param name="HasMoreTotalItems">Whether there are more than counted: never.</param>
/// <param name="StartCursor">For <c>page.before</c>; null when nothing was found.</param>
/// <param name="EndCursor">For <c>page.after</c>; null when nothing was found.</param>
public sealed record SearchPageAnswer(int TotalItems, bool HasMoreTotalItems, string? StartCursor, string? EndCursor);

/// <summary>Answers of searches.</summary>
public static class SearchAnswers
{
    public static IResult Of<TFound, TShown>(Found<TFound> found, Func<TFound, TShown> show)
    {
        ArgumentNullException.ThrowIfNull(found);
        return ApiJson.Ok(new SearchAnswer<TShown>(
            [.. found.Items.Select(show)],
            new SearchPageAnswer(found.TotalCount, HasMoreTotalItems: false, found.StartCursor, found.EndCursor)));
    }
}
