namespace MetroEGov.Host.Pages.Shared;

/// <summary>What every page says: header, navigation, footer.</summary>
public sealed class FrameTexts(Language language)
{
    public string Product => "MetroEGov";

    public string Claim => language.Pick("Verwaltung aus einer Hand", "One-stop government");

    public string SkipLink => language.Pick("Zum Inhalt springen", "Skip to content");

    public string Navigation => language.Pick("Hauptnavigation", "Main navigation");

    public string Tasks => language.Pick("Aufgaben", "Tasks");

    public string StartProcedure => language.Pick("Vorgang beginnen", "Start a procedure");

    public string Cases => language.Pick("Vorgänge", "Cases");

    public string Designer => language.Pick("Verfahren gestalten", "Designer");

    public string Operations => language.Pick("Betrieb", "Operations");

    public string AccessLog => language.Pick("Zugriffsprotokoll", "Access log");

    public string SignOut => language.Pick("Abmelden", "Sign out");

    public string SignIn => language.Pick("Anmelden", "Sign in");

    public string OtherLanguage => language.IsEnglish ? "Deutsch" : "English";

    public string OtherLanguageTag => language.IsEnglish ? "de" : "en";

    public string SignedInAs(string name, string authority) =>
        language.Pick($"Angemeldet: {name}, {authority}", $"Signed in: {name}, {authority}");

    public string Privacy => language.Pick("Datenschutz", "Privacy");

    public string Accessibility => language.Pick("Barrierefreiheit", "Accessibility");

    public string LegalNavigation => language.Pick("Rechtliches", "Legal");

    public string DemoNotice => language.Pick(
        "Vorführung: Alle Personen und Daten sind erfunden.",
        "Demonstration: all people and data are invented.");

    public string OutboxNotice => language.Pick(
        "E-Mails werden nicht versandt, sondern als Dateien im Datenverzeichnis abgelegt (outbox).",
        "E-mails are not sent but kept as files in the data directory (outbox).");
}
