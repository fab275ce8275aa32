using System.Collections.Immutable;
using System.Globalization;
using MetroEGov.Bpmn.Execution.State;
using MetroEGov.Runtime;
using Microsoft.AspNetCore.WebUtilities;

namespace MetroEGov.Host.Pages.Cases;

/// <summary>What the reader searches for; lives in the address.</summary>
public sealed record CaseSearch(string? BusinessKey, InstanceStatus? Status, int PageNumber)
{
    public const int PageSize = 25;

    public static CaseSearch Of(IQueryCollection query) => new(
        string.IsNullOrWhiteSpace(query["key"]) ? null : ((string)query["key"]!).Trim(),
        (string?)query["state"] switch
        {
            "active" => InstanceStatus.Active,
            "completed" => InstanceStatus.Completed,
            "terminated" => InstanceStatus.Terminated,
            _ => null,
        },
        int.TryParse(query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page is > 0 and < 10_000 ? page : 1);

    public static string ValueOf(InstanceStatus status) => status switch
    {
        InstanceStatus.Active => "active",
        InstanceStatus.Completed => "completed",
        _ => "terminated",
    };

    public InstanceFilter ToFilter() => new() { BusinessKey = BusinessKey, Status = Status, RootsOnly = true };

    public PageRequest ToPageRequest() => new((PageNumber - 1) * PageSize, PageSize);

    public string Address()
    {
        var query = new Dictionary<string, string?>();
        if (BusinessKey is not null)
            query["key"] = BusinessKey;
        if (Status is { } status)
            query["state"] = ValueOf(status);
        if (PageNumber > 1)
            query["page"] = PageNumber.ToString(CultureInfo.InvariantCulture);
        return QueryHelpers.AddQueryString("/cases", query);
    }
}

public sealed record CaseListModel(CaseSearch Search, ImmutableArray<InstanceSummary> Cases, int TotalCount)
{
    public int PageCount => Math.Max(1, (TotalCount + CaseSearch.PageSize - 1) / CaseSearch.PageSize);
}

/// <summary>Everything on the page of one case. No values of the case: what was entered is seen in its tasks only.</summary>
/// <param name="CurrentSteps">Names of the steps that run, the text alternative to the diagram.</param>
public sealed record CaseModel(
    InstanceSummary Case,
    ImmutableArray<string> CurrentSteps,
    ImmutableArray<TaskSummary> Tasks,
    ImmutableArray<CasePart> Parts,
    ImmutableArray<CaseMoment> History,
    ImmutableArray<CaseDocument> Documents,
    bool HasCertificate,
    string? Notice);

/// <summary>A called process that the reader may open.</summary>
public sealed record CasePart(string Name, long InstanceKey);

/// <summary>One line of the history.</summary>
/// <param name="Who">Name of a colleague, else the authority; null when nobody acted.</param>
public sealed record CaseMoment(DateTimeOffset At, string Text, string? Who);
