using MetroEGov.Runtime.Tests.Support;
using MetroEGov.Runtime.Timers;
using Microsoft.Extensions.Hosting;

namespace MetroEGov.Runtime.Tests.Timers;

public sealed class StoppingTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>
    /// How long a stop that does not wait has to show it; one that waits uses it up. Half a second is too short: the write that is held
    /// back holds a thread of the pool, and the second run gets its own only after a while.
    /// </summary>
    private static readonly TimeSpan Shortly = TimeSpan.FromSeconds(5);

    [Test]
    public async Task A_stop_waits_for_the_due_work_that_still_writes_also_when_more_became_due_meanwhile()
    {
        using var writes = new ManualResetEventSlim();
        using var mayCommit = new ManualResetEventSlim();
        await using var runtime = await TestRuntime.StartAsync();
        runtime.Processor.BeforeCommit = () =>
        {
            writes.Set();
            mayCommit.Wait(Patience);
        };
        try
        {
            BecomeDue(runtime);
            Assert.That(writes.Wait(Patience), Is.True, "the first due work has begun to write");
            BecomeDue(runtime);

            using var shortly = new CancellationTokenSource(Shortly);
            Assert.ThrowsAsync<TaskCanceledException>(
                () => runtime.Get<IHostedService>().StopAsync(shortly.Token), "the stop gave the database free while it was written to");
        }
        finally
        {
            mayCommit.Set();
        }
    }

    private static void BecomeDue(TestRuntime runtime)
    {
        runtime.Get<DueIndex>().Wake(runtime.Clock.GetUtcNow());
        runtime.Clock.Advance(TimeSpan.FromMilliseconds(5));
    }
}
