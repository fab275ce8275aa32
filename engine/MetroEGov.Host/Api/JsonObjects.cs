using System.Text.Json;

namespace MetroEGov.Host.Api;

/// <summary>Parts of JSON objects.</summary>
public static class JsonObjects
{
    /// <summary>Only the members that are named.</summary>
    public static JsonElement Only(JsonElement source, IReadOnlyList<string> names) =>
        JsonSerializer.SerializeToElement(source.EnumerateObject()
            .Where(member => names.Contains(member.Name))
            .ToDictionary(member => member.Name, member => member.Value, StringComparer.Ordinal));
}
