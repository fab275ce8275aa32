using System.Collections.Immutable;

namespace MetroEGov.Dmn.Reading;

/// <summary>Reads the <c>definitions</c> element: imports, item definitions and the elements of the requirements graph.</summary>
internal sealed class DefinitionsReader(ImmutableArray<DmnProblem>.Builder problems)
{
    private readonly ExpressionReader _expressions = new(problems);

    public Definitions Read(DmnElement root, string resourceName)
    {
        _expressions.CheckLanguage(root, null);
        var definitions = new Definitions
        {
            ResourceName = resourceName,
            Name = root.Attribute("name") ?? resourceName,
            Namespace = root.Attribute("namespace") ?? "",
            Id = root.Id,
            Imports = [.. root.All("import").Select(ReadImport)],
            ItemDefinitions = [.. root.All("itemDefinition").Select(ReadItemDefinition)],
            Elements = [.. root.Children.Select(ReadElement).OfType<DrgElement>()],
        };
        CheckUnique(definitions);
        return definitions;
    }

    private Import ReadImport(DmnElement element)
    {
        if (element.Attribute("namespace") is null)
            problems.Add(new(DmnProblemCode.MissingAttribute, element.Id, element.Line, "An import needs the 'namespace' of the imported model."));
        return new(element.Attribute("namespace") ?? "", Names.Normalize(element.Attribute("name")), element.Line);
    }

    private ItemDefinition ReadItemDefinition(DmnElement element) => new()
    {
        Name = NameOf(element),
        Id = element.Id,
        Line = element.Line,
        TypeRef = element.ChildText("typeRef"),
        IsCollection = element.Attribute("isCollection") is "true" or "1",
        AllowedValues = element.Child("allowedValues")?.ChildText("text"),
        TypeConstraint = element.Child("typeConstraint")?.ChildText("text"),
        Components = [.. element.All("itemComponent").Select(ReadItemDefinition)],
        Function = element.Child("functionItem") is { } function
            ? new(function.Attribute("outputTypeRef"), [.. function.All("parameters").Select(_expressions.ReadVariable)])
            : null,
    };

    private DrgElement? ReadElement(DmnElement element)
    {
        switch (element.Name)
        {
            case "inputData":
                return new InputDataElement { Id = IdOf(element), Name = NameOf(element), Line = element.Line, Variable = VariableOf(element) };
            case "decision":
                return new DecisionElement
                {
                    Id = IdOf(element),
                    Name = NameOf(element),
                    Line = element.Line,
                    Variable = VariableOf(element),
                    Question = element.ChildText("question"),
                    Inputs = Requirements(element, "informationRequirement", "requiredInput"),
                    Decisions = Requirements(element, "informationRequirement", "requiredDecision"),
                    Knowledge = Requirements(element, "knowledgeRequirement", "requiredKnowledge"),
                    Logic = _expressions.ReadOnly(element, isRequired: false),
                };
            case "businessKnowledgeModel":
                return new KnowledgeElement
                {
                    Id = IdOf(element),
                    Name = NameOf(element),
                    Line = element.Line,
                    Variable = VariableOf(element),
                    Knowledge = Requirements(element, "knowledgeRequirement", "requiredKnowledge"),
                    Logic = element.Child("encapsulatedLogic") is { } logic ? _expressions.ReadFunction(logic) : null,
                };
            case "decisionService":
                return new ServiceElement
                {
                    Id = IdOf(element),
                    Name = NameOf(element),
                    Line = element.Line,
                    Variable = VariableOf(element),
                    OutputDecisions = References(element, "outputDecision"),
                    EncapsulatedDecisions = References(element, "encapsulatedDecision"),
                    InputDecisions = References(element, "inputDecision"),
                    Inputs = References(element, "inputData"),
                };
            default:
                // Knowledge sources, groups, annotations and business context explain; they do not decide.
                return null;
        }
    }

    private static string IdOf(DmnElement element) => element.Id ?? Names.Normalize(element.Attribute("name"));

    private string NameOf(DmnElement element)
    {
        var name = Names.Normalize(element.Attribute("name"));
        if (name.Length > 0) return name;

        problems.Add(new(DmnProblemCode.MissingAttribute, element.Id, element.Line, $"Element '{element.Name}' needs a 'name'."));
        return element.Id ?? "";
    }

    /// <summary>DMN 1.1 allows an element without variable; then the element's name is meant.</summary>
    private Variable VariableOf(DmnElement element)
    {
        var variable = element.Child("variable");
        var name = variable is null ? "" : Names.Normalize(variable.Attribute("name"));
        return new(name.Length > 0 ? name : Names.Normalize(element.Attribute("name")), variable?.Attribute("typeRef") ?? variable?.ChildText("typeRef"), variable?.Id, variable?.Line ?? element.Line);
    }

    private ImmutableArray<Requirement> Requirements(DmnElement element, string kind, string target) =>
        [.. element.All(kind).SelectMany(requirement => References(requirement, target))];

    private ImmutableArray<Requirement> References(DmnElement element, string name)
    {
        var references = ImmutableArray.CreateBuilder<Requirement>();
        foreach (var reference in element.All(name))
        {
            var href = reference.Attribute("href") ?? "";
            var hash = href.LastIndexOf('#');
            if (hash >= 0 && hash < href.Length - 1) references.Add(new(hash == 0 ? null : href[..hash], href[(hash + 1)..], reference.Line));
            else problems.Add(new(DmnProblemCode.MissingAttribute, element.Id, reference.Line, $"'{name}' needs an 'href' of the form '#id'; found '{href}'."));
        }

        return references.ToImmutable();
    }

    private void CheckUnique(Definitions definitions)
    {
        foreach (var twins in definitions.Elements.GroupBy(element => element.Id, StringComparer.Ordinal).Where(group => group.Count() > 1))
            problems.Add(new(DmnProblemCode.DuplicateId, twins.Key, twins.Last().Line, $"The id '{twins.Key}' is given to {twins.Count()} elements."));
        foreach (var twins in definitions.Elements.GroupBy(element => element.Variable.Name, StringComparer.Ordinal).Where(group => group.Count() > 1))
            problems.Add(new(DmnProblemCode.DuplicateName, twins.Last().Id, twins.Last().Line, $"The name '{twins.Key}' is given to {twins.Count()} elements; expressions could not tell them apart."));
        foreach (var twins in definitions.ItemDefinitions.GroupBy(item => item.Name, StringComparer.Ordinal).Where(group => group.Count() > 1))
            problems.Add(new(DmnProblemCode.DuplicateName, twins.Last().Id, twins.Last().Line, $"The type '{twins.Key}' is defined {twins.Count()} times."));
    }
}
