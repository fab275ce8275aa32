namespace MetroEGov.Host.Pages.Forms;

/// <summary>What the pages add to the words of a form.</summary>
public sealed class FormTexts(Language language)
{
    public string Optional => language.Pick("freiwillig", "optional");

    public string PleaseChoose => language.Pick("Bitte wählen", "Please choose");

    public string PreviewTitle => language.Pick("Vorschau des Formulars", "Preview of the form");

    public string PreviewEmpty => language.Pick("Das Formular hat noch keine Felder.", "The form has no fields yet.");

    public string Add => language.Pick("Weiteren Eintrag hinzufügen", "Add another entry");

    public string Remove(int position) => language.Pick($"Eintrag {position} entfernen", $"Remove entry {position}");

    public string Entry(int position) => language.Pick($"Eintrag {position}", $"Entry {position}");

    public string NoEntries => language.Pick("Noch kein Eintrag.", "No entry yet.");

    public string Refresh => language.Pick("Angaben übernehmen und Formular anpassen", "Apply entries and adapt the form");

    public string RefreshHint => language.Pick(
        "Manche Fragen hängen von Ihren Angaben ab. So sehen Sie, welche noch dazugehören; gespeichert wird dabei nichts.",
        "Some questions depend on your entries. This shows which ones are still to come; nothing is saved by it.");
}
