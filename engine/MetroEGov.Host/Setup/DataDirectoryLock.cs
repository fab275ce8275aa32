namespace MetroEGov.Host.Setup;

/// <summary>Held while a host uses a data directory on SQLite: a second writer would run the same jobs.</summary>
public sealed class DataDirectoryLock(HostSettings settings) : IHostedService, IDisposable
{
    private FileStream? _file;

    /// <summary>
    /// Makes the directory, before anything wants to write into it; on Unix for this account only, since cases and keys lie in it. One
    /// that exists keeps the rights that operations gave it.
    /// </summary>
    /// <exception cref="StartupException">It cannot be made.</exception>
    public static void Prepare(string directory)
    {
        try
        {
            if (OperatingSystem.IsWindows())
                Directory.CreateDirectory(directory);
            else
                Directory.CreateDirectory(directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new StartupException($"The data directory {directory} cannot be created: {failure.Message} Choose another with --data.", failure);
        }
    }

    /// <exception cref="StartupException">Another host has the directory, or it cannot be written.</exception>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        var directory = settings.DataDirectory;
        try
        {
            _file = new FileStream(Path.Combine(directory, "host.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            return Task.CompletedTask;
        }
        catch (UnauthorizedAccessException failure)
        {
            throw new StartupException($"The data directory {directory} cannot be written. Choose another with --data.", failure);
        }
        catch (IOException failure)
        {
            throw new StartupException($"The data directory {directory} is used by another host. End it, or choose another with --data.", failure);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Last of all: the runtime and the log write until they are disposed.</summary>
    public void Dispose() => _file?.Dispose();
}
