namespace MetroEGov.Host.Api;

/// <summary>What the API's own document says about an operation.</summary>
public static class ApiOperation
{
    /// <param name="route">The route.</param>
    /// <param name="id">The operation's id: what clients name their method after. Unique in the host.</param>
    /// <param name="tag">The group that it is listed in.</param>
    /// <param name="summary">One sentence.</param>
    public static RouteHandlerBuilder Operation(this RouteHandlerBuilder route, string id, string tag, string summary) =>
        route.WithName(id).WithTags(tag).WithSummary(summary)
            .Refuses(StatusCodes.Status401Unauthorized, StatusCodes.Status403Forbidden, StatusCodes.Status503ServiceUnavailable);

    /// <summary>A body that is read by hand but looks like <typeparamref name="T"/>.</summary>
    public static RouteHandlerBuilder Takes<T>(this RouteHandlerBuilder route, bool isOptional = true)
        where T : notnull => route.Accepts<T>(isOptional, "application/json").Refuses(StatusCodes.Status400BadRequest);

    public static RouteHandlerBuilder Gives<T>(this RouteHandlerBuilder route, int status = StatusCodes.Status200OK) => route.Produces<T>(status);

    public static RouteHandlerBuilder GivesNothing(this RouteHandlerBuilder route) => route.Produces(StatusCodes.Status204NoContent);

    /// <summary>Problem documents that it may answer beside those of every operation.</summary>
    public static RouteHandlerBuilder Refuses(this RouteHandlerBuilder route, params IReadOnlyList<int> statuses)
    {
        foreach (var status in statuses)
            route.Produces<ApiProblemDocument>(status, ApiProblem.ContentType);
        return route;
    }
}
