namespace MetroEGov.Host.Setup;

/// <summary>
/// Something that a person has to mend before the host can start: told as one line (or one line per problem), without a stack trace.
/// Starting again without mending it cannot help.
/// </summary>
public sealed class StartupException(string message, Exception? cause = null) : Exception(message, cause);
