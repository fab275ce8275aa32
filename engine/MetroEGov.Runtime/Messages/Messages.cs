namespace MetroEGov.Runtime;

/// <summary>Messages from outside. Thread-safe.</summary>
public sealed class Messages
{
    /// <summary>
    /// Gives the message to everybody who waits for name and correlation key, once per process, and starts processes that begin with it.
    /// What nobody waits for stays in the buffer for its time to live.
    /// </summary>
    public Task<PublishAnswer> PublishAsync(MessageToPublish message, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    /// <summary>Gives the message to exactly one who waits now; nothing is buffered.</summary>
    public Task<CorrelateAnswer> CorrelateAsync(MessageToPublish message, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();
}
