using System.Text.Json;
using MetroEGov.Activities;

namespace MetroEGov.Runtime.Tests.Connectors;

/// <summary>Valid objects for tests; a test changes what it is about.</summary>
internal static class Some
{
    public static readonly AuthorityReference Hamburg = new("020000000", "Hamburg, Freie und Hansestadt");

    public static readonly AuthorityReference Norderstedt = new("010600063", "Norderstedt, Stadt");

    public static readonly AuthorityReference Buchholz = new("033530005", "Buchholz in der Nordheide, Stadt");

    /// <summary>A clerk of Buchholz acts for a move from Norderstedt to Hamburg.</summary>
    public static ActivityContext Context(
        string idempotencyKey = "4711-1",
        int attempt = 1,
        TimeSpan? timeLeft = null,
        string? legalBasis = "BMG §23(3)",
        AuthorityReference? previous = null,
        Actor? actor = null,
        bool hasActor = true) => new()
        {
            IdempotencyKey = idempotencyKey,
            Attempt = attempt,
            Deadline = DateTimeOffset.UtcNow + (timeLeft ?? TimeSpan.FromSeconds(30)),
            CaseKey = "4711",
            BusinessKey = "VISIT-1",
            ElementId = "Task_Ask",
            AcceptingAuthority = Buchholz,
            CompetentAuthority = Hamburg,
            PreviousAuthority = previous ?? Norderstedt,
            Actor = hasActor ? actor ?? new Actor("buchholz.clerk", Buchholz.Key) : null,
            LegalBasis = legalBasis,
            Purpose = "change of address",
            ReasonKey = "move",
        };

    public static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;

    public static JsonElement Json(object value) => JsonSerializer.SerializeToElement(value, ActivityJson.Options);
}
