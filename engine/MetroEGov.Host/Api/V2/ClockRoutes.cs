using MetroEGov.Host.Security;
using MetroEGov.Host.Setup;
using MetroEGov.Runtime;

namespace MetroEGov.Host.Api.V2;

/// <summary>
/// The clock of a demonstration. Without <c>--adjustable-clock</c> operators get 404. Other than in the dialect the clock does not
/// stand still where it was set: it goes on from there.
/// </summary>
public static class ClockRoutes
{
    private static readonly DateTimeOffset First = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Last = new(2100, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static void Map(IEndpointRouteBuilder routes)
    {
        var clock = routes.MapGroup("/clock").RequireAuthorization(Policies.Operator);
        clock.MapPut("", SetAsync)
            .WithSummary("Sets the clock of a demonstration")
            .Accepts<ClockSetting>("application/json")
            .Produces(StatusCodes.Status204NoContent)
            .Produces<ApiProblemDocument>(StatusCodes.Status400BadRequest, ApiProblem.ContentType)
            .Produces<ApiProblemDocument>(StatusCodes.Status404NotFound, ApiProblem.ContentType);
        clock.MapPost("/reset", ResetAsync)
            .WithSummary("Sets the clock of a demonstration back to the system's time")
            .Produces(StatusCodes.Status204NoContent)
            .Produces<ApiProblemDocument>(StatusCodes.Status404NotFound, ApiProblem.ContentType);
    }

    private static async Task<IResult> SetAsync(HttpRequest request, DueNow due, CancellationToken cancellationToken)
    {
        if (ClockOf(request) is not { } clock)
            return Fixed();
        var body = await ApiBody.ReadAsync(request, cancellationToken);
        var timestamp = body.Number("timestamp");
        if (timestamp is null || timestamp < First.ToUnixTimeMilliseconds() || timestamp > Last.ToUnixTimeMilliseconds())
            body.Refuse("'timestamp' must be milliseconds since 1970, of the years 2000 to 2099.");
        if (body.Refusal() is { } refusal)
            return refusal;

        clock.Set(DateTimeOffset.FromUnixTimeMilliseconds(timestamp!.Value));
        await due.RunAsync(cancellationToken);
        return Results.NoContent();
    }

    private static async Task<IResult> ResetAsync(HttpRequest request, DueNow due, CancellationToken cancellationToken)
    {
        if (ClockOf(request) is not { } clock)
            return Fixed();
        clock.Reset();
        await due.RunAsync(cancellationToken);
        return Results.NoContent();
    }

    private static AdjustableClock? ClockOf(HttpRequest request) => request.HttpContext.RequestServices.GetService<AdjustableClock>();

    private static IResult Fixed() => ApiProblem.NotFound("The clock of this host cannot be set.");
}

/// <param name="Timestamp">Milliseconds since 1970-01-01T00:00:00Z.</param>
public sealed record ClockSetting(long Timestamp);
