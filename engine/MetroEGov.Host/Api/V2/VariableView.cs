using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using MetroEGov.Runtime;

namespace MetroEGov.Host.Api.V2;

/// <summary>A variable as the API shows it: its value is the JSON text.</summary>
public static class VariableView
{
    public static object Of(JsonProperty variable, InstanceSummary instance)
    {
        ArgumentNullException.ThrowIfNull(instance);
        return Of(variable, instance.Key, instance.Key, instance.RootKey);
    }

    public static object Of(JsonProperty variable, long scopeKey, long instanceKey, long rootKey) => new
    {
        name = variable.Name,
        tenantId = ApiJson.TenantId,
        variableKey = KeyOf(scopeKey, variable.Name),
        scopeKey = ApiJson.Key(scopeKey),
        processInstanceKey = ApiJson.Key(instanceKey),
        rootProcessInstanceKey = ApiJson.Key(rootKey),
        value = variable.Value.GetRawText(),
        isTruncated = false,
    };

    // Variables have a name within a scope and no number of their own; clients want one that stays the same.
    private static string KeyOf(long scopeKey, string name) =>
        ApiJson.Key(BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{scopeKey}/{name}"))) & long.MaxValue);
}
