using System.Collections.Immutable;
using System.Globalization;

namespace MetroEGov.Forms.Reading;

/// <summary>Reads the components of a form or container; one with problems is left out of the result, its problems stay.</summary>
internal sealed class ComponentReader(ImmutableArray<FormProblem>.Builder problems)
{
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private int _count;

    public ImmutableArray<FormComponent> ReadAll(ImmutableArray<LocatedJson> nodes) =>
        [.. nodes.Select(Read).OfType<FormComponent>()];

    private FormComponent? Read(LocatedJson node)
    {
        _count++;
        if (!node.IsObject)
        {
            problems.Add(new(FormProblemCode.WrongKind, null, node.Line, "A component must be an object with a 'type'."));
            return null;
        }

        var givenId = node.Member("id") is { IsString: true, Text.Length: > 0 } id ? id.Text : null;
        var givenKey = node.Member("key") is { IsString: true, Text.Length: > 0 } key ? key.Text : null;
        var members = new MemberReader(node, givenId ?? givenKey, problems);
        if (givenId is not null && !_ids.Add(givenId))
            members.Problem(FormProblemCode.DuplicateId, node.Line, $"The id '{givenId}' is given to two components. Give each its own.");

        var type = members.String("type");
        var component = type is null ? null : ReadOfType(type, members);
        if (type is null && node.Member("type") is null)
            members.Problem(FormProblemCode.MissingMember, node.Line, "A component needs a 'type'.");
        return component is null ? null : WithCommonMembers(component, members, givenId ?? $"component-{_count.ToString(CultureInfo.InvariantCulture)}");
    }

    private FormComponent? ReadOfType(string type, MemberReader members)
    {
        var fields = new FieldReader(members);
        switch (type)
        {
            case "textfield": return fields.Text(isMultiline: false);
            case "textarea": return fields.Text(isMultiline: true);
            case "number": return fields.Number();
            case "datetime": return fields.DateTime();
            case "checkbox": return fields.Checkbox();
            case "checklist": return fields.Choice(ChoiceKind.Checklist);
            case "radio": return fields.Choice(ChoiceKind.Radio);
            case "select": return fields.Choice(ChoiceKind.Select);
            case "taglist": return fields.Choice(ChoiceKind.Taglist);
            case "expression": return fields.Computed();
            case "group": return ReadGroup(members);
            case "dynamiclist": return ReadList(members);
            case "text": return new TextBlock(members.Text("text")) { Id = "", Line = members.Node.Line };
            case "html": return new HtmlBlock(members.Text("content")) { Id = "", Line = members.Node.Line };
            case "separator": return new SeparatorBlock { Id = "", Line = members.Node.Line };
            case "spacer": return new SpacerBlock(members.Integer("height", 1) ?? 60) { Id = "", Line = members.Node.Line };
            case "button": return ReadButton(members);
            case "table": return TableReader.Read(members);
            case "filepicker" or "image" or "iframe" or "documentPreview":
                members.Problem(FormProblemCode.UnsupportedType, members.Node.Line, $"Components of type '{type}' are not supported here; see the list at FormDefinition.");
                return null;
            default:
                members.Problem(FormProblemCode.UnknownType, members.Node.Line, $"'{type}' is not a component type of form-js.");
                return null;
        }
    }

    private GroupContainer ReadGroup(MemberReader members) => new()
    {
        Id = "",
        Line = members.Node.Line,
        Path = KeyRules.Split(members, "path") ?? [],
        Components = ReadAll(members.Array("components")),
        HasOutline = members.Boolean("showOutline"),
    };

    private ListContainer ReadList(MemberReader members)
    {
        var path = KeyRules.Split(members, "path");
        if (members.IsMissing("path"))
            members.Problem(FormProblemCode.MissingKey, members.Node.Line, "A dynamic list needs a 'path': the key of its list in the data.");
        return new()
        {
            Id = "",
            Line = members.Node.Line,
            Path = path ?? [],
            Components = ReadAll(members.Array("components")),
            DefaultRepetitions = members.Integer("defaultRepetitions", 0) ?? 1,
            AllowsAddAndRemove = members.Boolean("allowAddRemove"),
        };
    }

    private static ButtonBlock? ReadButton(MemberReader members)
    {
        switch (members.String("action") ?? "submit")
        {
            case "submit": return new ButtonBlock(ButtonAction.Submit) { Id = "", Line = members.Node.Line };
            case "reset": return new ButtonBlock(ButtonAction.Reset) { Id = "", Line = members.Node.Line };
            case var action:
                members.Problem(FormProblemCode.BadValue, members.Node.Line, $"The button's action is '{action}'; it must be 'submit' or 'reset'.");
                return null;
        }
    }

    private static FormComponent WithCommonMembers(FormComponent component, MemberReader members, string id)
    {
        var layout = members.Object("layout");
        return component with
        {
            Id = id,
            Label = members.Text("label"),
            Description = members.Text("description"),
            Hide = members.Object("conditional")?.Switch("hide"),
            Columns = layout?.Integer("columns", 1),
            Row = layout?.String("row"),
        };
    }
}
