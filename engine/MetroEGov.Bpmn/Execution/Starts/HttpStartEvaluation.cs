using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using MetroEGov.Bpmn.Execution.State;
using MetroEGov.Bpmn.Model;
using MetroEGov.Feel;

namespace MetroEGov.Bpmn.Execution.Starts;

/// <summary>What a caller sent, as expressions see it.</summary>
/// <param name="Body">Null when there was none.</param>
/// <param name="Query">Name → text, or a list of texts for a name that came more than once.</param>
public sealed record HttpStartRequest(FeelValue Body, FeelContextValue Query, HttpCallerIdentity Caller);

/// <summary>What a request says about the case that it shall start.</summary>
public abstract record HttpStartOutcome
{
    private HttpStartOutcome()
    {
    }

    public sealed record Prepared(string? BusinessKey, ImmutableDictionary<string, VariableValue> Variables) : HttpStartOutcome;

    /// <param name="Text">Names the property, what was expected and FEEL's first warning, never a value.</param>
    public sealed record Refused(string Text) : HttpStartOutcome;
}

/// <summary>
/// Evaluates the expressions of a start over HTTP. They see <c>request.body</c>, <c>request.query</c> and <c>request.caller</c> (userId,
/// isClient, authorityKey, roles), the answer's the variables of the case. Pure.
/// </summary>
public static class HttpStartEvaluation
{
    public static HttpStartOutcome Evaluate(HttpStart start, HttpStartRequest request, FeelEnvironment environment)
    {
        var context = new FeelContext(FeelContextValue.Of([KeyValuePair.Create("request", Describe(request))]), environment);
        if (!TryKey(start.BusinessKey, context, out var businessKey, out var refusal)
            || !TryVariables(start.Variables, request.Body, context, out var variables, out refusal))
        {
            return new HttpStartOutcome.Refused(refusal);
        }

        return new HttpStartOutcome.Prepared(businessKey, variables);
    }

    /// <summary>The body of the answer to a case that has completed, as JSON.</summary>
    /// <param name="variables">The variables at the top of the case.</param>
    public static bool TryRespond(
        ModelExpression response,
        FeelContextValue variables,
        FeelEnvironment environment,
        [NotNullWhen(true)] out string? json,
        [NotNullWhen(false)] out string? refusal)
    {
        json = null;
        return TryValue("metroegov:httpResponse", response, new FeelContext(variables, environment), out var value, out refusal)
            && value.TryToJson(out json, out refusal);
    }

    private static FeelValue Describe(HttpStartRequest request) => FeelValue.Context(
        ("body", request.Body),
        ("query", FeelValue.Context(request.Query)),
        ("caller", FeelValue.Context(
            ("userId", FeelValue.Of(request.Caller.UserId)),
            ("isClient", FeelValue.Of(request.Caller.IsClient)),
            ("authorityKey", FeelValue.Of(request.Caller.AuthorityKey)),
            ("roles", FeelValue.List(request.Caller.Roles.Select(role => FeelValue.Of(role)))))));

    private static bool TryKey(
        ModelExpression? expression, FeelContext context, out string? key, [NotNullWhen(false)] out string? refusal)
    {
        key = null;
        refusal = null;
        if (expression is null)
        {
            return true;
        }

        if (!TryValue("metroegov:httpBusinessKey", expression, context, out var value, out refusal))
        {
            return false;
        }

        if (value.IsNull || value.TryGetString(out key) || (value.TryGetNumber(out _) && value.TryToJson(out key, out _)))
        {
            key = string.IsNullOrEmpty(key) ? null : key;
            return true;
        }

        refusal = "metroegov:httpBusinessKey must give a text, a number or null.";
        return false;
    }

    private static bool TryVariables(
        ModelExpression? expression,
        FeelValue body,
        FeelContext context,
        out ImmutableDictionary<string, VariableValue> variables,
        [NotNullWhen(false)] out string? refusal)
    {
        variables = ImmutableDictionary<string, VariableValue>.Empty.WithComparers(StringComparer.Ordinal);
        refusal = null;
        var given = body;
        if (expression is not null && !TryValue("metroegov:httpVariables", expression, context, out given, out refusal))
        {
            return false;
        }

        if (given.IsNull)
        {
            return true;
        }

        if (!given.TryGetContext(out var members))
        {
            refusal = expression is null
                ? "The body must be a JSON object: its members become the variables of the case."
                : "metroegov:httpVariables must give a context.";
            return false;
        }

        foreach (var (name, value) in members)
        {
            if (!VariableValue.TryFromFeel(value, out var variable, out var why))
            {
                refusal = $"Variable '{name}': {why}";
                return false;
            }

            variables = variables.SetItem(name, variable);
        }

        return true;
    }

    /// <summary>A null that FEEL explains by a warning is a failure: a request that the drawing did not foresee must not start a case half blind.</summary>
    private static bool TryValue(
        string property, ModelExpression expression, FeelContext context, out FeelValue value, [NotNullWhen(false)] out string? refusal)
    {
        refusal = null;
        if (expression.Feel is null)
        {
            value = FeelValue.Of(expression.Text);
            return true;
        }

        var result = expression.Feel.Evaluate(context);
        value = result.Value;
        if (!result.IsFailure && !(value.IsNull && !result.Warnings.IsDefaultOrEmpty))
        {
            return true;
        }

        refusal = $"{property} could not be evaluated: {result.Warnings[0].Message}";
        return false;
    }
}
