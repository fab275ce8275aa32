namespace MetroEGov.Runtime;

/// <summary>Who read which register, when, why and on what legal basis. Written by the engine only. Thread-safe.</summary>
public sealed class AccessLog
{
    /// <summary>Newest first.</summary>
    public Task<Page<AccessRecord>> ListAsync(
        AccessFilter filter, PageRequest page, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();
}
