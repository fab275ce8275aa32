using System.Text.Json;
using MetroEGov.Activities;

namespace MetroEGov.Connectors.Http;

/// <summary>One request to a partner's HTTP interface.</summary>
public sealed record HttpRequestInput
{
    [Input("Method", LabelDe = "Methode", AllowedValues = ["GET", "POST", "PUT", "PATCH", "DELETE"], IsChosenInDrawing = true, Proposal = "GET")]
    public required string Method { get; init; }

    [Input("Address", LabelDe = "Adresse", Description = "Absolute address of a host on the operator's list, without query.",
        DescriptionDe = "Vollständige Adresse eines Rechners auf der Liste des Betriebs, ohne Suchteil.", Proposal = "https://")]
    public required string Url { get; init; }

    [Input("Query", LabelDe = "Suchparameter", Description = "A context; a list repeats its name: ={ street: address.street }.",
        DescriptionDe = "Ein Kontext; eine Liste wiederholt ihren Namen: ={ street: address.street }.")]
    public IReadOnlyDictionary<string, JsonElement>? Query { get; init; }

    [Input("Headers", LabelDe = "Kopfzeilen", Description = "A context of texts. Credentials do not belong here.",
        DescriptionDe = "Ein Kontext aus Texten. Zugangsdaten gehören nicht hierher.")]
    public IReadOnlyDictionary<string, JsonElement>? Headers { get; init; }

    [Input("Body", LabelDe = "Inhalt", Description = "Sent as JSON, with POST, PUT and PATCH.", DescriptionDe = "Wird als JSON gesendet, mit POST, PUT und PATCH.")]
    public JsonElement? Body { get; init; }

    [Input("Credential", LabelDe = "Zugang", Description = "Name of a credential that the operator has set up for this host.",
        DescriptionDe = "Name eines Zugangs, den der Betrieb für diesen Rechner eingerichtet hat.")]
    public string? Credential { get; init; }

    [Input("Expected status", LabelDe = "Erwarteter Status", Description = "Such as 200-299,404. Every other status is the error HTTP_STATUS.",
        DescriptionDe = "Etwa 200-299,404. Jeder andere Status ist der Fehler HTTP_STATUS.", Proposal = "200-299")]
    public string? ExpectedStatus { get; init; }

    [Input("Timeout", LabelDe = "Zeitgrenze", Description = "ISO 8601, at most PT5M.", DescriptionDe = "ISO 8601, höchstens PT5M.", Proposal = "PT10S")]
    public string? Timeout { get; init; }

    [Input("The partner recognises repetitions", LabelDe = "Die Gegenstelle erkennt Wiederholungen",
        Description = "Only for POST and PATCH: the partner keeps the header Idempotency-Key and does the same request once.",
        DescriptionDe = "Nur für POST und PATCH: Die Gegenstelle merkt sich die Kopfzeile Idempotency-Key und erledigt dieselbe Anfrage einmal.")]
    public bool? IsIdempotent { get; init; }
}

/// <summary>What the partner answered.</summary>
public sealed record HttpAnswer
{
    [Output("Status", LabelDe = "Status")]
    public required int Status { get; init; }

    [Output("Headers", LabelDe = "Kopfzeilen", Description = "contentType, location, etag and lastModified, as far as given.",
        DescriptionDe = "contentType, location, etag und lastModified, soweit vorhanden.")]
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    [Output("Body", LabelDe = "Inhalt", Description = "JSON as a value, other text as text.", DescriptionDe = "JSON als Wert, anderer Text als Text.")]
    public JsonElement? Body { get; init; }
}
