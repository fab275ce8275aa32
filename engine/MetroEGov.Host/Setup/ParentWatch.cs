namespace MetroEGov.Host.Setup;

/// <summary>Stops the host when standard input reaches its end: the program that started it is gone.</summary>
public sealed class ParentWatch(IHostApplicationLifetime lifetime) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        // A thread of its own: reading standard input blocks and cannot be cancelled on every platform.
        var watcher = new Thread(Watch) { IsBackground = true, Name = "parent watch" };
        watcher.Start();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private void Watch()
    {
        using var input = Console.OpenStandardInput();
        var buffer = new byte[256];
        while (input.Read(buffer, 0, buffer.Length) > 0)
        {
            // What the parent writes means nothing; only the end does.
        }

        lifetime.StopApplication();
    }
}
