using MetroEGov.Activities;

namespace MetroEGov.Host.Pages.Help;

/// <summary>The words around what each activity says of itself.</summary>
public sealed class ActivityHelpTexts(Language language)
{
    public string Title => language.Pick("Aktivitäten", "Activities");

    public string Lead => language.Pick(
        "Was Sie in eine Zeichnung setzen können. Eine Aktivität wird wiederholt, wenn die Gegenstelle nicht erreichbar ist; danach liegt eine Störung vor, die ein Mensch behebt. Fachliche Fehler fängt die Zeichnung mit einem angehefteten Fehlerereignis.",
        "What you can put into a drawing. An activity is tried again when its partner cannot be reached; after that an incident waits for a person. Business errors are caught in the drawing by an attached error event.");

    public string Inputs => language.Pick("Eingaben", "Inputs");

    public string Outputs => language.Pick("Ergebnis", "Result");

    public string Errors => language.Pick("Fachliche Fehler", "Business errors");

    public string Name => language.Pick("Name", "Name");

    public string Meaning => language.Pick("Bedeutung", "Meaning");

    public string Type => language.Pick("Art", "Type");

    public string Code => language.Pick("Code", "Code");

    public string JobType => language.Pick("Auftragsart", "Job type");

    public string Law => language.Pick(
        "Liest ein Register: Rechtsgrundlage, Zweck und Anlassschlüssel sind anzugeben.",
        "Reads a register: legal basis, purpose and reason key have to be given.");

    public string TitleOf(ActivityDescriptor activity) => language.Pick(activity.TitleDe, activity.Title);

    public string? DescriptionOf(ActivityDescriptor activity) => language.IsEnglish ? activity.Description : activity.DescriptionDe ?? activity.Description;

    public string LabelOf(ActivityParameter parameter) => language.Pick(parameter.LabelDe ?? parameter.Label, parameter.Label);

    public string? DescriptionOf(ActivityParameter parameter) =>
        language.IsEnglish ? parameter.Description : parameter.DescriptionDe ?? parameter.Description;

    public string TitleOf(DeclaredBusinessError error) => language.Pick(error.TitleDe ?? error.Title, error.Title);

    /// <summary>The kind of value, whether it must be there, and the closed list where there is one.</summary>
    public string TypeOf(ActivityParameter parameter, bool isInput)
    {
        var kind = parameter.Kind switch
        {
            ActivityValueKind.String => language.Pick("Text", "text"),
            ActivityValueKind.Date => language.Pick("Datum", "date"),
            ActivityValueKind.DateTime => language.Pick("Zeitpunkt", "date and time"),
            ActivityValueKind.Integer => language.Pick("ganze Zahl", "whole number"),
            ActivityValueKind.Number => language.Pick("Zahl", "number"),
            ActivityValueKind.Boolean => language.Pick("ja oder nein", "true or false"),
            ActivityValueKind.Array => language.Pick("Liste", "list"),
            ActivityValueKind.Object => language.Pick("Kontext", "context"),
            _ => language.Pick("beliebiger Wert", "any value"),
        };
        var values = parameter.AllowedValues.IsEmpty ? "" : ": " + string.Join(", ", parameter.AllowedValues);
        return kind + values + (isInput && parameter.IsRequired ? ", " + language.Pick("Pflicht", "required") : "");
    }
}
