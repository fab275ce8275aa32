namespace MetroEGov.Runtime.Persistence;

/// <summary>The database cannot be used as it is; the host prints the message as one line and ends. Trying again does not help.</summary>
public abstract class StoreUnusableException : Exception
{
    private protected StoreUnusableException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}

/// <summary>The file was written by a newer product.</summary>
public sealed class NewerSchemaException(string path, int found, int known) : StoreUnusableException(
    $"The database {path} has schema {found}, but this version of MetroEGov knows schemas up to {known}. "
    + "Start a newer version, or name another file.")
{
    public int Found { get; } = found;

    public int Known { get; } = known;
}

/// <summary>Another host has the file open: SQLite serves one host.</summary>
public sealed class StoreInUseException(string path, Exception inner) : StoreUnusableException(
    $"The database {path} is in use by another host. End that one, or name another file.", inner);

/// <summary>The file is no database, or its folder is missing or not writable.</summary>
public sealed class StoreUnreadableException(string path, string reason, Exception inner) : StoreUnusableException(
    $"The database {path} cannot be opened: {reason}. Name another file, or restore it from a copy.", inner);
