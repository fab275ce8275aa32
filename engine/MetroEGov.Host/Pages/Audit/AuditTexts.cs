using MetroEGov.Host.Security.Views;

namespace MetroEGov.Host.Pages.Audit;

public sealed class AuditTexts(Language language)
{
    public string Title => language.Pick("Zugriffsprotokoll", "Access log");

    public string Lead => language.Pick(
        "Abrufe und Einsichten durch Ihre Behörde, die neuesten zuerst. Das Protokoll dient nur der Datenschutzkontrolle (§ 40 BMG).",
        "Reads and views by your authority, newest first. The log serves data-protection control only (BMG § 40).");

    public string Reads => language.Pick("Abrufe aus Registern", "Reads of registers");

    public string Views => language.Pick("Einsicht in Vorgänge", "Views of cases");

    public string NoView => language.Pick("Es ist keine Einsicht verzeichnet.", "No view is on record.");

    public string What => language.Pick("Was", "What");

    public string Key => language.Pick("Nummer", "Number");

    public string KindOf(string kind) => kind switch
    {
        CaseViewKind.Case => language.Pick("Vorgang", "case"),
        CaseViewKind.CaseData => language.Pick("Angaben eines Vorgangs", "data of a case"),
        CaseViewKind.JobData => language.Pick("Angaben eines Auftrags an ein Fachverfahren", "data of a job"),
        CaseViewKind.TaskData => language.Pick("Angaben einer Aufgabe", "data of a task"),
        CaseViewKind.Document => language.Pick("Dokument eines Vorgangs", "document of a case"),
        CaseViewKind.Certificate => language.Pick("Meldebestätigung", "certificate"),
        _ => kind,
    };

    public string None => language.Pick("Es ist kein Abruf verzeichnet.", "No read is on record.");

    public string Shown(int shown, int total) => language.Pick($"{shown} von {total} Abrufen", $"{shown} of {total} reads");

    public string At => language.Pick("Zeit", "Time");

    public string User => language.Pick("Kennung", "User id");

    public string Register => language.Pick("Register", "Register");

    public string Query => language.Pick("Gefragt nach", "Asked by");

    public string LegalBasis => language.Pick("Rechtsgrundlage", "Legal basis");

    public string Purpose => language.Pick("Zweck", "Purpose");

    public string Outcome => language.Pick("Ausgang", "Outcome");

    public string Case => language.Pick("Vorgang", "Case");
}
