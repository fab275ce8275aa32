using System.Text;
using MetroEGov.Host.Security;
using MetroEGov.Runtime;

namespace MetroEGov.Host.Api.V2;

/// <summary>Versions of decisions, to find, to read and to ask.</summary>
public static class DecisionRoutes
{
    private const string Tag = "Definitions";

    public static void Map(IEndpointRouteBuilder routes)
    {
        var decisions = routes.MapGroup("/decision-definitions").RequireAuthorization(Policies.ReadDefinitions);
        decisions.MapPost("/search", SearchAsync)
            .Operation("searchDecisionDefinitions", Tag, "Finds versions of decisions.")
            .Takes<SearchBody>()
            .Gives<SearchAnswer<DecisionDefinitionAnswer>>();
        decisions.MapGet("/{key:long}", Get)
            .Operation("getDecisionDefinition", Tag, "Reads one version of a decision.")
            .Gives<DecisionDefinitionAnswer>()
            .Refuses(StatusCodes.Status404NotFound);
        decisions.MapGet("/{key:long}/xml", GetXmlAsync)
            .Operation("getDecisionDefinitionXML", Tag, "Reads the DMN file, as it was deployed.")
            .Produces<string>(StatusCodes.Status200OK, "text/xml")
            .Refuses(StatusCodes.Status404NotFound);
        decisions.MapPost("/evaluation", EvaluateAsync)
            .Operation("evaluateDecision", Tag, "Asks a decision; no case is touched.")
            .Takes<EvaluateDecisionBody>(isOptional: false)
            .Gives<DecisionEvaluationAnswer>()
            .Refuses(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> SearchAsync(HttpRequest request, Deployments deployments, CancellationToken cancellationToken)
    {
        var body = await ApiBody.ReadAsync(request, cancellationToken);
        var wanted = ApiSearch.Read(body, Deployments.DecisionSearchFields);
        return body.Refusal() ?? SearchAnswers.Of(deployments.SearchDecisions(wanted), DecisionDefinitionAnswer.Of);
    }

    private static IResult Get(long key, Deployments deployments) =>
        deployments.GetDecision(key) is { } decision ? ApiJson.Ok(DecisionDefinitionAnswer.Of(decision)) : Missing(key);

    private static async Task<IResult> GetXmlAsync(long key, Deployments deployments, CancellationToken cancellationToken) =>
        deployments.GetDecision(key) is not null && await deployments.GetTextAsync(key, cancellationToken) is { } xml
            ? Results.Text(xml, "text/xml", Encoding.UTF8)
            : Missing(key);

    private static async Task<IResult> EvaluateAsync(HttpRequest request, Evaluations evaluations, CancellationToken cancellationToken)
    {
        var body = await ApiBody.ReadAsync(request, cancellationToken);
        var id = body.Text("decisionDefinitionId");
        var key = body.Key("decisionDefinitionKey");
        var variables = body.Object("variables");
        if (key is null && string.IsNullOrEmpty(id))
            body.Refuse("'decisionDefinitionId' or 'decisionDefinitionKey' is required.");
        if (body.Refusal() is { } refusal)
            return refusal;
        var answer = key is { } exact ? evaluations.Decide(exact, variables) : evaluations.Decide(id ?? "", variables);
        return answer switch
        {
            DecisionAnswer.Decided decided => ApiJson.Ok(DecisionEvaluationAnswer.Of(decided)),
            DecisionAnswer.Refused refused => ApiProblem.ForRefusal(refused.Code, refused.Text),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static IResult Missing(long key) => ApiProblem.NotFound($"There is no decision definition with the key {key}.");
}
