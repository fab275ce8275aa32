using System.Collections.Immutable;

using MetroEGov.Dmn.Types;
using MetroEGov.Feel;

namespace MetroEGov.Dmn.Compilation;

/// <summary>
/// Compiles a model and the models that it imports: resolves types and references, orders the decisions, compiles their logic.
/// All problems are found, not the first alone.
/// </summary>
internal sealed class ModelCompiler
{
    private readonly ImmutableArray<Definitions> _models;
    private readonly ImmutableArray<DmnProblem>.Builder _problems;
    private readonly Dictionary<string, TypeTable> _types = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Namespace, string Id), DrgNode> _nodes = [];
    private readonly HashSet<string> _open = new(StringComparer.Ordinal);

    private ModelCompiler(ImmutableArray<Definitions> models, ImmutableArray<DmnProblem>.Builder problems)
    {
        _models = models;
        _problems = problems;
    }

    /// <param name="models">The main model first, then those that it may import.</param>
    public static ImmutableArray<DrgNode> Compile(ImmutableArray<Definitions> models, ImmutableArray<DmnProblem>.Builder problems)
    {
        var compiler = new ModelCompiler(models, problems);
        foreach (var model in models) compiler.TypesOf(model);
        foreach (var model in models) compiler.CreateNodes(model);
        foreach (var model in models) compiler.ResolveRequirements(model);
        RequirementOrder.ReportCycles(compiler._nodes.Values.OfType<DecisionNode>(), problems);
        foreach (var model in models) compiler.CompileLogic(model);
        return [.. models.SelectMany(model => model.Elements.Select(element => compiler._nodes[(model.Namespace, element.Id)])).Distinct()];
    }

    private TypeTable TypesOf(Definitions model)
    {
        if (_types.TryGetValue(model.Namespace, out var types)) return types;

        _open.Add(model.Namespace);
        var imported = new List<KeyValuePair<string, DmnType>>();
        foreach (var import in model.Imports)
        {
            var target = _models.FirstOrDefault(candidate => candidate.Namespace == import.Namespace);
            if (target is null)
                _problems.Add(new(DmnProblemCode.MissingImport, model.Id, import.Line, $"The imported model '{import.Namespace}' is not here. Deploy or name it together with '{model.ResourceName}'."));
            else if (_open.Contains(target.Namespace) && !_types.ContainsKey(target.Namespace))
                _problems.Add(new(DmnProblemCode.MissingImport, model.Id, import.Line, $"The models '{model.Name}' and '{target.Name}' import each other."));
            else
                imported.AddRange(TypesOf(target).Named.Select(type => KeyValuePair.Create(import.Name.Length == 0 ? type.Key : $"{import.Name}.{type.Key}", type.Value)));
        }

        types = TypeTable.Build(model, imported, _problems);
        return _types[model.Namespace] = types;
    }

    private void CreateNodes(Definitions model)
    {
        var types = TypesOf(model);
        foreach (var element in model.Elements)
        {
            var type = types.Resolve(element.Variable.TypeRef, element.Id, element.Variable.Line);
            DrgNode node = element switch
            {
                InputDataElement input => new InputNode(model.Namespace, input, type),
                DecisionElement decision => new DecisionNode(model.Namespace, decision, type),
                KnowledgeElement knowledge => new KnowledgeNode(model.Namespace, knowledge, ResultOf(knowledge, type, types), ParametersOf(knowledge, types)),
                ServiceElement service => new ServiceNode(model.Namespace, service, ResultOf(type)),
                _ => throw new System.Diagnostics.UnreachableException(element.GetType().Name),
            };
            _nodes[(model.Namespace, element.Id)] = node;
        }
    }

    /// <summary>A function's variable has the type of its result, or a function type that names it.</summary>
    private static DmnType ResultOf(DmnType type) => type.Plain is DmnType.FunctionType function ? function.Result : type;

    private static DmnType ResultOf(KnowledgeElement knowledge, DmnType type, TypeTable types)
    {
        var result = ResultOf(type);
        return result.Plain is DmnType.AnyType && knowledge.Logic is { } logic ? types.Resolve(logic.TypeRef, knowledge.Id, knowledge.Line) : result;
    }

    /// <summary>A table without formal parameters has those that its input columns name.</summary>
    private static ImmutableArray<(string Name, DmnType Type)> ParametersOf(KnowledgeElement knowledge, TypeTable types) => knowledge.Logic switch
    {
        null => [],
        { Parameters.IsEmpty: true, Body: DecisionTable table } =>
            [.. table.Inputs.Where(input => IsName(input.Expression)).DistinctBy(input => input.Expression).Select(input => (input.Expression, types.Resolve(input.TypeRef, knowledge.Id, input.Line)))],
        { } logic => [.. logic.Parameters.Select(parameter => (parameter.Name, types.Resolve(parameter.TypeRef, knowledge.Id, parameter.Line)))],
    };

    private static bool IsName(string text) =>
        text.Length > 0 && char.IsLetter(text[0]) && text.All(c => char.IsLetterOrDigit(c) || c is ' ' or '_') && text is not ("true" or "false" or "null");

    private void ResolveRequirements(Definitions model)
    {
        foreach (var element in model.Elements)
        {
            switch (_nodes[(model.Namespace, element.Id)])
            {
                case DecisionNode decision when ReferenceEquals(decision.Element, element):
                    decision.Visible = VisibleOf(model, element,
                    [
                        .. Find<InputNode>(model, element, decision.Decision.Inputs, "requiredInput"),
                        .. Find<DecisionNode>(model, element, decision.Decision.Decisions, "requiredDecision"),
                        .. Find<DrgNode>(model, element, decision.Decision.Knowledge, "requiredKnowledge"),
                    ]);
                    break;
                case KnowledgeNode knowledge when ReferenceEquals(knowledge.Element, element):
                    // A business knowledge model may call itself without saying that it requires itself.
                    knowledge.Visible = VisibleOf(model, element, [knowledge, .. Find<DrgNode>(model, element, knowledge.Knowledge.Knowledge, "requiredKnowledge")]);
                    break;
                case ServiceNode service when ReferenceEquals(service.Element, element):
                    service.Outputs = Find<DecisionNode>(model, element, service.Service.OutputDecisions, "outputDecision");
                    service.InputData = Find<InputNode>(model, element, service.Service.Inputs, "inputData");
                    service.InputDecisions = Find<DecisionNode>(model, element, service.Service.InputDecisions, "inputDecision");
                    Find<DecisionNode>(model, element, service.Service.EncapsulatedDecisions, "encapsulatedDecision");
                    if (service.Outputs.IsEmpty)
                        _problems.Add(new(DmnProblemCode.MissingElement, element.Id, element.Line, $"The decision service '{element.Name}' needs at least one output decision."));
                    break;
            }
        }
    }

    private ImmutableArray<Visible> VisibleOf(Definitions model, DrgElement element, ImmutableArray<DrgNode> nodes)
    {
        var visible = ImmutableArray.CreateBuilder<Visible>();
        foreach (var node in nodes.Distinct())
        {
            var import = node.Namespace == model.Namespace ? "" : model.Imports.FirstOrDefault(candidate => candidate.Namespace == node.Namespace)?.Name;
            if (import is null)
                _problems.Add(new(DmnProblemCode.MissingImport, element.Id, element.Line, $"'{element.Name}' requires '{node.Name}' of the model '{node.Namespace}', which this model does not import."));
            visible.Add(new(string.IsNullOrEmpty(import) ? null : import, node.VariableName, node));
        }

        AddIds(visible);
        return visible.ToImmutable();
    }

    /// <summary>Required decisions are seen under their ids too, as in Camunda, where that hides nothing.</summary>
    private static void AddIds(ImmutableArray<Visible>.Builder visible)
    {
        foreach (var item in visible.ToArray())
        {
            var isName = item is { Import: null, Node: DecisionNode } && char.IsLetter(item.Node.Id.FirstOrDefault());
            if (isName && visible.All(other => other.Name != item.Node.Id)) visible.Add(item with { Name = item.Node.Id });
        }
    }

    private ImmutableArray<TNode> Find<TNode>(Definitions model, DrgElement element, ImmutableArray<Requirement> requirements, string kind)
        where TNode : DrgNode
    {
        var found = ImmutableArray.CreateBuilder<TNode>();
        foreach (var requirement in requirements)
        {
            if (_nodes.GetValueOrDefault((requirement.Namespace ?? model.Namespace, requirement.Id)) is TNode node) found.Add(node);
            else _problems.Add(new(DmnProblemCode.DanglingReference, element.Id, requirement.Line, $"'{kind}' of '{element.Name}' refers to '{requirement.Id}', which is no element that can be meant there."));
        }

        return found.ToImmutable();
    }

    private void CompileLogic(Definitions model)
    {
        var types = TypesOf(model);
        foreach (var element in model.Elements)
        {
            switch (_nodes[(model.Namespace, element.Id)])
            {
                case DecisionNode { Decision.Logic: { } logic } decision when ReferenceEquals(decision.Element, element):
                    decision.Logic = CompilerOf(decision.Visible, element, types).Compile(logic, ScopeOf(decision.Visible, types));
                    break;
                case KnowledgeNode { Knowledge.Logic: { } function } knowledge when ReferenceEquals(knowledge.Element, element):
                    CompileKnowledge(knowledge, function, CompilerOf(knowledge.Visible, element, types), ScopeOf(knowledge.Visible, types));
                    break;
            }
        }
    }

    private ExpressionCompiler CompilerOf(ImmutableArray<Visible> visible, DrgElement element, TypeTable types) => new(element, types, _problems)
    {
        NamedTypes = visible.Where(item => item.Import is null && item.Node is InputNode or DecisionNode)
            .DistinctBy(item => item.Name)
            .ToDictionary(item => item.Name, item => item.Node.Type, StringComparer.Ordinal),
    };

    private static void CompileKnowledge(KnowledgeNode node, FunctionDefinition function, ExpressionCompiler compiler, FeelScope scope)
    {
        if (function.Kind != FunctionKind.Feel)
        {
            node.External = compiler.Compile(function, scope);
            return;
        }

        foreach (var (name, type) in node.Parameters) scope = scope.With(name, type.Feel);
        if (function.Body is { } body) node.Logic = compiler.Compile(body, scope);
    }

    private static FeelScope ScopeOf(ImmutableArray<Visible> visible, TypeTable types)
    {
        var names = visible.Where(item => item.Import is null).Select(item => KeyValuePair.Create(item.Name, item.Node.VisibleType));
        var imports = visible.Where(item => item.Import is not null).GroupBy(item => item.Import!, StringComparer.Ordinal).Select(import => KeyValuePair.Create(
            import.Key, FeelType.Context([.. import.Select(item => new FeelParameter(item.Name, item.Node.VisibleType))])));
        return FeelScope.Of(imports.Concat(names), types.Named.Select(type => KeyValuePair.Create(type.Key, type.Value.Feel)));
    }
}
