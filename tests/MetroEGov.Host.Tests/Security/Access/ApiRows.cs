using MetroEGov.Host.Security;

namespace MetroEGov.Host.Tests.Security.Access;

/// <summary>What programs use beside the API in the zeebe dialect.</summary>
internal static class ApiRows
{
    public static EndpointRow[] All { get; } =
    [
        new("POST", "/connect/token", Who.Everybody)
        {
            Form = [("grant_type", "client_credentials"), ("client_id", "parking-app"), ("client_secret", "demo-secret-parking-app")],
            AnswersAsOAuth = true,
            Note = "the client's secret decides",
        },
        new("POST", "/inbox/resident-registry", Who.Everybody) { Xml = "<nothing/>", Note = "the register's own token decides" },
        new("POST", "/procedures/{path}", Who.SignedIn)
        {
            Json = """{"a":"b"}""", Parameters = [("path", "nothing")], IsAddressedFirst = true, TakesAnyMember = true, Note = "the drawing says which roles and clients",
        },
        new("PUT", "/procedures/{path}", Who.SignedIn)
        {
            Json = """{"a":"b"}""", Parameters = [("path", "nothing")], IsAddressedFirst = true, TakesAnyMember = true, Note = "the drawing says which roles and clients",
        },
        new("GET", "/procedures/{path}", Who.SignedIn) { Parameters = [("path", "nothing")], Note = "refused: procedures are started with POST or PUT" },
        new("PATCH", "/procedures/{path}", Who.SignedIn) { Parameters = [("path", "nothing")], Note = "refused: procedures are started with POST or PUT" },
        new("DELETE", "/procedures/{path}", Who.SignedIn) { Parameters = [("path", "nothing")], Note = "refused: procedures are started with POST or PUT" },
        new("*", "/health/live", Who.Everybody),
        new("*", "/health/ready", Who.Everybody),
        new("GET", "/api/activities", Who.Only(Role.Designer)),
    ];
}
