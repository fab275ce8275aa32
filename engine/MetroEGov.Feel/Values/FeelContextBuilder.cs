namespace MetroEGov.Feel;

/// <summary>Collects the entries of a context. Not safe to share; <see cref="Build"/> may be called once more after further entries.</summary>
public sealed class FeelContextBuilder
{
    private readonly List<string> _keys = [];
    private readonly List<FeelValue> _values = [];
    private readonly Dictionary<string, int> _index = new(StringComparer.Ordinal);

    public int Count => _keys.Count;

    public bool Contains(string key) => _index.ContainsKey(key);

    /// <summary>Sets an entry; a key that is there already keeps its place and gets the new value.</summary>
    public FeelContextBuilder Set(string key, FeelValue value)
    {
        if (_index.TryGetValue(key, out var at))
        {
            _values[at] = value;
        }
        else
        {
            _index[key] = _keys.Count;
            _keys.Add(key);
            _values.Add(value);
        }
        return this;
    }

    public FeelContextValue Build() => _keys.Count == 0 ? FeelContextValue.Empty : new([.. _keys], [.. _values]);
}
