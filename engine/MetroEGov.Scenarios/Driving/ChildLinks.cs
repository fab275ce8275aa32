namespace MetroEGov.Scenarios.Driving;

/// <summary>Which instance a calling element started. A start that comes after the end finds a tombstone and does nothing (R4).</summary>
internal sealed class ChildLinks
{
    private readonly Dictionary<(long Caller, long Element), long?> _children = [];

    /// <returns>False when this call was started or ended already.</returns>
    public bool TryBegin(long caller, long element) => _children.TryAdd((caller, element), null);

    public void Link(long caller, long element, long child) => _children[(caller, element)] = child;

    /// <returns>The child, or null when none was started; then none will be.</returns>
    public long? End(long caller, long element)
    {
        _children.TryAdd((caller, element), null);
        return _children[(caller, element)];
    }
}
