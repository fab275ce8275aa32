using MetroEGov.Runtime;

namespace MetroEGov.Host.Api.V2;

/// <summary>A variable in a list.</summary>
/// <param name="Value">Its JSON text, cut at 8,191 characters unless asked otherwise.</param>
public sealed record VariableSearchAnswer(
    string Name,
    string TenantId,
    string VariableKey,
    string ScopeKey,
    string ProcessInstanceKey,
    string RootProcessInstanceKey,
    string Value,
    bool IsTruncated)
{
    private const int LongestValue = 8191;

    public static VariableSearchAnswer Of(VariableEntry variable, bool mayCut)
    {
        ArgumentNullException.ThrowIfNull(variable);
        var isCut = mayCut && variable.Json.Length > LongestValue;
        return new VariableSearchAnswer(
            variable.Name,
            ApiJson.TenantId,
            ApiJson.Key(variable.Key),
            ApiJson.Key(variable.ScopeKey),
            ApiJson.Key(variable.InstanceKey),
            ApiJson.Key(variable.RootKey),
            isCut ? Cut(variable.Json) : variable.Json,
            isCut);
    }

    // Half of a surrogate pair is no text.
    private static string Cut(string json) => json[..(char.IsHighSurrogate(json[LongestValue - 1]) ? LongestValue - 1 : LongestValue)];
}

/// <summary>A variable, whole.</summary>
/// <param name="Value">Its JSON text.</param>
public sealed record VariableAnswer(
    string Name,
    string TenantId,
    string VariableKey,
    string ScopeKey,
    string ProcessInstanceKey,
    string RootProcessInstanceKey,
    string Value)
{
    public static VariableAnswer Of(VariableEntry variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        return new VariableAnswer(
            variable.Name,
            ApiJson.TenantId,
            ApiJson.Key(variable.Key),
            ApiJson.Key(variable.ScopeKey),
            ApiJson.Key(variable.InstanceKey),
            ApiJson.Key(variable.RootKey),
            variable.Json);
    }
}
