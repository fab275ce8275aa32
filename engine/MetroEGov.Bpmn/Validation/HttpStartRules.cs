using System.Collections.Immutable;
using MetroEGov.Bpmn.Model;

namespace MetroEGov.Bpmn.Validation;

/// <summary>Whether starts over HTTP fit to what only the caller knows at deployment: the roles, and the addresses that are taken.</summary>
public static class HttpStartRules
{
    /// <param name="roles">Every role that a grant may name.</param>
    /// <param name="ownerOf">The process that answers at a path already, today or from a later day on; null when it is free.</param>
    public static ImmutableArray<Problem> Check(ProcessModel model, IReadOnlyCollection<string> roles, Func<string, string?> ownerOf) =>
        model.NoneStart is { HttpStart: { } http } start
            ? [.. CheckRoles(start, http, roles), .. CheckPath(model, start, http, ownerOf)]
            : [];

    private static IEnumerable<Problem> CheckRoles(FlowNode start, HttpStart http, IReadOnlyCollection<string> roles) => http.Callers
        .Where(caller => caller.Role is { } role && !roles.Contains(role))
        .Select(caller => start.Error(
            ProblemCode.UnknownRole,
            $"Property metroegov:httpCallers of '{start.Id}': there is no role '{caller.Role}'. Roles are {string.Join(", ", roles.Order(StringComparer.Ordinal))}."));

    private static IEnumerable<Problem> CheckPath(ProcessModel model, FlowNode start, HttpStart http, Func<string, string?> ownerOf)
    {
        if (ownerOf(http.Path) is { } owner && owner != model.ProcessId)
        {
            yield return start.Error(
                ProblemCode.HttpPathTaken,
                $"Start event '{start.Id}': process '{owner}' answers at /procedures/{http.Path} already. Choose another metroegov:httpPath.");
        }
    }
}
