using System.Collections.Immutable;
using MetroEGov.Bpmn.Execution;

namespace MetroEGov.Runtime;

/// <summary>
/// Who asks: a person or an interface client, acting for one authority. A clerk with roles at two authorities is two callers.
/// Immutable.
/// </summary>
/// <param name="UserId">The user id that goes into history, access log and out to registers; never a display name.</param>
/// <param name="AuthorityKey">Nine-digit regional key (ARS9), for example <c>020000000</c>.</param>
/// <param name="Roles">Roles at that authority, for example <c>registrar</c>.</param>
public sealed record Caller(string UserId, string AuthorityKey, ImmutableArray<string> Roles)
{
    /// <summary>The candidate groups that the caller belongs to: <c>role@authorityKey</c>.</summary>
    public IEnumerable<string> Groups => Roles.Select(role => $"{role}@{AuthorityKey}");

    internal Actor Actor => new(UserId, AuthorityKey);
}
