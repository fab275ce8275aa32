using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using MetroEGov.Feel;

namespace MetroEGov.Bpmn.Execution.State;

/// <summary>
/// A variable's value: JSON from the moment it is written (R9), in canonical text (members in ordinal order, numbers as normalised
/// decimals of at most 28 digits), so that equal values have equal texts. At most <see cref="MaxSizeBytes"/> in UTF-8.
/// Immutable; safe to share.
/// </summary>
public sealed record VariableValue
{
    public const int MaxSizeBytes = 256 * 1024;

    private Parsed? _feel;
    private int _sizeBytes;

    private VariableValue(string json) => Json = json;

    public string Json { get; }

    public static VariableValue Null { get; } = new("null");

    /// <summary>The length of <see cref="Json"/> in UTF-8.</summary>
    public int SizeBytes => _sizeBytes != 0 ? _sizeBytes : _sizeBytes = Encoding.UTF8.GetByteCount(Json);

    /// <summary>The value for expressions; parsed once.</summary>
    public FeelValue ToFeel() => (_feel ??= new Parsed(FeelJson.Parse(Json))).Value;

    /// <summary>A FEEL value as JSON: temporals become ISO text.</summary>
    /// <param name="refusal">Why not, with the path inside the value and never a value: a function or range, too deep, too large.</param>
    public static bool TryFromFeel(
        FeelValue feel,
        [NotNullWhen(true)] out VariableValue? value,
        [NotNullWhen(false)] out string? refusal)
    {
        value = null;
        if (!feel.TryToJson(out var json, out refusal))
        {
            return false;
        }
        var candidate = new VariableValue(json);
        if (candidate.SizeBytes > MaxSizeBytes)
        {
            refusal = $"$: {candidate.SizeBytes} bytes, at most {MaxSizeBytes} are allowed.";
            return false;
        }
        value = candidate;
        return true;
    }

    /// <param name="refusal">Why not, with the path inside the value: a number beyond 28 digits, no Unicode, too deep, too large.</param>
    public static bool TryFromJson(
        JsonElement json,
        [NotNullWhen(true)] out VariableValue? value,
        [NotNullWhen(false)] out string? refusal)
    {
        value = null;
        return FeelJson.TryRead(json, out var feel, out refusal) && TryFromFeel(feel, out value, out refusal);
    }

    /// <inheritdoc cref="TryFromJson(JsonElement, out VariableValue, out string)"/>
    public static bool TryFromJson(
        string json,
        [NotNullWhen(true)] out VariableValue? value,
        [NotNullWhen(false)] out string? refusal)
    {
        value = null;
        return FeelJson.TryParse(json, out var feel, out refusal) && TryFromFeel(feel, out value, out refusal);
    }

    /// <exception cref="FormatException">The text is no value of a variable; the message names the path.</exception>
    public static VariableValue FromJson(string json) =>
        TryFromJson(json, out var value, out var refusal) ? value : throw new FormatException(refusal);

    public static VariableValue FromText(string text) =>
        TryFromFeel(FeelValue.Of(text), out var value, out var refusal) ? value : throw new FormatException(refusal);

    /// <summary>Takes text that is known to be canonical: from a snapshot or put together from canonical texts.</summary>
    internal static VariableValue FromCanonicalJson(string json) => new(json);

    public bool Equals(VariableValue? other) => other is not null && Json == other.Json;

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Json);

    public override string ToString() => Json;

    private sealed record Parsed(FeelValue Value);
}
