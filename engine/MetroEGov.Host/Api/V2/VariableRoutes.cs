using MetroEGov.Host.Security;
using MetroEGov.Host.Security.Views;
using MetroEGov.Runtime;

namespace MetroEGov.Host.Api.V2;

/// <summary>Variables of cases that the own authority may read. Who reads them is recorded, case by case.</summary>
public static class VariableRoutes
{
    private const string Tag = "Variables";

    public static void Map(IEndpointRouteBuilder routes)
    {
        var variables = routes.MapGroup("/variables").RequireAuthorization(Policies.DriveCases);
        variables.MapPost("/search", SearchAsync)
            .Operation("searchVariables", Tag, "Finds variables of cases that the caller's authority may read.")
            .Takes<SearchBody>()
            .Gives<SearchAnswer<VariableSearchAnswer>>();
        variables.MapGet("/{key:long}", GetAsync)
            .Operation("getVariable", Tag, "Reads one variable, whole.")
            .Gives<VariableAnswer>()
            .Refuses(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> SearchAsync(
        HttpRequest request, ApiContext context, Variables variables, CaseViews views, bool? truncateValues, CancellationToken cancellationToken)
    {
        var body = await ApiBody.ReadAsync(request, cancellationToken);
        var wanted = ApiSearch.Read(body, Variables.SearchFields);
        if (body.Refusal() is { } refusal)
            return refusal;
        var found = await variables.SearchAsync(wanted, context.OwnScope, cancellationToken);
        await views.RecordAsync(
            context.Requester, CaseViewKind.CaseData, [.. found.Items.Select(variable => variable.InstanceKey).Distinct()], cancellationToken);
        return SearchAnswers.Of(found, variable => VariableSearchAnswer.Of(variable, mayCut: truncateValues ?? true));
    }

    private static async Task<IResult> GetAsync(
        long key, ApiContext context, Variables variables, CaseViews views, CancellationToken cancellationToken)
    {
        if (await variables.GetAsync(key, context.OwnScope, cancellationToken) is not { } variable)
            return ApiProblem.NotFound($"There is no variable with the key {key}.");
        await views.RecordAsync(context.Requester, CaseViewKind.CaseData, variable.InstanceKey, taskKey: null, cancellationToken);
        return ApiJson.Ok(VariableAnswer.Of(variable));
    }
}
