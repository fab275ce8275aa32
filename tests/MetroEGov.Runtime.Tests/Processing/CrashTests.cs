using MetroEGov.Bpmn.Execution.State;
using MetroEGov.Runtime.Tests.Support;

namespace MetroEGov.Runtime.Tests.Processing;

/// <summary>
/// The host is killed after each commit in turn, before anything that follows from it, and started again on the same file. Nothing is
/// lost, nothing happens twice.
/// </summary>
public sealed class CrashTests
{
    private static readonly string Visit = Drawing.Row(
        "visit",
        [
            Drawing.UserTask("first"),
            Drawing.Call("call", "part"),
            Drawing.TimerCatch("pause", "PT1H"),
            Drawing.UserTask("last"),
        ]);

    private static readonly string Part = Drawing.Row(
        "part",
        [Drawing.ServiceTask("ask", "test:safe", headers: Drawing.Header("resultExpression", "={greeting: response.greeting}")), Drawing.UserTask("inside")]);

    [Test]
    public async Task Killed_after_any_commit_a_case_comes_to_the_same_end()
    {
        var whole = await RunAsync(killAfterCommit: null);
        Assert.That(whole.Commits, Is.GreaterThan(10));

        for (var commit = 1; commit <= whole.Commits; commit++)
        {
            var killed = await RunAsync(commit);
            Assert.That(killed.End, Is.EqualTo(whole.End), $"killed after commit {commit}");
        }
    }

    private static async Task<(string End, int Commits)> RunAsync(int? killAfterCommit)
    {
        var runtime = await TestRuntime.StartAsync(new Script().Catalog());
        try
        {
            await runtime.DeployAsync(("visit.bpmn", Visit), ("part.bpmn", Part));
            var killer = new Killer(killAfterCommit);
            killer.Watch(runtime);
            var request = new StartRequest { ProcessId = "visit", CommandId = "start", Variables = TestRuntime.Json("""{"name":"Ada"}""") };
            await DoAsync(_ => runtime.StartCaseAsync(request));
            await CompleteAsync("first");
            await CompleteAsync("inside");
            await DoAsync(_ => runtime.AdvanceAsync(TimeSpan.FromHours(2)));
            await CompleteAsync("last");
            return (await EndAsync(runtime), killer.Commits);

            async Task CompleteAsync(string element)
            {
                await DoAsync(async _ =>
                {
                    var task = await WaitForAsync(runtime, element);
                    await runtime.Tasks.ClaimAsync(task, Clerks.InHamburg, $"claim-{element}");
                });
                await DoAsync(async _ =>
                {
                    using var db = runtime.OpenDb();
                    var task = db.UserTasks.Single(row => row.ElementId == element).Key;
                    var answer = await runtime.Tasks.CompleteAsync(task, Clerks.InHamburg, TestRuntime.Json("{}"), $"complete-{element}");
                    Assert.That(answer, Is.EqualTo(CommandAnswer.Ok), $"{element}: {answer}");
                });
            }

            // A client that lost the answer asks again with the same key, at the host that came after.
            async Task DoAsync(Func<int, Task> act)
            {
                try
                {
                    await act(0);
                }
                catch (HostKilledException)
                {
                }

                if (!killer.IsToRestart)
                    return;
                var dead = runtime;
                runtime = await dead.KillAndStartAgainAsync();
                killer.Restarted(runtime);
                await act(1);
            }
        }
        finally
        {
            await runtime.DisposeAsync();
        }
    }

    private static async Task<long> WaitForAsync(TestRuntime runtime, string element)
    {
        for (var i = 0; i < 2000; i++)
        {
            using var db = runtime.OpenDb();
            if (db.UserTasks.SingleOrDefault(row => row.ElementId == element) is { } task)
                return task.Key;
            if (runtime.IsKilled)
                throw new HostKilledException();
            await Task.Delay(5);
        }

        throw new AssertionException($"The task {element} did not come.");
    }

    /// <summary>What can be counted at the end: every element once, every instance ended, nothing left to do.</summary>
    private static async Task<string> EndAsync(TestRuntime runtime)
    {
        await runtime.SettleAsync();
        using var db = runtime.OpenDb();
        var elements = db.Elements.AsEnumerable()
            .GroupBy(row => (row.ElementId, row.Status))
            .OrderBy(group => group.Key.ElementId, StringComparer.Ordinal)
            .Select(group => $"{group.Key.ElementId} {group.Key.Status} {group.Count()}");
        var ended = db.Instances.Count(row => row.Status == InstanceStatus.Completed);
        var steps = db.History.AsEnumerable().OrderBy(row => row.InstanceKey).ThenBy(row => row.Revision).Select(row => row.Command);
        return string.Join('\n', elements)
            + $"\n{ended} completed of {db.Instances.Count()}, {db.Jobs.Count()} jobs, {db.Timers.Count()} timers, {db.Outbox.Count()} effects\n"
            + string.Join(' ', steps);
    }

    /// <summary>Ends the host after a given commit: from then on no commit of it happens any more.</summary>
    private sealed class Killer(int? killAfterCommit)
    {
        private TestRuntime? _watched;

        public int Commits { get; private set; }

        public bool IsToRestart => _watched is { IsKilled: true };

        public void Watch(TestRuntime runtime)
        {
            _watched = runtime;
            runtime.Processor.AfterCommit = () =>
            {
                if (runtime.IsKilled)
                    throw new HostKilledException();
                if (++Commits == killAfterCommit)
                {
                    runtime.Kill();
                    throw new HostKilledException();
                }
            };
            runtime.Processor.BeforeCommit = () =>
            {
                if (runtime.IsKilled)
                    throw new HostKilledException();
            };
        }

        public void Restarted(TestRuntime runtime) => Watch(runtime);
    }

    private sealed class HostKilledException : Exception;
}
