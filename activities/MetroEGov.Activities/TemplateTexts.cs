namespace MetroEGov.Activities;

/// <summary>The words that every element template has in common.</summary>
internal sealed record TemplateTexts
{
    private static readonly TemplateTexts English = new()
    {
        IsGerman = false,
        Input = "Input",
        Law = "Access to the register",
        Output = "Result",
        Errors = "Errors",
        Retries = "Repetition",
        LegalBasis = "Legal basis",
        Purpose = "Purpose",
        ReasonKey = "Reason key",
        ResultVariable = "Variable for the whole result",
        ResultExpression = "Variables from the result",
        ErrorExpression = "Errors from failures",
        RetryCount = "Attempts",
        RetryBackoff = "Pause before the next attempt",
        OneOf = "One of",
        Members = "Members:",
        Throws = "Throws by itself:",
    };

    private static readonly TemplateTexts German = new()
    {
        IsGerman = true,
        Input = "Eingaben",
        Law = "Registerzugriff",
        Output = "Ergebnis",
        Errors = "Fehler",
        Retries = "Wiederholung",
        LegalBasis = "Rechtsgrundlage",
        Purpose = "Zweck",
        ReasonKey = "Anlassschlüssel",
        ResultVariable = "Variable für das ganze Ergebnis",
        ResultExpression = "Variablen aus dem Ergebnis",
        ErrorExpression = "Fehler aus Störungen",
        RetryCount = "Versuche",
        RetryBackoff = "Pause vor dem nächsten Versuch",
        OneOf = "Eines von",
        Members = "Bestandteile:",
        Throws = "Löst selbst aus:",
    };

    public required bool IsGerman { get; init; }

    public required string Input { get; init; }

    public required string Law { get; init; }

    public required string Output { get; init; }

    public required string Errors { get; init; }

    public required string Retries { get; init; }

    public required string LegalBasis { get; init; }

    public required string Purpose { get; init; }

    public required string ReasonKey { get; init; }

    public required string ResultVariable { get; init; }

    public required string ResultExpression { get; init; }

    public required string ErrorExpression { get; init; }

    public required string RetryCount { get; init; }

    public required string RetryBackoff { get; init; }

    public required string OneOf { get; init; }

    public required string Members { get; init; }

    public required string Throws { get; init; }

    public static TemplateTexts In(string language) => language == "de" ? German : English;

    /// <summary>The title up to its colon, which is what activities of one namespace have in common.</summary>
    public string CategoryOf(ActivityDescriptor descriptor)
    {
        var title = Choose(descriptor.Title, descriptor.TitleDe) ?? descriptor.Namespace;
        return title.IndexOf(':', StringComparison.Ordinal) is > 0 and var end ? title[..end] : descriptor.Namespace;
    }

    /// <summary>The German text when German is wanted and there is one.</summary>
    public string? Choose(string? english, string? german) => IsGerman ? german ?? english : english;
}
