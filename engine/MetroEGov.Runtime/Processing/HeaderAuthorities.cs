using System.Text.Json;
using MetroEGov.Activities;
using MetroEGov.Bpmn.Execution;
using MetroEGov.Bpmn.Execution.State;
using MetroEGov.Runtime.Persistence;

namespace MetroEGov.Runtime.Processing;

/// <summary>Which authorities the header of a case names, and which of them may read the instance.</summary>
internal static class HeaderAuthorities
{
    private const string DefaultVisibility = "accepting,competent";

    /// <param name="visibleTo">The process's <c>metroegov:visibleTo</c>: <c>accepting</c>, <c>competent</c>, or both with a comma.</param>
    public static IEnumerable<InstanceAuthorityRow> RowsOf(long instanceKey, CaseHeader header, string? visibleTo)
    {
        var readers = (visibleTo ?? DefaultVisibility)
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return Rows(AuthorityRole.Accepting, header.Accepting, readers.Contains("accepting", StringComparer.Ordinal))
            .Concat(Rows(AuthorityRole.Competent, header.Competent, readers.Contains("competent", StringComparer.Ordinal)))
            .Concat(Rows(AuthorityRole.Previous, header.Previous, mayRead: false));

        IEnumerable<InstanceAuthorityRow> Rows(AuthorityRole role, VariableValue? value, bool mayRead) =>
            KeysOf(value).Select(key => new InstanceAuthorityRow
            {
                InstanceKey = instanceKey,
                Role = role,
                AuthorityKey = key,
                MayRead = mayRead,
            });
    }

    /// <summary>The keys in a header field: its own, or those of its parts (<c>competent.residence.key</c>).</summary>
    public static IReadOnlyList<string> KeysOf(VariableValue? value) =>
        [.. AuthoritiesOf(value).Select(authority => authority.Key).Distinct(StringComparer.Ordinal)];

    /// <summary>
    /// Whether a message from a caller of an authority may reach the case: where it was accepted and who is competent, not who was.
    /// Null for messages without a caller, which reach every case.
    /// </summary>
    public static bool MayReach(CaseHeader header, string? authorityKey) => authorityKey is null
        || KeysOf(header.Accepting).Contains(authorityKey, StringComparer.Ordinal)
        || KeysOf(header.Competent).Contains(authorityKey, StringComparer.Ordinal);

    /// <summary>
    /// The authority of a header field that an activity works for: the field's own, else the only one of its parts; null when the
    /// parts name different ones, for then the designer has to hand over the right one as input.
    /// </summary>
    public static AuthorityReference? SingleOf(VariableValue? value)
    {
        var all = AuthoritiesOf(value).DistinctBy(authority => authority.Key, StringComparer.Ordinal).Take(2).ToList();
        return all.Count == 1 ? all[0] : null;
    }

    private static IEnumerable<AuthorityReference> AuthoritiesOf(VariableValue? value)
    {
        if (value is null)
            return [];

        using var document = JsonDocument.Parse(value.Json);
        if (document.RootElement.ValueKind != JsonValueKind.Object)
            return [];

        return Read(document.RootElement) is { } whole
            ? [whole]
            : [.. document.RootElement.EnumerateObject().Select(part => Read(part.Value)).OfType<AuthorityReference>()];
    }

    private static AuthorityReference? Read(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object
            || !element.TryGetProperty("key", out var key) || key.ValueKind != JsonValueKind.String)
        {
            return null;
        }

        var name = element.TryGetProperty("name", out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;
        return new AuthorityReference(key.GetString() ?? "", name ?? "");
    }
}
