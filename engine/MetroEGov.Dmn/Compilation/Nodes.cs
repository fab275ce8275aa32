using System.Collections.Immutable;

using MetroEGov.Dmn.Evaluation;
using MetroEGov.Dmn.Types;
using MetroEGov.Feel;

namespace MetroEGov.Dmn.Compilation;

/// <summary>An element of the requirements graph, with its references resolved. Filled once while compiling, then not changed.</summary>
internal abstract class DrgNode(string modelNamespace, DrgElement element, DmnType type)
{
    public string Namespace => modelNamespace;

    public string Id => element.Id;

    public string Name => element.Name;

    public string VariableName => element.Variable.Name;

    public DrgElement Element => element;

    /// <summary>Type of the element's value; of a function: of its result.</summary>
    public DmnType Type => type;

    /// <summary>What an expression that requires the element sees under its name.</summary>
    public abstract FeelType VisibleType { get; }

    public abstract FeelValue ValueIn(DecisionRun run);
}

internal sealed class InputNode(string modelNamespace, InputDataElement element, DmnType type) : DrgNode(modelNamespace, element, type)
{
    public override FeelType VisibleType => Type.Feel;

    public override FeelValue ValueIn(DecisionRun run)
    {
        if (!run.Inputs.TryGet($"{Namespace}#{VariableName}", out var value) && !run.Inputs.TryGet(VariableName, out value)) return FeelValue.Null;
        return TypedLogic.Coerce(run, Type, JsonInput.Read(Type, value), Id, VariableName);
    }
}

internal sealed class DecisionNode : DrgNode
{
    private readonly Lazy<ImmutableArray<DecisionNode>> _before;

    public DecisionNode(string modelNamespace, DecisionElement element, DmnType type)
        : base(modelNamespace, element, type)
    {
        Decision = element;
        _before = new(() => RequirementOrder.Before(this));
    }

    public DecisionElement Decision { get; }

    public override FeelType VisibleType => Type.Feel;

    /// <summary>What the decision's logic sees, by name.</summary>
    public ImmutableArray<Visible> Visible { get; set; } = [];

    public Logic? Logic { get; set; }

    /// <summary>
    /// All decisions that must be decided before, each after those it needs itself. Found when first asked for: most decisions of
    /// a big model are only ever steps on the way to another, and all these lists together would be quadratic.
    /// </summary>
    public ImmutableArray<DecisionNode> Before => _before.Value;

    public override FeelValue ValueIn(DecisionRun run) => run.TryDecided(this, out var value) ? value : FeelValue.Null;
}

internal sealed class KnowledgeNode(string modelNamespace, KnowledgeElement element, DmnType type, ImmutableArray<(string Name, DmnType Type)> parameters)
    : DrgNode(modelNamespace, element, type)
{
    public KnowledgeElement Knowledge => element;

    public ImmutableArray<(string Name, DmnType Type)> Parameters => parameters;

    public ImmutableArray<FeelParameter> FeelParameters { get; } = [.. parameters.Select(parameter => new FeelParameter(parameter.Name, parameter.Type.AsParameter))];

    public override FeelType VisibleType => FeelType.Function([.. parameters.Select(parameter => parameter.Type.AsParameter)], Type.Feel);

    public ImmutableArray<Visible> Visible { get; set; } = [];

    public Logic? Logic { get; set; }

    /// <summary>For functions of another kind: gives the function itself, which then needs no <see cref="Logic"/>.</summary>
    public Logic? External { get; set; }

    public override FeelValue ValueIn(DecisionRun run) => External is null
        ? FeelValue.Of(FeelFunction.Of(FeelParameters, Type.Feel, call => KnowledgeCall.Invoke(this, run, call)))
        : External.Evaluate(Frame.Over(FeelContextValue.Empty, run, null));
}

internal sealed class ServiceNode(string modelNamespace, ServiceElement element, DmnType type) : DrgNode(modelNamespace, element, type)
{
    public ServiceElement Service => element;

    public ImmutableArray<DecisionNode> Outputs { get; set; } = [];

    /// <summary>Parameters in order: input data, then input decisions. Source: DMN 1.5 §10.4.</summary>
    public ImmutableArray<InputNode> InputData { get; set; } = [];

    public ImmutableArray<DecisionNode> InputDecisions { get; set; } = [];

    public IEnumerable<DrgNode> Parameters => InputData.Concat<DrgNode>(InputDecisions);

    public override FeelType VisibleType => FeelType.Function([.. Parameters.Select(parameter => parameter.Type.AsParameter)], Type.Feel);

    public override FeelValue ValueIn(DecisionRun run) => FeelValue.Of(FeelFunction.Of(
        [.. Parameters.Select(parameter => new FeelParameter(parameter.VariableName, parameter.Type.AsParameter))],
        Type.Feel,
        call => ServiceCall.Invoke(this, run, call)));
}

/// <summary>A required element under the name that the requiring logic sees.</summary>
/// <param name="Import">Name of the import that it comes through; null: seen directly.</param>
internal sealed record Visible(string? Import, string Name, DrgNode Node);
