using System.Collections.Immutable;

namespace MetroEGov.Forms.Reading;

/// <summary>Reads where a choice has its options from: exactly one of values, valuesKey, valuesExpression.</summary>
internal static class OptionsReader
{
    public static OptionSource Read(MemberReader members)
    {
        var none = new OptionSource.Listed([]);
        var given = new[] { "values", "valuesKey", "valuesExpression" }.Where(members.Has).ToArray();
        if (given.Length != 1)
        {
            members.Problem(FormProblemCode.BadOptions, members.Node.Line, given.Length == 0
                ? "A choice needs its options: 'values', 'valuesKey' or 'valuesExpression'."
                : $"A choice has its options from one place, but here are {string.Join(" and ", given)}. Keep one.");
            return none;
        }

        switch (given[0])
        {
            case "values":
                return new OptionSource.Listed(Listed(members));
            case "valuesKey":
                return members.String("valuesKey") is { Length: > 0 } key && VariablePath.Read(key) is { } path ? new OptionSource.Computed(new(path)) : BadKey(members, none);
            default:
                var member = members.Node.Member("valuesExpression");
                return members.String("valuesExpression") is { } text && members.Expression(member!, text.TrimStart('=')) is { } expression
                    ? new OptionSource.Computed(new(expression))
                    : none;
        }
    }

    private static OptionSource BadKey(MemberReader members, OptionSource none)
    {
        members.Problem(FormProblemCode.BadOptions, members.Node.Line, "'valuesKey' must name a variable, with dots for the members of a context.");
        return none;
    }

    private static ImmutableArray<ListedOption> Listed(MemberReader members)
    {
        var options = ImmutableArray.CreateBuilder<ListedOption>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var node in members.Array("values"))
        {
            var value = node.IsObject ? node.Member("value") : null;
            if (value is null)
            {
                members.Problem(FormProblemCode.BadOptions, node.Line, "An option must be an object with 'label' and 'value'.");
                continue;
            }

            if (members.Value(value) is not { } feel) continue;
            var text = FormValueText.Of(feel);
            if (!seen.Add(text)) members.Problem(FormProblemCode.BadOptions, node.Line, $"The option value '{text}' is given twice.");
            options.Add(new(feel, Label(members, node, text)));
        }

        return options.ToImmutable();
    }

    private static FormText Label(MemberReader members, LocatedJson option, string value)
    {
        var label = option.Member("label");
        if (label is not null && !label.IsString)
            members.Problem(FormProblemCode.WrongKind, label.Line, "The label of an option must be a text.");
        return new(members.Template(label is { IsString: true } ? label.Text : value, option.Line), members.English($"values.{value}.en"));
    }
}
