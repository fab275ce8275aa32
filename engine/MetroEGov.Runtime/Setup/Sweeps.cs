using Hangfire;
using MetroEGov.Runtime.Timers;
using Microsoft.Extensions.Hosting;

namespace MetroEGov.Runtime;

/// <summary>
/// The safety net: every minute Hangfire looks for what is due, should the due index have missed it. Truth is in our tables; a lost
/// Hangfire job loses nothing.
/// </summary>
internal sealed class Sweeps(IRecurringJobManager recurring) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        recurring.AddOrUpdate<Sweep>("due-work", sweep => sweep.RunAsync(CancellationToken.None), Cron.Minutely());
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

/// <summary>One sweep. Public because Hangfire creates it by type.</summary>
public sealed class Sweep
{
    private readonly DueWork _dueWork;

    internal Sweep(DueWork dueWork) => _dueWork = dueWork;

    /// <summary>Does everything whose time has come. Running it twice does no harm.</summary>
    [DisableConcurrentExecution(timeoutInSeconds: 1)]
    [AutomaticRetry(Attempts = 0)]
    public Task RunAsync(CancellationToken cancellationToken) => _dueWork.RunAsync(cancellationToken);
}
