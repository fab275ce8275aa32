namespace MetroEGov.Host.Setup;

/// <summary>Held while a host uses a data directory on SQLite: a second writer would run the same jobs.</summary>
public sealed class DataDirectoryLock : IDisposable
{
    private readonly FileStream _file;

    private DataDirectoryLock(FileStream file) => _file = file;

    /// <exception cref="StartupException">Another host has the directory, or it cannot be written.</exception>
    public static DataDirectoryLock Take(string directory)
    {
        try
        {
            Directory.CreateDirectory(directory);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new StartupException($"The data directory {directory} cannot be created: {failure.Message} Choose another with --data.", failure);
        }

        try
        {
            return new DataDirectoryLock(new FileStream(
                Path.Combine(directory, "host.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
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

    public void Dispose() => _file.Dispose();
}
