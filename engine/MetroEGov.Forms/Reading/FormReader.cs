using System.Collections.Immutable;

namespace MetroEGov.Forms.Reading;

/// <summary>Either a form or the problems for which it is refused.</summary>
public sealed record FormReadResult(FormDefinition? Form, ImmutableArray<FormProblem> Problems);

/// <summary>
/// Reads a form-js schema (schema version up to 18). Pure; never throws on bad input. What is supported stands at
/// <see cref="FormDefinition"/>; members unknown to it are passed over, since exporters add their own.
/// </summary>
public static class FormReader
{
    public static FormReadResult Read(string json, string resourceName)
    {
        var problems = ImmutableArray.CreateBuilder<FormProblem>();
        var root = LocatedJsonReader.Read(json, problems);
        var form = root is null ? null : ReadRoot(root, resourceName, problems);
        return new(problems.Count == 0 ? form : null, problems.ToImmutable());
    }

    private static FormDefinition? ReadRoot(LocatedJson root, string resourceName, ImmutableArray<FormProblem>.Builder problems)
    {
        var members = new MemberReader(root, null, problems);
        if (!root.IsObject)
        {
            members.Problem(FormProblemCode.WrongKind, root.Line, "A form must be a JSON object with 'id', 'type' and 'components'.");
            return null;
        }

        if (members.String("type") is { } type && type != "default")
            members.Problem(FormProblemCode.UnknownType, root.Member("type")!.Line, $"The form's type is '{type}'; only 'default' is known.");

        var id = members.String("id");
        if (string.IsNullOrEmpty(id))
            members.Problem(FormProblemCode.MissingMember, root.Line, "The form needs an 'id': user tasks refer to it.");
        if (!members.Has("components"))
            members.Problem(FormProblemCode.MissingMember, root.Line, "The form needs 'components' (an array, perhaps empty).");

        var components = new ComponentReader(problems).ReadAll(members.Array("components"));
        KeyRules.Check(components, problems);
        return new()
        {
            Id = id ?? "",
            ResourceName = resourceName,
            VersionTag = members.String("versionTag"),
            Components = components,
        };
    }
}
