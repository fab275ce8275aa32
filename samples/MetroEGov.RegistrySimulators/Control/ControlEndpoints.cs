using System.Text.Json;
using MetroEGov.RegistrySimulators.Partners;
using MetroEGov.RegistrySimulators.People;
using MetroEGov.RegistrySimulators.Registers;

namespace MetroEGov.RegistrySimulators.Control;

/// <summary>Switches faults and shows what happened, for people (HTML) and tests (JSON).</summary>
public static class ControlEndpoints
{
    private static readonly Dictionary<string, FaultMode> Modes =
        Enum.GetValues<FaultMode>().ToDictionary(mode => JsonNamingPolicy.KebabCaseLower.ConvertName(mode.ToString()), StringComparer.Ordinal);

    public static IEnumerable<string> ModeNames => Modes.Keys;

    public static string NameOf(FaultMode mode) => JsonNamingPolicy.KebabCaseLower.ConvertName(mode.ToString());

    public static void Map(WebApplication application)
    {
        application.MapGet("/", (Population population, RegisterBoard board, RegisterStore store, WasteOrders orders) =>
            Results.Content(StatusPage.Render(population, board, store, orders), "text/html; charset=utf-8"));
        application.MapGet("/health", () => Results.Text("ok"));
        application.MapGet("/control/counters", (RegisterBoard board) => board.Counters);
        application.MapGet("/control/{authority}", (string authority, RegisterBoard board) =>
            new { mode = board.ModeOf(authority), counters = board.CountersOf(authority), journal = board.JournalOf(authority) });
        application.MapPost("/control/reset", (RegisterBoard board, RegisterStore store, WasteOrders orders) =>
        {
            orders.Clear();
            board.Clear();
            store.Clear();
            return Results.NoContent();
        });
        application.MapPost("/control/{authority}", SwitchAsync);
    }

    /// <summary>The mode comes as query, form field or JSON member <c>mode</c>; a form is answered with the page.</summary>
    private static async Task<IResult> SwitchAsync(string authority, HttpContext http, RegisterBoard board)
    {
        var isForm = http.Request.HasFormContentType;
        var name = http.Request.Query["mode"].FirstOrDefault()
            ?? (isForm ? (await http.Request.ReadFormAsync(http.RequestAborted))["mode"].FirstOrDefault() : await ModeOfJsonAsync(http));
        if (!ResidentEndpoints.IsAuthority(authority) || name is null || !Modes.TryGetValue(name, out var mode))
        {
            return Results.Problem(
                $"Expected /control/{{nine-digit authority key}} and a mode out of {string.Join(", ", ModeNames)}.",
                statusCode: StatusCodes.Status400BadRequest);
        }

        board.Switch(authority, mode);
        return isForm ? Results.Redirect("/", permanent: false) : Results.NoContent();
    }

    private static async Task<string?> ModeOfJsonAsync(HttpContext http)
    {
        if (!http.Request.HasJsonContentType())
            return null;
        try
        {
            var body = await http.Request.ReadFromJsonAsync<JsonElement>(http.RequestAborted);
            return body.ValueKind == JsonValueKind.Object && body.TryGetProperty("mode", out var mode) && mode.ValueKind == JsonValueKind.String
                ? mode.GetString()
                : null;
        }
        catch (JsonException)
        {
            // The caller answers 400 for a missing mode and says what is expected.
            return null;
        }
    }
}
