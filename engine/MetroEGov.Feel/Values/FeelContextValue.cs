using System.Collections;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace MetroEGov.Feel;

/// <summary>
/// A FEEL context: entries in the order in which they were written, keys compared ordinally. Immutable; safe to share. May serve
/// as the variables of an evaluation.
/// </summary>
[SuppressMessage("Naming", "CA1710", Justification = "FEEL calls it a context; being a dictionary is how .NET reads it.")]
public sealed class FeelContextValue : IReadOnlyDictionary<string, FeelValue>, IFeelVariables
{
    // Most contexts are records of a few entries, where comparing keys one by one beats hashing.
    private const int IndexedFrom = 9;

    private readonly string[] _keys;
    private readonly FeelValue[] _values;
    private readonly Dictionary<string, int>? _index;

    internal FeelContextValue(string[] keys, FeelValue[] values)
    {
        _keys = keys;
        _values = values;
        if (keys.Length >= IndexedFrom)
        {
            _index = new Dictionary<string, int>(keys.Length, StringComparer.Ordinal);
            for (var i = 0; i < keys.Length; i++)
            {
                _index[keys[i]] = i;
            }
        }
    }

    public static FeelContextValue Empty { get; } = new([], []);

    public int Count => _keys.Length;

    /// <summary>The keys in their order.</summary>
    public ImmutableArray<string> Keys => ImmutableCollectionsMarshal.AsImmutableArray(_keys);

    /// <summary>The values in the order of their keys.</summary>
    public ImmutableArray<FeelValue> Values => ImmutableCollectionsMarshal.AsImmutableArray(_values);

    IEnumerable<string> IReadOnlyDictionary<string, FeelValue>.Keys => _keys;

    IEnumerable<FeelValue> IReadOnlyDictionary<string, FeelValue>.Values => _values;

    /// <exception cref="KeyNotFoundException">The context has no such entry.</exception>
    public FeelValue this[string key] =>
        TryGetValue(key, out var value) ? value : throw new KeyNotFoundException($"The context has no entry '{key}'.");

    /// <summary>Entries in the given order; of entries with the same key the last value counts, at the first one's place.</summary>
    public static FeelContextValue Of(IEnumerable<KeyValuePair<string, FeelValue>> entries)
    {
        var builder = new FeelContextBuilder();
        foreach (var (key, value) in entries)
        {
            builder.Set(key, value);
        }
        return builder.Build();
    }

    public bool TryGet(string name, out FeelValue value) => TryGetValue(name, out value);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out FeelValue value)
    {
        var at = IndexOf(key);
        value = at < 0 ? FeelValue.Null : _values[at];
        return at >= 0;
    }

    public bool ContainsKey(string key) => IndexOf(key) >= 0;

    public IEnumerator<KeyValuePair<string, FeelValue>> GetEnumerator()
    {
        for (var i = 0; i < _keys.Length; i++)
        {
            yield return KeyValuePair.Create(_keys[i], _values[i]);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>This context with one entry set; an existing key keeps its place.</summary>
    public FeelContextValue With(string key, FeelValue value)
    {
        var at = IndexOf(key);
        if (at >= 0)
        {
            var values = (FeelValue[])_values.Clone();
            values[at] = value;
            return new FeelContextValue(_keys, values);
        }
        return new FeelContextValue([.. _keys, key], [.. _values, value]);
    }

    private int IndexOf(string key)
    {
        if (_index is not null)
        {
            return _index.TryGetValue(key, out var at) ? at : -1;
        }
        var keys = _keys;
        for (var i = 0; i < keys.Length; i++)
        {
            if (keys[i] == key)
            {
                return i;
            }
        }
        return -1;
    }
}
