using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using MetroEGov.Runtime;

namespace MetroEGov.Host.Pages.Cases;

/// <summary>
/// Tells an open case page that something changed, so that it can offer to reload. It looks every two seconds and stops after ten
/// minutes: a page forgotten in a tab must not keep the host busy; the browser connects again by itself while the page is in use.
/// </summary>
public sealed class CaseChangeStream(ProcessInstances instances, UserTasks tasks, TimeProvider clock, IHostApplicationLifetime lifetime)
{
    /// <summary>The name that <c>/app/live.js</c> listens for.</summary>
    public const string EventName = "changed";

    private const string OpeningName = "following";

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    /// <summary>One item per change that the caller may see; ends with the host, the connection, the case's visibility or the time.</summary>
    public async IAsyncEnumerable<SseItem<string>> FollowAsync(
        InstanceSummary instance, Caller caller, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lifetime.ApplicationStopping);
        var began = clock.GetTimestamp();
        var known = await MarkAsync(instance.Key, instance.RootKey, caller, ended.Token);
        // The first item opens the stream: until something is sent the browser waits for the answer to begin.
        yield return new SseItem<string>("", OpeningName);
        while (known is not null && clock.GetElapsedTime(began) < Longest)
        {
            await Task.Delay(Pause, clock, ended.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (ended.IsCancellationRequested)
                yield break;
            var now = await MarkAsync(instance.Key, instance.RootKey, caller, ended.Token);
            if (now is not null && now != known)
                yield return new SseItem<string>("", EventName);
            known = now;
        }
    }

    /// <summary>Changes when the instance, or the caller's tasks in the case, change; null when the caller may not see it any more.</summary>
    private async Task<string?> MarkAsync(long instanceKey, long rootKey, Caller caller, CancellationToken cancellationToken)
    {
        if (await instances.GetAsync(instanceKey, ReadScope.Of(caller), cancellationToken) is not { } instance)
            return null;
        var open = await tasks.ListAsync(caller, new TaskFilter { RootKey = rootKey }, new PageRequest(0, 20), cancellationToken);
        return $"{instance.Revision} {string.Join(' ', open.Items.Select(task => $"{task.Key}:{task.Assignee}"))}";
    }
}
