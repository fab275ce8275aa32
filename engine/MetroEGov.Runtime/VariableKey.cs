using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace MetroEGov.Runtime;

/// <summary>
/// Variables have a name within a scope and no number of their own; clients want one that stays the same. It follows from scope and name
/// (the first 63 bits of a SHA-256), so that it can be rebuilt.
/// </summary>
public static class VariableKey
{
    /// <param name="scopeKey">The instance or element instance that the variable belongs to.</param>
    public static long Of(long scopeKey, string name) =>
        BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{scopeKey}/{name}"))) & long.MaxValue;
}
