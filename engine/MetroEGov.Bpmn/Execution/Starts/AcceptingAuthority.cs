using System.Text.Json;
using MetroEGov.Bpmn.Execution.State;

namespace MetroEGov.Bpmn.Execution.Starts;

/// <summary>
/// The accepting authority of a case that nobody at a counter began: key and name, as the cluster variable <c>region</c> knows it.
/// </summary>
public static class AcceptingAuthority
{
    /// <returns>Null when the region has no such authority. Where there is no region the key stands for the name.</returns>
    public static VariableValue? Find(IClusterVariables variables, string key)
    {
        ArgumentNullException.ThrowIfNull(variables);
        if (variables.Find("region") is not { } region
            || !region.TryGetContext(out var members)
            || !members.TryGet("authorities", out var listed)
            || !listed.TryGetContext(out var authorities))
        {
            return Of(key, key);
        }

        return authorities.TryGet(key, out var found)
            && found.TryGetContext(out var authority)
            && authority.TryGet("name", out var name)
            && name.TryGetString(out var text)
                ? Of(key, Short(text))
                : null;
    }

    /// <param name="name">The key, for an authority of another region.</param>
    public static VariableValue Of(string key, string name) => VariableValue.FromJson(JsonSerializer.Serialize(new { key, name }));

    /// <summary>Without the addition ", Stadt" of the official list.</summary>
    private static string Short(string name)
    {
        var comma = name.IndexOf(',', StringComparison.Ordinal);
        return comma < 0 ? name : name[..comma];
    }
}
