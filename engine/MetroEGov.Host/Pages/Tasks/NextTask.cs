using MetroEGov.Runtime;
using Microsoft.AspNetCore.WebUtilities;

namespace MetroEGov.Host.Pages.Tasks;

/// <summary>
/// Where a clerk goes after a task: to the next one of the same case, so that a visit is one sequence of pages. What a registry has to
/// answer first may take a moment; then the case's own page shows where it stands.
/// </summary>
public sealed class NextTask(UserTasks tasks, TimeProvider clock)
{
    private const int TasksLookedAt = 20;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>The address to go to after a task was completed.</summary>
    public async Task<string> AfterAsync(TaskSummary done, Caller caller, string back, CancellationToken cancellationToken) =>
        await FindAsync(done.RootKey, done.Key, caller, cancellationToken) is { } next
            ? With($"/tasks/{next.Key}", "next", back)
            : done.MayReadInstance
                ? With($"/cases/{done.RootKey}", "completed", back)
                : QueryHelpers.AddQueryString(back, "notice", "completed");

    /// <summary>The address to go to after a case was begun.</summary>
    public async Task<string> OfCaseAsync(long rootKey, Caller caller, string back, CancellationToken cancellationToken) =>
        await FindAsync(rootKey, completed: null, caller, cancellationToken) is { } first
            ? With($"/tasks/{first.Key}", "begun", back)
            : With($"/cases/{rootKey}", "begun", back);

    private async Task<TaskSummary?> FindAsync(long rootKey, long? completed, Caller caller, CancellationToken cancellationToken)
    {
        var began = clock.GetTimestamp();
        var filter = new TaskFilter { RootKey = rootKey, Sort = TaskSort.Created };
        while (true)
        {
            var page = await tasks.ListAsync(caller, filter, new PageRequest(0, TasksLookedAt), cancellationToken);
            var next = page.Items.FirstOrDefault(task => task.Key != completed && (task.Assignee is null || task.Assignee == caller.UserId));
            if (next is not null || clock.GetElapsedTime(began) > Patience)
                return next;
            await Task.Delay(Pause, clock, cancellationToken);
        }
    }

    private static string With(string address, string notice, string back) =>
        QueryHelpers.AddQueryString(address, new Dictionary<string, string?> { ["notice"] = notice, ["back"] = back });
}
