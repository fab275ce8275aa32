using System.Text.Json;

namespace MetroEGov.RegistrySimulators.Partners;

/// <summary>
/// An invented waste collection that takes orders over plain HTTP and JSON, for the generic HTTP activity: <c>POST /waste/orders</c>.
/// </summary>
public static class WasteEndpoints
{
    private static readonly int[] Sizes = [60, 80, 120, 240];

    /// <summary>A member that is missing or null is as wrong as one of the wrong kind.</summary>
    private static readonly JsonSerializerOptions Complete = new(JsonSerializerDefaults.Web)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    public static void Map(WebApplication application)
    {
        ArgumentNullException.ThrowIfNull(application);
        application.MapPost("/waste/orders", OrderAsync);
        application.MapGet("/waste/orders", (WasteOrders orders) => orders.All);
    }

    /// <summary>201 for a new order, 200 for one that the same key made before, 404 for a municipality that it does not serve.</summary>
    private static async Task<IResult> OrderAsync(HttpContext http, WasteOrders orders)
    {
        var key = http.Request.Headers["Idempotency-Key"].ToString();
        if (key.Length == 0)
            return Refused("The header Idempotency-Key is missing: without it a repeated order would be a second one.");
        if (await ReadAsync(http) is not { } request)
            return Refused("Expected JSON with municipalityKey, litres and from.");
        if (!Sizes.Contains(request.Litres))
            return Refused($"litres must be one of {string.Join(", ", Sizes)}.");
        // Schleswig-Holstein's keys begin with 01: the invented company works in Hamburg and Lower Saxony only.
        if (!request.MunicipalityKey.StartsWith("02", StringComparison.Ordinal) && !request.MunicipalityKey.StartsWith("03", StringComparison.Ordinal))
            return Results.Problem("This municipality is served by another company.", statusCode: StatusCodes.Status404NotFound);
        var (order, isNew) = orders.Take(key, request);
        return isNew ? Results.Created($"/waste/orders/{order.OrderNumber}", order) : Results.Ok(order);
    }

    private static async Task<WasteOrderRequest?> ReadAsync(HttpContext http)
    {
        try
        {
            return http.Request.HasJsonContentType() ? await http.Request.ReadFromJsonAsync<WasteOrderRequest>(Complete, http.RequestAborted) : null;
        }
        catch (JsonException)
        {
            // The caller answers 400 and says what is expected.
            return null;
        }
    }

    private static IResult Refused(string detail) => Results.Problem(detail, statusCode: StatusCodes.Status400BadRequest);
}
