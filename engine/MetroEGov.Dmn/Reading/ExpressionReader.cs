using System.Collections.Immutable;

namespace MetroEGov.Dmn.Reading;

/// <summary>Reads boxed expressions.</summary>
internal sealed class ExpressionReader(ImmutableArray<DmnProblem>.Builder problems)
{
    private readonly TableReader _tables = new(problems);

    public void CheckLanguage(DmnElement element, string? owner)
    {
        var language = element.Attribute("expressionLanguage");
        if (!DmnNamespaces.IsFeel(language))
            problems.Add(new(DmnProblemCode.UnknownLanguage, element.Id ?? owner, element.Line, $"The expression language '{language}' is not supported; write FEEL."));
    }

    /// <summary>The one expression inside; null when there is none, which is a problem where one is required.</summary>
    public BoxedExpression? ReadOnly(DmnElement parent, bool isRequired = true)
    {
        var found = parent.Children.Select(Read).OfType<BoxedExpression>().ToArray();
        if (found.Length > 1)
            problems.Add(new(DmnProblemCode.BadValue, found[1].Id ?? parent.Id, found[1].Line, $"'{parent.Name}' has {found.Length} expressions; it must have one."));
        if (found.Length == 0 && isRequired)
            problems.Add(new(DmnProblemCode.MissingElement, parent.Id, parent.Line, $"'{parent.Name}' needs an expression."));
        return found.FirstOrDefault();
    }

    public Variable ReadVariable(DmnElement element) =>
        new(Names.Normalize(element.Attribute("name")), element.Attribute("typeRef") ?? element.ChildText("typeRef"), element.Id, element.Line);

    public FunctionDefinition ReadFunction(DmnElement element)
    {
        var kind = element.Attribute("kind") ?? "FEEL";
        if (kind is not ("FEEL" or "Java" or "PMML"))
            problems.Add(new(DmnProblemCode.BadValue, element.Id, element.Line, $"The function's kind is '{kind}'; it must be FEEL, Java or PMML."));
        return new(
            kind switch { "Java" => FunctionKind.Java, "PMML" => FunctionKind.Pmml, _ => FunctionKind.Feel },
            [.. element.All("formalParameter").Select(ReadVariable)],
            ReadOnly(element, isRequired: false))
        {
            Id = element.Id,
            Line = element.Line,
            TypeRef = element.Attribute("typeRef"),
        };
    }

    private BoxedExpression? Read(DmnElement element) => ReadByName(element) is { } expression
        ? expression with { Id = element.Id, TypeRef = expression.TypeRef ?? element.Attribute("typeRef") }
        : null;

    private BoxedExpression? ReadByName(DmnElement element) => element.Name switch
    {
        "literalExpression" => ReadLiteral(element),
        "decisionTable" => _tables.Read(element),
        "context" => new ContextExpression([.. element.All("contextEntry").Select(ReadEntry)]) { Line = element.Line },
        "invocation" => ReadInvocation(element),
        "functionDefinition" => ReadFunction(element),
        "list" => new ListExpression([.. element.Children.Select(Read).OfType<BoxedExpression>()]) { Line = element.Line },
        "relation" => ReadRelation(element),
        "conditional" => new ConditionalExpression(Part(element, "if"), Part(element, "then"), Part(element, "else")) { Line = element.Line },
        "filter" => new FilterExpression(Part(element, "in"), Part(element, "match")) { Line = element.Line },
        "for" => ReadIterator(element, IteratorKind.For, "return"),
        "some" => ReadIterator(element, IteratorKind.Some, "satisfies"),
        "every" => ReadIterator(element, IteratorKind.Every, "satisfies"),
        _ => null,
    };

    private LiteralExpression ReadLiteral(DmnElement element)
    {
        CheckLanguage(element, null);
        if (element.Child("importedValues") is { } imported)
            problems.Add(new(DmnProblemCode.UnknownElement, element.Id, imported.Line, "'importedValues' is not supported; write the values into the model."));
        return new(element.Child("text")?.Text ?? "") { Line = element.Child("text")?.Line ?? element.Line };
    }

    private ContextEntry ReadEntry(DmnElement element)
    {
        var variable = element.Child("variable") is { } named ? ReadVariable(named) : null;
        return new(variable, ReadOnly(element, isRequired: false));
    }

    private Invocation ReadInvocation(DmnElement element)
    {
        var bindings = element.All("binding").Select(binding => new Binding(
            Names.Normalize(binding.Child("parameter")?.Attribute("name")), ReadOnly(binding, isRequired: false)));
        return new(ReadOnly(element), [.. bindings]) { Line = element.Line };
    }

    private RelationExpression ReadRelation(DmnElement element)
    {
        var columns = element.All("column").Select(ReadVariable).ToImmutableArray();
        var rows = ImmutableArray.CreateBuilder<ImmutableArray<BoxedExpression>>();
        foreach (var row in element.All("row"))
        {
            var cells = row.Children.Select(Read).OfType<BoxedExpression>().ToImmutableArray();
            if (cells.Length != columns.Length)
                problems.Add(new(DmnProblemCode.RuleWidth, row.Id ?? element.Id, row.Line, $"The row has {cells.Length} cells; the relation has {columns.Length} columns."));
            else rows.Add(cells);
        }

        return new(columns, rows.ToImmutable()) { Line = element.Line };
    }

    private IteratorExpression ReadIterator(DmnElement element, IteratorKind kind, string body)
    {
        var variable = Names.Normalize(element.Attribute("iteratorVariable"));
        if (variable.Length == 0)
            problems.Add(new(DmnProblemCode.MissingAttribute, element.Id, element.Line, $"'{element.Name}' needs an 'iteratorVariable'."));
        return new(kind, variable, Part(element, "in"), Part(element, body)) { Line = element.Line };
    }

    private BoxedExpression? Part(DmnElement element, string name)
    {
        if (element.Child(name) is { } part) return ReadOnly(part);

        problems.Add(new(DmnProblemCode.MissingElement, element.Id, element.Line, $"'{element.Name}' needs '{name}'."));
        return null;
    }
}
