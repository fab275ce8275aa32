using System.Collections.Immutable;

namespace MetroEGov.Forms.Reading;

/// <summary>Reads <c>table</c>: dataSource (FEEL after <c>=</c>, or the path of a variable) and columns or columnsExpression.</summary>
internal static class TableReader
{
    public static TableBlock? Read(MemberReader members)
    {
        var line = members.Node.Line;
        var source = Source(members);
        var columns = ImmutableArray.CreateBuilder<TableColumn>();
        foreach (var node in members.Array("columns"))
        {
            var column = new MemberReader(node, members.ComponentId, ImmutableArray.CreateBuilder<FormProblem>());
            if (!node.IsObject || column.String("key") is not { Length: > 0 } key)
            {
                members.Problem(FormProblemCode.MissingKey, node.Line, "A column of a table needs a 'key'.");
                continue;
            }

            columns.Add(new(key, new(members.Template(column.String("label") ?? key, node.Line), members.English($"columns.{key}.en"))));
        }

        var computed = members.Attribute("columnsExpression");
        if (columns.Count == 0 && computed is null)
            members.Problem(FormProblemCode.MissingMember, line, "A table needs 'columns' or 'columnsExpression'.");
        return source is null ? null : new TableBlock(source, columns.ToImmutable(), computed) { Id = "", Line = line };
    }

    private static FormAttribute? Source(MemberReader members)
    {
        var text = members.String("dataSource");
        if (text is ['=', ..]) return members.Attribute("dataSource");
        if (text is { Length: > 0 } && VariablePath.Read(text) is { } path) return new(path);

        members.Problem(FormProblemCode.MissingMember, members.Node.Line, "A table needs a 'dataSource': FEEL after '=' or the path of a variable.");
        return null;
    }
}
