using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;

using MetroEGov.Dmn.Compilation;
using MetroEGov.Feel;

namespace MetroEGov.Dmn.Evaluation;

/// <summary>One evaluation of a model: what is known already, the trail, and the bounds. Not shared.</summary>
internal sealed class DecisionRun
{
    /// <summary>Calls of business knowledge models and services within each other.</summary>
    private const int MaxDepth = 256;

    /// <summary>A recursive function would else write an endless trail.</summary>
    private const int MaxTrail = 1_000;

    private readonly Dictionary<DecisionNode, FeelValue> _decided = [];
    private readonly Stack<TrailEntry> _open = new();
    private readonly ImmutableArray<EvaluatedDecision>.Builder _trail;
    private readonly DecisionRun? _caller;
    private DecisionFailure? _failure;
    private int _depth;
    private int _workLeft;

    public DecisionRun(IFeelVariables inputs, IReadOnlyDictionary<string, FeelValue> decided, FeelEnvironment environment)
    {
        Inputs = inputs;
        Decided = decided;
        Environment = environment;
        _trail = ImmutableArray.CreateBuilder<EvaluatedDecision>();
        _workLeft = environment.Limits.MaxWork;
    }

    private DecisionRun(DecisionRun caller, IFeelVariables inputs, IReadOnlyDictionary<string, FeelValue> decided)
        : this(inputs, decided, caller.Environment)
    {
        _caller = caller;
        _trail = caller._trail;
        _open = caller._open;
    }

    public FeelEnvironment Environment { get; }

    /// <summary>Values from outside, by the names of input data; of an imported model's also as <c>namespace#name</c>.</summary>
    public IFeelVariables Inputs { get; }

    /// <summary>What a decision's logic sees behind its requirements.</summary>
    public IFeelVariables Outer { get; init; } = FeelContextValue.Empty;

    /// <summary>Decisions whose value is given and not computed, by name.</summary>
    public IReadOnlyDictionary<string, FeelValue> Decided { get; }

    public DecisionFailure? Failure => Root._failure;

    private DecisionRun Root => _caller?.Root ?? this;

    /// <summary>A run for the inside of a decision service, which sees nothing but its parameters.</summary>
    public DecisionRun ForService(IFeelVariables inputs, IReadOnlyDictionary<string, FeelValue> decided) => new(this, inputs, decided);

    public ImmutableArray<EvaluatedDecision> Trail() => _trail.ToImmutable();

    public bool TryDecided(DecisionNode node, out FeelValue value) => _decided.TryGetValue(node, out value);

    public void Decide(DecisionNode node, FeelValue value) => _decided[node] = value;

    public void Open(string id, string name) => _open.Push(new(id, name));

    public void Close(FeelValue output)
    {
        var entry = _open.Pop();
        if (_trail.Count < MaxTrail || _open.Count == 0) _trail.Add(entry.Finish(output));
    }

    /// <summary>Drops the entry, for functions whose logic is no table; their warnings go to the caller's entry.</summary>
    public void Fold()
    {
        var entry = _open.Pop();
        if (_open.TryPeek(out var caller)) caller.Warnings.AddRange(entry.Warnings);
    }

    public void Record(HitPolicy policy, ImmutableArray<EvaluatedInput> inputs, ImmutableArray<MatchedRule> rules)
    {
        if (!_open.TryPeek(out var entry)) return;
        (entry.HitPolicy, entry.Inputs, entry.Rules) = (policy, inputs, rules);
    }

    public bool HasTable => _open.TryPeek(out var entry) && entry.HitPolicy is not null;

    public FeelValue Warn(string code, string? elementId, string text)
    {
        if (_open.TryPeek(out var entry) && entry.Warnings.Count < Environment.Limits.MaxWarnings) entry.Warnings.Add(new(code, elementId, text));
        return FeelValue.Null;
    }

    /// <summary>The first failure counts: later ones mostly follow from it.</summary>
    public FeelValue Fail(string code, string? elementId, string text)
    {
        Root._failure ??= new(code, _open.TryPeek(out var entry) ? entry.Id : "", text);
        return Warn(code, elementId, text);
    }

    public FeelValue Evaluate(FeelExpression expression, string? elementId, Frame frame)
    {
        if (frame.Call is { } call) return call.Evaluate(expression, frame);
        if (IsStopped) return FeelValue.Null;
        return Take(expression.Evaluate(new FeelContext(frame, Environment)), elementId, expression.Text);
    }

    public FeelValue Evaluate(FeelUnaryTests tests, FeelValue input, string? elementId, FeelContext context) =>
        IsStopped ? FeelValue.Null : Take(tests.Evaluate(input, context), elementId, tests.Text);

    /// <summary>Counts work of boxed iterations and tables; false when there is none left.</summary>
    public bool Spend(int work)
    {
        var root = Root;
        if (root._workLeft >= work)
        {
            root._workLeft -= work;
            return true;
        }

        root._workLeft = 0;
        Fail(DecisionCode.LimitExceeded, null, $"The evaluation needs more than {Environment.Limits.MaxWork} steps.");
        return false;
    }

    /// <summary>Enters a call; false when calls are nested too deep, which is then the failure.</summary>
    public bool Enter(string name)
    {
        var root = Root;
        if (root._depth < MaxDepth && RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            root._depth++;
            return true;
        }

        root._workLeft = 0;
        Fail(DecisionCode.LimitExceeded, null, $"Calls of '{name}' are nested deeper than {MaxDepth.ToString(CultureInfo.InvariantCulture)}.");
        return false;
    }

    public void Leave() => Root._depth--;

    private bool IsStopped => Root._workLeft <= 0;

    private FeelValue Take(FeelResult result, string? elementId, string text)
    {
        if (result.Warnings.IsEmpty) return result.Value;

        foreach (var warning in result.Warnings)
        {
            var part = warning.Span.In(text);
            var explained = part.Length is > 0 and <= 80 ? $"{warning.Message} (in `{part}`)" : warning.Message;
            if (warning.Type == FeelWarningType.AssertFailure) Fail(DecisionCode.AssertFailed, elementId, explained);
            else if (warning.Type == FeelWarningType.LimitExceeded) Fail(DecisionCode.LimitExceeded, elementId, explained);
            else Warn(CodeOf(warning.Type), elementId, explained);
        }

        return result.Value;
    }

    private static string CodeOf(FeelWarningType type) => type switch
    {
        FeelWarningType.NoVariableFound => "feel-no-variable-found",
        FeelWarningType.NoContextEntryFound => "feel-no-context-entry-found",
        FeelWarningType.NoPropertyFound => "feel-no-property-found",
        FeelWarningType.NotComparable => "feel-not-comparable",
        FeelWarningType.InvalidType => "feel-invalid-type",
        FeelWarningType.NoFunctionFound => "feel-no-function-found",
        FeelWarningType.FunctionInvocationFailure => "feel-function-invocation-failure",
        FeelWarningType.OutOfRange => "feel-out-of-range",
        _ => "feel-warning",
    };

    private sealed class TrailEntry(string id, string name)
    {
        public string Id => id;

        public HitPolicy? HitPolicy { get; set; }

        public ImmutableArray<EvaluatedInput> Inputs { get; set; } = [];

        public ImmutableArray<MatchedRule> Rules { get; set; } = [];

        public List<DecisionWarning> Warnings { get; } = [];

        public EvaluatedDecision Finish(FeelValue output) => new()
        {
            Id = id,
            Name = name,
            HitPolicy = HitPolicy,
            Inputs = Inputs,
            MatchedRules = Rules,
            Output = output,
            Warnings = [.. Warnings],
        };
    }
}
