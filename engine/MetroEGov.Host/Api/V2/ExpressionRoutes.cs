using System.Text.Json;
using MetroEGov.Host.Security;
using MetroEGov.Runtime;

namespace MetroEGov.Host.Api.V2;

/// <summary>FEEL to try out.</summary>
public static class ExpressionRoutes
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/expression/evaluation", EvaluateAsync).RequireAuthorization(Policies.ReadDefinitions)
            .Operation("evaluateExpression", "Definitions", "Evaluates an expression over variables; no case is touched.")
            .Takes<EvaluateExpressionBody>(isOptional: false)
            .Gives<ExpressionAnswer>();

    private static async Task<IResult> EvaluateAsync(HttpRequest request, Evaluations evaluations, CancellationToken cancellationToken)
    {
        var body = await ApiBody.ReadAsync(request, cancellationToken);
        var expression = body.RequiredText("expression");
        var variables = body.Object("variables");
        return body.Refusal() ?? evaluations.Evaluate(expression, variables) switch
        {
            EvaluationAnswer.Evaluated evaluated => ApiJson.Ok(new ExpressionAnswer(
                expression, Json(evaluated.Json), [.. evaluated.Warnings.Select(warning => new ExpressionWarning(warning))])),
            EvaluationAnswer.Refused refused => ApiProblem.ForRefusal(refused.Code, refused.Text),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static JsonElement Json(string text)
    {
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }
}

/// <param name="Expression">FEEL after a <c>=</c>; without it the text itself.</param>
public sealed record EvaluateExpressionBody(string Expression, JsonElement? Variables, string? TenantId);

/// <param name="Result">Null also where the expression could not be evaluated; the warnings say why.</param>
public sealed record ExpressionAnswer(string Expression, JsonElement? Result, IReadOnlyList<ExpressionWarning> Warnings);

public sealed record ExpressionWarning(string Message);
