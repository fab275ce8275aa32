using System.Collections.Immutable;
using System.Globalization;
using MetroEGov.Runtime;
using Microsoft.AspNetCore.WebUtilities;

namespace MetroEGov.Host.Pages.Tasks;

/// <summary>What the reader searches for; lives in the address, so that it is still there after a task was opened and closed.</summary>
public sealed record TaskSearch(TaskOwnership Ownership, TaskSort Sort, bool Overdue, string? BusinessKey, int PageNumber)
{
    public const int PageSize = 25;

    /// <summary>Anything not understood counts as not said: an old bookmark still opens the list.</summary>
    public static TaskSearch Of(IQueryCollection query) => new(
        (string?)query["show"] switch { "own" => TaskOwnership.Own, "free" => TaskOwnership.Unclaimed, _ => TaskOwnership.All },
        (string?)query["sort"] == "due" ? TaskSort.Due : TaskSort.Created,
        (string?)query["overdue"] == "on",
        string.IsNullOrWhiteSpace(query["key"]) ? null : ((string)query["key"]!).Trim(),
        int.TryParse(query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page is > 0 and < 10_000 ? page : 1);

    public string ShowValue => Ownership switch { TaskOwnership.Own => "own", TaskOwnership.Unclaimed => "free", _ => "all" };

    public string SortValue => Sort == TaskSort.Due ? "due" : "new";

    public TaskFilter ToFilter() => new() { Ownership = Ownership, Sort = Sort, Overdue = Overdue, BusinessKey = BusinessKey };

    public PageRequest ToPageRequest() => new((PageNumber - 1) * PageSize, PageSize);

    /// <summary>The address of this search.</summary>
    public string Address()
    {
        var query = new Dictionary<string, string?>();
        if (Ownership != TaskOwnership.All)
            query["show"] = ShowValue;
        if (Sort == TaskSort.Due)
            query["sort"] = SortValue;
        if (Overdue)
            query["overdue"] = "on";
        if (BusinessKey is not null)
            query["key"] = BusinessKey;
        if (PageNumber > 1)
            query["page"] = PageNumber.ToString(CultureInfo.InvariantCulture);
        return QueryHelpers.AddQueryString("/tasks", query);
    }
}

/// <param name="Notice">What was done just before, as a name of <see cref="TaskTexts.NoticeOf"/>.</param>
public sealed record TaskListModel(
    TaskSearch Search,
    ImmutableArray<TaskRow> Rows,
    int TotalCount,
    string? Notice)
{
    public int PageCount => Math.Max(1, (TotalCount + TaskSearch.PageSize - 1) / TaskSearch.PageSize);
}

/// <param name="HolderName">Null when nobody holds the task.</param>
public sealed record TaskRow(TaskSummary Task, string ProcedureName, string? HolderName, bool IsMine, bool IsOverdue);
