namespace MetroEGov.Runtime.Deployment;

/// <summary>Keeps the values used last, up to a number of them. Thread-safe.</summary>
internal sealed class BoundedCache<TKey, TValue>(int capacity)
    where TKey : notnull
{
    private readonly Dictionary<TKey, LinkedListNode<(TKey Key, TValue Value)>> _nodes = [];
    private readonly LinkedList<(TKey Key, TValue Value)> _byUse = [];
    private readonly Lock _lock = new();

    public int Count
    {
        get
        {
            lock (_lock)
                return _nodes.Count;
        }
    }

    public TValue GetOrAdd(TKey key, Func<TKey, TValue> create)
    {
        lock (_lock)
        {
            if (_nodes.TryGetValue(key, out var known))
            {
                _byUse.Remove(known);
                _byUse.AddFirst(known);
                return known.Value.Value;
            }
        }

        var value = create(key);
        lock (_lock)
        {
            if (_nodes.TryGetValue(key, out var other))
                return other.Value.Value;

            _nodes.Add(key, _byUse.AddFirst((key, value)));
            if (_nodes.Count > capacity && _byUse.Last is { } oldest)
            {
                _byUse.RemoveLast();
                _nodes.Remove(oldest.Value.Key);
            }
        }

        return value;
    }
}
