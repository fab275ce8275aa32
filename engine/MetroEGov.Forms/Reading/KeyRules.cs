using System.Collections.Immutable;

namespace MetroEGov.Forms.Reading;

/// <summary>
/// Keys and paths: how they are written, and that no two fields of a form write the same place. <c>a</c> beside <c>a.b</c>
/// is refused too: the one would overwrite the other's context.
/// </summary>
internal static class KeyRules
{
    /// <summary>Names of inputs in a page are key paths, where these characters have a meaning.</summary>
    private static readonly char[] Reserved = ['[', ']', '`', '"', '\''];

    /// <summary>The dotted member, split; null when it is absent, empty or wrong (which is a problem).</summary>
    public static ImmutableArray<string>? Split(MemberReader members, string name)
    {
        var text = members.String(name);
        if (string.IsNullOrEmpty(text)) return null;

        var parts = text.Split('.');
        if (parts.Any(part => string.IsNullOrWhiteSpace(part) || part.StartsWith("__", StringComparison.Ordinal)) || text.IndexOfAny(Reserved) >= 0)
        {
            members.Problem(FormProblemCode.BadKey, members.Node.Line, $"The {name} '{text}' must be names joined by dots, without brackets and quotes, and no name may be empty or begin with '__'.");
            return null;
        }

        return [.. parts];
    }

    public static void Check(ImmutableArray<FormComponent> components, ImmutableArray<FormProblem>.Builder problems) =>
        CheckScope(components, [], new(StringComparer.Ordinal), new(StringComparer.Ordinal), problems);

    private static void CheckScope(
        ImmutableArray<FormComponent> components,
        ImmutableArray<string> prefix,
        Dictionary<string, FormComponent> owners,
        HashSet<string> parents,
        ImmutableArray<FormProblem>.Builder problems)
    {
        foreach (var component in components)
        {
            switch (component)
            {
                case FormField { Key.Length: > 0 } field:
                    Claim(field, [.. prefix, .. field.Key], owners, parents, problems);
                    break;
                case GroupContainer group:
                    CheckScope(group.Components, [.. prefix, .. group.Path], owners, parents, problems);
                    break;
                case ListContainer { Path.Length: > 0 } list:
                    Claim(list, [.. prefix, .. list.Path], owners, parents, problems);
                    CheckScope(list.Components, [], new(StringComparer.Ordinal), new(StringComparer.Ordinal), problems);
                    break;
            }
        }
    }

    private static void Claim(
        FormComponent component,
        ImmutableArray<string> key,
        Dictionary<string, FormComponent> owners,
        HashSet<string> parents,
        ImmutableArray<FormProblem>.Builder problems)
    {
        var path = string.Join('.', key);
        for (var length = 1; length < key.Length; length++)
        {
            var parent = string.Join('.', key.Take(length));
            parents.Add(parent);
            if (owners.TryGetValue(parent, out var owner)) Clash(component, path, owner, parent);
        }

        if (!owners.TryAdd(path, component)) Clash(component, path, owners[path], path);
        else if (parents.Contains(path)) Clash(component, path, component, path + ".…");

        void Clash(FormComponent at, string ours, FormComponent other, string theirs) => problems.Add(new(
            FormProblemCode.DuplicateKey, at.Id, at.Line, $"The key '{ours}' clashes with '{theirs}' of component '{other.Id}' (line {other.Line}): both would write the same place in the data."));
    }
}
