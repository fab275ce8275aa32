using System.Collections.Immutable;

using MetroEGov.Feel;

namespace MetroEGov.Forms.Evaluation;

/// <summary>Reads and writes a dotted key in nested contexts.</summary>
internal static class DataPath
{
    /// <summary>The value at the key; null when the data does not have it (which is not the same as holding null).</summary>
    public static FeelValue? Get(FeelContextValue data, ImmutableArray<string> key)
    {
        for (var i = 0; ; i++)
        {
            if (i >= key.Length || !data.TryGet(key[i], out var value)) return null;
            if (i == key.Length - 1) return value;
            if (!value.TryGetContext(out data!)) return null;
        }
    }

    public static FeelContextValue Put(FeelContextValue data, ImmutableArray<string> key, FeelValue value) => Put(data, key.AsSpan(), value);

    private static FeelContextValue Put(FeelContextValue data, ReadOnlySpan<string> key, FeelValue value)
    {
        if (key.Length == 1) return data.With(key[0], value);

        var inner = data.TryGet(key[0], out var existing) && existing.TryGetContext(out var context) ? context : FeelContextValue.Empty;
        return data.With(key[0], FeelValue.Context(Put(inner, key[1..], value)));
    }
}
