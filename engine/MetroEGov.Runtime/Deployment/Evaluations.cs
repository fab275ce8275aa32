using System.Collections.Immutable;
using System.Text.Json;
using MetroEGov.Dmn;
using MetroEGov.Feel;
using MetroEGov.Runtime.Deployment;
using MetroEGov.Runtime.Jobs;
using MetroEGov.Runtime.Persistence;
using MetroEGov.Runtime.Searching;
using NodaTime;

namespace MetroEGov.Runtime;

/// <summary>Decisions and expressions over given values, apart from any case: nothing is read but definitions, nothing is kept. Thread-safe.</summary>
public sealed class Evaluations
{
    /// <summary>Longest expression, in characters.</summary>
    public const int MaxExpressionLength = 64 * 1024;

    private readonly DefinitionCatalog _definitions;
    private readonly RuntimeOptions _options;
    private readonly TimeProvider _clock;
    private long _last;

    internal Evaluations(DefinitionCatalog definitions, RuntimeOptions options, TimeProvider clock)
    {
        _definitions = definitions;
        _options = options;
        _clock = clock;
    }

    /// <summary>Asks the version of a decision that is in force today.</summary>
    /// <param name="decisionId">The decision.</param>
    /// <param name="variables">A JSON object; text stands for dates and durations where the decision wants them.</param>
    public DecisionAnswer Decide(string decisionId, JsonElement? variables)
    {
        var today = Instant.FromDateTimeOffset(_clock.GetUtcNow()).InZone(DateTimeZoneProviders.Tzdb[_options.TimeZoneId]).Date.ToDateOnly();
        return _definitions.FindValid(DefinitionKind.Decision, decisionId, IsoDates.Text(today)) is { } row
            ? Decide(row, variables)
            : new DecisionAnswer.Refused(RefusalCode.NotFound, $"There is no decision '{decisionId}' that is in force today.");
    }

    /// <summary>Asks one version of a decision.</summary>
    public DecisionAnswer Decide(long definitionKey, JsonElement? variables) =>
        _definitions.Find(definitionKey) is { Kind: DefinitionKind.Decision } row
            ? Decide(row, variables)
            : new DecisionAnswer.Refused(RefusalCode.NotFound, $"There is no decision definition with the key {Keys.Text(definitionKey)}.");

    /// <param name="expression">FEEL after a <c>=</c>; without it the text itself.</param>
    /// <param name="variables">A JSON object.</param>
    public EvaluationAnswer Evaluate(string expression, JsonElement? variables)
    {
        if (expression.Length > MaxExpressionLength)
            return new EvaluationAnswer.Refused(RefusalCode.InvalidVariable, $"The expression has more than {MaxExpressionLength} characters.");
        if (!expression.StartsWith('='))
            return new EvaluationAnswer.Evaluated(JsonSerializer.Serialize(expression), []);
        if (!TryRead(variables, out var inputs, out var refusal))
            return new EvaluationAnswer.Refused(RefusalCode.InvalidVariable, refusal);
        var parsed = FeelExpression.Parse(expression[1..]);
        if (parsed.Expression is not { } compiled)
        {
            return new EvaluationAnswer.Refused(
                RefusalCode.InvalidVariable,
                $"This is no FEEL expression. {string.Join(" ", parsed.Diagnostics.Select(found => $"Character {found.Span.Start + 2}: {found.Message}"))}");
        }

        var result = compiled.Evaluate(new FeelContext(inputs, Environment()));
        return result.Value.TryToJson(out var json, out var unwritable)
            ? new EvaluationAnswer.Evaluated(json, [.. result.Warnings.Select(warning => warning.Message)])
            : new EvaluationAnswer.Refused(RefusalCode.InvalidVariable, $"The result cannot be written as JSON: {unwritable}");
    }

    private DecisionAnswer Decide(DefinitionRow row, JsonElement? variables)
    {
        if (!TryRead(variables, out var inputs, out var refusal))
            return new DecisionAnswer.Refused(RefusalCode.InvalidVariable, refusal);
        var result = _definitions.DecisionsOf(row).Evaluate(row.Id, inputs, Environment());
        return new DecisionAnswer.Decided(
            new DecisionInFile(Deployments.Of(row), DefinitionSearch.RequirementsOf(_definitions, row)),
            NextKey(),
            result.IsFailure ? "null" : Json(result.Value),
            result.Failure?.DecisionId,
            result.Failure?.Text,
            [.. result.Trail.Select(step => Step(row, step))]);
    }

    private DecidedStep Step(DefinitionRow asked, EvaluatedDecision step)
    {
        var own = _definitions.All.FirstOrDefault(row =>
            row.Kind == DefinitionKind.Decision && row.ResourceKey == asked.ResourceKey && row.Id == step.Id) ?? asked;
        return new DecidedStep(
            step.Id,
            step.Name,
            own.Version,
            own.Key,
            step.HitPolicy is not null,
            Json(step.Output),
            [.. step.Inputs.Select((input, index) => new DecidedValue(input.Id ?? $"input{index + 1}", input.Label, Json(input.Value)))],
            [.. step.MatchedRules.Select(rule => new DecidedRule(rule.Id ?? $"rule{rule.Index}", rule.Index, Outputs(rule)))]);
    }

    private static ImmutableArray<DecidedValue> Outputs(MatchedRule rule) =>
        [.. rule.Outputs.Select((output, index) => new DecidedValue(output.Id ?? $"output{index + 1}", output.Name, Json(output.Value)))];

    private static bool TryRead(
        JsonElement? variables,
        [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out IFeelVariables? inputs,
        [System.Diagnostics.CodeAnalysis.NotNullWhen(false)] out string? refusal)
    {
        inputs = FeelContextValue.Empty;
        refusal = null;
        if (variables is not { } given)
            return true;
        inputs = null;
        if (!FeelJson.TryRead(given, out var value, out refusal))
            return false;
        inputs = value.TryGetContext(out var context) ? context : null;
        refusal = inputs is null ? "The variables must be a JSON object." : null;
        return inputs is not null;
    }

    // Functions and ranges have no JSON.
    private static string Json(FeelValue value) => value.TryToJson(out var json, out _) ? json : "null";

    private FeelEnvironment Environment() => FeelEnvironments.At(_clock.GetUtcNow(), _options, NextKey());

    private long NextKey()
    {
        var now = _clock.GetUtcNow().ToUnixTimeMilliseconds();
        while (true)
        {
            var last = Interlocked.Read(ref _last);
            var next = Math.Max(last + 1, now);
            if (Interlocked.CompareExchange(ref _last, next, last) == last)
                return next;
        }
    }
}
