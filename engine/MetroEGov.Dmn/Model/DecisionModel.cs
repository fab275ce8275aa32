using System.Collections.Frozen;
using System.Collections.Immutable;

using MetroEGov.Dmn.Compilation;
using MetroEGov.Dmn.Evaluation;
using MetroEGov.Feel;

namespace MetroEGov.Dmn;

/// <summary>
/// A compiled model: decisions with all that they require. Immutable; safe to share between threads.
/// </summary>
public sealed class DecisionModel
{
    private static readonly ImmutableDictionary<string, FeelValue> NothingDecided = ImmutableDictionary<string, FeelValue>.Empty;

    private readonly Dictionary<string, DecisionNode> _decisions;
    private readonly Dictionary<string, ServiceNode> _services;
    private readonly FrozenSet<string> _declared;

    internal DecisionModel(Definitions definitions, ImmutableArray<DrgNode> nodes)
    {
        Id = definitions.Id ?? definitions.Name;
        Name = definitions.Name;
        Namespace = definitions.Namespace;
        ResourceName = definitions.ResourceName;
        var own = nodes.Where(node => node.Namespace == definitions.Namespace).ToArray();
        _decisions = own.OfType<DecisionNode>().DistinctBy(node => node.Id).ToDictionary(node => node.Id, StringComparer.Ordinal);
        _services = own.OfType<ServiceNode>().DistinctBy(node => node.Name).ToDictionary(node => node.Name, StringComparer.Ordinal);
        Decisions = [.. own.OfType<DecisionNode>().Select(node => new DecisionDescription(node.Id, node.Name, node.Type.Name, node.Decision.Question, node.Decision.Logic))];
        Inputs = [.. nodes.OfType<InputNode>().Select(node => new InputDescription(node.Id, node.VariableName, node.Namespace, node.Type.Name))];
        _declared = Inputs.Select(input => input.Name).ToFrozenSet(StringComparer.Ordinal);
        Services = [.. own.OfType<ServiceNode>().Select(node => node.Name)];
    }

    /// <summary>Id of the <c>definitions</c>: what Camunda calls decision requirements id.</summary>
    public string Id { get; }

    public string Name { get; }

    public string Namespace { get; }

    public string ResourceName { get; }

    /// <summary>The model's own decisions; imported ones are reached through them.</summary>
    public ImmutableArray<DecisionDescription> Decisions { get; }

    /// <summary>Input data that the model and its imports declare. A decision may read variables that are not declared, too.</summary>
    public ImmutableArray<InputDescription> Inputs { get; }

    /// <summary>Names of the model's decision services.</summary>
    public ImmutableArray<string> Services { get; }

    /// <summary>Id of the decision with that name; null when there is none.</summary>
    public string? IdOfDecision(string name) => Decisions.FirstOrDefault(decision => decision.Name == name)?.Id;

    /// <summary>Decides. Pure: the same inputs and environment give the same result.</summary>
    /// <param name="decisionId">Id of one of <see cref="Decisions"/>; an unknown one is a failure of the result.</param>
    /// <param name="inputs">
    /// Variables by name; what is missing is null. Text is read as date, time or duration where input data or an input column has
    /// that type, since variables of a process are JSON. Input data of an imported model may also be given as <c>namespace#name</c>.
    /// </param>
    /// <param name="decided">Decisions (by name) whose value is given and not computed: for tests and for "what if".</param>
    public DecisionResult Evaluate(
        string decisionId, IFeelVariables inputs, FeelEnvironment environment, IReadOnlyDictionary<string, FeelValue>? decided = null)
    {
        if (!_decisions.TryGetValue(decisionId, out var node)) return Unknown(decisionId, $"The model '{Name}' has no decision with the id '{decisionId}'.");

        var run = new DecisionRun(inputs, decided ?? NothingDecided, environment) { Outer = new UndeclaredVariables(inputs, _declared) };
        var value = DecisionEvaluation.Decide(node, run);
        return new(value, run.Trail(), run.Failure);
    }

    /// <summary>Evaluates a decision service with its parameters by name. One output decision gives its value, several a context.</summary>
    public DecisionResult EvaluateService(string serviceName, IFeelVariables parameters, FeelEnvironment environment)
    {
        if (!_services.TryGetValue(serviceName, out var service)) return Unknown(serviceName, $"The model '{Name}' has no decision service '{serviceName}'.");

        var decided = new Dictionary<string, FeelValue>(StringComparer.Ordinal);
        foreach (var decision in service.InputDecisions) decided[decision.VariableName] = parameters.TryGet(decision.VariableName, out var value) ? value : FeelValue.Null;
        var run = new DecisionRun(parameters, decided, environment);
        return new(ServiceCall.Evaluate(service, run), run.Trail(), run.Failure);
    }

    private static DecisionResult Unknown(string id, string text) => new(FeelValue.Null, [], new(DecisionCode.UnknownDecision, id, text));
}

/// <param name="Logic">As it stands in the file, for pages that show it; null when the decision has none.</param>
public sealed record DecisionDescription(string Id, string Name, string TypeName, string? Question, BoxedExpression? Logic);

public sealed record InputDescription(string Id, string Name, string Namespace, string TypeName);
