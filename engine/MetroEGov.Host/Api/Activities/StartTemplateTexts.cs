namespace MetroEGov.Host.Api.Activities;

/// <summary>The words of the start events' templates.</summary>
internal sealed record StartTemplateTexts
{
    private static readonly StartTemplateTexts English = new()
    {
        Category = "Starts",
        Call = "Call",
        Case = "Case",
        Answer = "Answer",
        Timer = "Timer",
        HttpName = "HTTP start",
        HttpDescription = "The procedure is started by a request to /procedures/{path}.",
        Path = "Path below /procedures/",
        PathHint = "Parts of a-z, 0-9 and hyphens joined by slashes, for example dog-tax/address-changes.",
        Method = "Method",
        Schema = "Schema of the body",
        SchemaHint = "JSON Schema 2020-12. Empty: any JSON object.",
        Callers = "Who may call",
        CallersHint = "Roles, role@authorityKey or client:ID, separated by commas.",
        BusinessKey = "Business key",
        BusinessKeyHint = "FEEL over request.body, request.query and request.caller.",
        Unique = "One case per business key",
        Yes = "yes",
        No = "no",
        Variables = "Variables",
        VariablesHint = "FEEL context over request.body, request.query and request.caller. Empty: the members of the body.",
        When = "Answer when",
        Started = "the case has begun",
        Completed = "the case has completed",
        Response = "Body of the answer",
        ResponseHint = "FEEL over the variables with which the case ended. Empty: the keys of the case.",
        Timeout = "Wait at most",
        TimeoutHint = "ISO 8601, at most PT60S. The case goes on after it.",
        CycleName = "Timer start",
        CycleDescription = "Cases begin again and again, in the name of an authority.",
        DateName = "Timer start, once",
        DateDescription = "A case begins at one moment, in the name of an authority.",
        Cycle = "Cycle",
        CycleHint = "ISO 8601, for example R/2026-12-01T08:00:00+01:00/P1D.",
        Date = "Date and time",
        DateHint = "ISO 8601, for example 2026-12-01T08:00:00+01:00.",
        Authority = "Authority",
        AuthorityHint = "Nine-digit key of the authority in whose name the cases begin.",
        AuthorityWrong = "Nine digits, for example 020000000.",
    };

    private static readonly StartTemplateTexts German = new()
    {
        Category = "Starts",
        Call = "Aufruf",
        Case = "Vorgang",
        Answer = "Antwort",
        Timer = "Zeit",
        HttpName = "Start über HTTP",
        HttpDescription = "Das Verfahren beginnt mit einer Anfrage an /procedures/{Pfad}.",
        Path = "Pfad unter /procedures/",
        PathHint = "Teile aus a-z, 0-9 und Bindestrichen, verbunden durch Schrägstriche, etwa hundesteuer/adressaenderungen.",
        Method = "Methode",
        Schema = "Schema des Inhalts",
        SchemaHint = "JSON Schema 2020-12. Leer: jedes JSON-Objekt.",
        Callers = "Wer aufrufen darf",
        CallersHint = "Rollen, rolle@behördenschlüssel oder client:ID, durch Kommas getrennt.",
        BusinessKey = "Geschäftszeichen",
        BusinessKeyHint = "FEEL über request.body, request.query und request.caller.",
        Unique = "Ein Vorgang je Geschäftszeichen",
        Yes = "ja",
        No = "nein",
        Variables = "Variablen",
        VariablesHint = "FEEL-Kontext über request.body, request.query und request.caller. Leer: die Einträge des Inhalts.",
        When = "Antworten, wenn",
        Started = "der Vorgang begonnen hat",
        Completed = "der Vorgang beendet ist",
        Response = "Inhalt der Antwort",
        ResponseHint = "FEEL über die Variablen, mit denen der Vorgang endete. Leer: die Schlüssel des Vorgangs.",
        Timeout = "Höchstens warten",
        TimeoutHint = "ISO 8601, höchstens PT60S. Der Vorgang läuft danach weiter.",
        CycleName = "Start nach Zeit",
        CycleDescription = "Vorgänge beginnen immer wieder, im Namen einer Behörde.",
        DateName = "Start nach Zeit, einmal",
        DateDescription = "Ein Vorgang beginnt zu einem Zeitpunkt, im Namen einer Behörde.",
        Cycle = "Wiederholung",
        CycleHint = "ISO 8601, etwa R/2026-12-01T08:00:00+01:00/P1D.",
        Date = "Tag und Uhrzeit",
        DateHint = "ISO 8601, etwa 2026-12-01T08:00:00+01:00.",
        Authority = "Behörde",
        AuthorityHint = "Neunstelliger Schlüssel der Behörde, in deren Namen die Vorgänge beginnen.",
        AuthorityWrong = "Neun Ziffern, etwa 020000000.",
    };

    public required string Category { get; init; }
    public required string Call { get; init; }
    public required string Case { get; init; }
    public required string Answer { get; init; }
    public required string Timer { get; init; }
    public required string HttpName { get; init; }
    public required string HttpDescription { get; init; }
    public required string Path { get; init; }
    public required string PathHint { get; init; }
    public required string Method { get; init; }
    public required string Schema { get; init; }
    public required string SchemaHint { get; init; }
    public required string Callers { get; init; }
    public required string CallersHint { get; init; }
    public required string BusinessKey { get; init; }
    public required string BusinessKeyHint { get; init; }
    public required string Unique { get; init; }
    public required string Yes { get; init; }
    public required string No { get; init; }
    public required string Variables { get; init; }
    public required string VariablesHint { get; init; }
    public required string When { get; init; }
    public required string Started { get; init; }
    public required string Completed { get; init; }
    public required string Response { get; init; }
    public required string ResponseHint { get; init; }
    public required string Timeout { get; init; }
    public required string TimeoutHint { get; init; }
    public required string CycleName { get; init; }
    public required string CycleDescription { get; init; }
    public required string DateName { get; init; }
    public required string DateDescription { get; init; }
    public required string Cycle { get; init; }
    public required string CycleHint { get; init; }
    public required string Date { get; init; }
    public required string DateHint { get; init; }
    public required string Authority { get; init; }
    public required string AuthorityHint { get; init; }
    public required string AuthorityWrong { get; init; }

    /// <param name="language">de for German, anything else for English.</param>
    public static StartTemplateTexts In(string language) => language == "de" ? German : English;
}
