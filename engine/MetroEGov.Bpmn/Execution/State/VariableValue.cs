namespace MetroEGov.Bpmn.Execution.State;

/// <summary>
/// A variable's value: JSON from the moment it is written (R9), in canonical text, so that equal values have equal texts.
/// At most <see cref="MaxSizeBytes"/> in UTF-8. Immutable; safe to share.
/// </summary>
public sealed record VariableValue
{
    public const int MaxSizeBytes = 256 * 1024;

    private VariableValue(string json) => Json = json;

    public string Json { get; }

    public static VariableValue Null { get; } = new("null");

    /// <summary>Takes text that is known to be canonical: from a snapshot or from FEEL.</summary>
    internal static VariableValue FromCanonicalJson(string json) => new(json);

    public override string ToString() => Json;
}
