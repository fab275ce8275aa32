using MetroEGov.Host.Security;
using MetroEGov.Runtime;

namespace MetroEGov.Host.Api.V2;

/// <summary>What instances went through, element by element.</summary>
public static class ElementRoutes
{
    private const string Tag = "Element instances";

    public static void Map(IEndpointRouteBuilder routes)
    {
        var elements = routes.MapGroup("/element-instances").RequireAuthorization(Policies.FollowCases);
        elements.MapPost("/search", SearchAsync)
            .Operation("searchElementInstances", Tag, "Finds element instances of cases that the caller's authority may read.")
            .Takes<SearchBody>()
            .Gives<SearchAnswer<ElementInstanceAnswer>>();
        elements.MapGet("/{key:long}", GetAsync)
            .Operation("getElementInstance", Tag, "Reads one element instance.")
            .Gives<ElementInstanceAnswer>()
            .Refuses(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> SearchAsync(
        HttpRequest request, ApiContext context, ElementInstances elements, CancellationToken cancellationToken)
    {
        var body = await ApiBody.ReadAsync(request, cancellationToken);
        var wanted = ApiSearch.Read(body, ElementInstances.SearchFields);
        return body.Refusal() ?? SearchAnswers.Of(await elements.SearchAsync(wanted, context.Scope, cancellationToken), ElementInstanceAnswer.Of);
    }

    private static async Task<IResult> GetAsync(long key, ApiContext context, ElementInstances elements, CancellationToken cancellationToken) =>
        await elements.GetAsync(key, context.Scope, cancellationToken) is { } element
            ? ApiJson.Ok(ElementInstanceAnswer.Of(element))
            : ApiProblem.NotFound($"There is no element instance with the key {key}.");
}
