using MetroEGov.Runtime;

namespace MetroEGov.Host.Pages.Library;

public sealed class LibraryTexts(Language language)
{
    public string Title => language.Pick("Verfahren gestalten", "Designer");

    public string Lead => language.Pick(
        "Alle Verfahren mit ihren Entwürfen. Entwürfe teilen sich alle Gestalterinnen und Gestalter; in Kraft tritt, was veröffentlicht wird. Laufende Vorgänge bleiben bei ihrer Fassung.",
        "All procedures with their drafts. All designers share the drafts; what is published takes effect. Running cases keep their version.");

    public string None => language.Pick("Es gibt noch kein Verfahren.", "There is no procedure yet.");

    public string Back => language.Pick("Zurück zu allen Verfahren", "Back to all procedures");

    public string BackTo(string title) => language.Pick($"Zurück zu „{title}“", $"Back to “{title}”");

    public string Procedure => language.Pick("Verfahren", "Procedure");

    public string Version => language.Pick("Fassung", "Version");

    public string ValidFrom => language.Pick("Gültig ab", "Valid from");

    public string Drafts => language.Pick("Entwürfe", "Drafts");

    public string FileCount => language.Pick("Dateien", "Files");

    public string Changed => language.Pick("Zuletzt geändert", "Last changed");

    public string NotPublished => language.Pick("noch nicht veröffentlicht", "not published yet");

    public string Always => language.Pick("von Anfang an", "from the beginning");

    public string Unpublished => language.Pick("unveröffentlichte Änderungen", "unpublished changes");

    public string AllPublished => language.Pick("alles veröffentlicht", "all published");

    public string NewProcedure => language.Pick("Neues Verfahren", "New procedure");

    public string ProcedureTitle => language.Pick("Titel", "Title");

    public string ProcedureId => language.Pick("Kennung", "Id");

    public string ProcedureIdHint => language.Pick(
        "2 bis 60 Zeichen: Kleinbuchstaben, Ziffern und Bindestriche, mit einem Buchstaben beginnend. Sie bleibt für immer.",
        "2 to 60 characters: small letters, digits and hyphens, beginning with a letter. It stays for ever.");

    public string Create => language.Pick("Verfahren anlegen", "Create procedure");

    public string Files => language.Pick("Dateien", "Files");

    public string NoFiles => language.Pick("Das Verfahren hat noch keine Datei. Legen Sie zuerst einen Ablauf an.", "The procedure has no file yet. Begin with a process.");

    public string File => language.Pick("Datei", "File");

    public string Kind => language.Pick("Art", "Kind");

    public string State => language.Pick("Stand", "State");

    public string Action => language.Pick("Handlung", "Action");

    public string Open(string file) => language.Pick($"{file} bearbeiten", $"Edit {file}");

    public string Revisions => language.Pick("Frühere Stände", "Revisions");

    public string RevisionsOf(string file) => language.Pick($"Frühere Stände von {file}", $"Revisions of {file}");

    public string Delete => language.Pick("Löschen", "Delete");

    public string DeleteOf(string file) => language.Pick($"{file} löschen", $"Delete {file}");

    public string DeleteQuestion(string file) => language.Pick($"„{file}“ löschen?", $"Delete “{file}”?");

    public string DeleteText => language.Pick(
        "Die Datei gehört dann nicht mehr zum Verfahren. Was veröffentlicht ist, bleibt in Kraft; frühere Stände bleiben erhalten und lassen sich wiederherstellen.",
        "The file then no longer belongs to the procedure. What is published stays in force; its revisions are kept and can be restored.");

    public string Cancel => language.Pick("Abbrechen", "Cancel");

    public string NewFile => language.Pick("Neue Datei", "New file");

    public string FileName => language.Pick("Name", "Name");

    public string FileNameHint => language.Pick("Kleinbuchstaben, Ziffern und Bindestriche, ohne Endung.", "Small letters, digits and hyphens, without an extension.");

    public string CreateFile => language.Pick("Datei anlegen", "Create file");

    public string Upload => language.Pick("Dateien hochladen", "Upload files");

    public string UploadHint => language.Pick(
        "BPMN, DMN, Formulare (.form) und Szenarien (.json), je höchstens 4 MiB. Eine Datei gleichen Namens bekommt einen neuen Stand.",
        "BPMN, DMN, forms (.form) and scenarios (.json), at most 4 MiB each. A file of the same name gets a new revision.");

    public string UploadButton => language.Pick("Hochladen", "Upload");

    public string Problems => language.Pick("Probleme", "Problems");

    public string NoProblems => language.Pick("Die Prüfung findet keine Probleme.", "The check finds no problems.");

    public string Error => language.Pick("Fehler", "Error");

    public string Warning => language.Pick("Hinweis", "Warning");

    public string Publish => language.Pick("Veröffentlichen", "Publish");

    public string PublishLead => language.Pick(
        "Veröffentlicht werden alle Dateien, wie sie jetzt sind. Neue Vorgänge mit einem Antragsdatum ab dem gewählten Tag nehmen die neue Fassung.",
        "All files are published as they are now. New cases with an application date from the chosen day on take the new version.");

    public string ValidFromHint => language.Pick(
        "Leer: was die Zeichnung sagt, sonst sofort und für alle Antragsdaten.",
        "Empty: what the drawing says, else at once and for all application dates.");

    public string Versions => language.Pick("Fassungen", "Versions");

    public string NoVersions => language.Pick("Es ist noch nichts veröffentlicht.", "Nothing is published yet.");

    public string Id => language.Pick("Kennung", "Id");

    public string Effect => language.Pick("Wirkung", "Effect");

    public string PublishedBy => language.Pick("Veröffentlicht", "Published");

    public string InForce => language.Pick("in Kraft", "in force");

    public string Superseded => language.Pick("abgelöst", "superseded");

    public string TakesEffect(string date) => language.Pick($"tritt am {date} in Kraft", $"takes effect on {date}");

    public string Scenarios => language.Pick("Szenarien", "Scenarios");

    public string ScenariosLead => language.Pick(
        "Die Szenarien laufen gegen die Entwürfe, ohne einen Vorgang anzulegen.", "The scenarios run against the drafts; no case is created.");

    public string RunScenarios => language.Pick("Szenarien laufen lassen", "Run scenarios");

    public string NoScenarios => language.Pick("Das Verfahren hat noch kein Szenario.", "The procedure has no scenario yet.");

    public string Archive => language.Pick("Als Ordner herunterladen (ZIP)", "Download as a folder (zip)");

    public string Results => language.Pick("Ergebnis der Szenarien", "Results of the scenarios");

    public string Counts(int passed, int failed) => language.Pick($"{passed} bestanden, {failed} fehlgeschlagen", $"{passed} passed, {failed} failed");

    public string NotRun => language.Pick("Nicht gelaufen: Die Dateien haben Fehler", "Not run: the files have errors");

    public string NothingRan => language.Pick("Es gab kein Szenario zu prüfen", "There was no scenario to run");

    public string Passed => language.Pick("bestanden", "passed");

    public string Failed => language.Pick("fehlgeschlagen", "failed");

    public string Scenario => language.Pick("Szenario", "Scenario");

    public string Result => language.Pick("Ergebnis", "Result");

    public string Step(int line, string instruction) => language.Pick($"Zeile {line}: {instruction}", $"Line {line}: {instruction}");

    public string Expected => language.Pick("erwartet", "expected");

    public string Found => language.Pick("tatsächlich", "found");

    public string Element => language.Pick("Element", "Element");

    public string Stands => language.Pick("Stand des Vorgangs", "Where the case stands");

    public string Coverage => language.Pick("Abdeckung", "Coverage");

    public string Flows(int covered, int total) => language.Pick($"{covered} von {total} Sequenzflüssen durchlaufen", $"{covered} of {total} sequence flows taken");

    public string Rules(int covered, int total) => language.Pick($"{covered} von {total} Entscheidungsregeln getroffen", $"{covered} of {total} decision rules matched");

    public string Missing => language.Pick("Nicht erreicht:", "Not reached:");

    public string Revision => language.Pick("Stand", "Revision");

    public string Current => language.Pick("aktuell", "current");

    public string ShowText(int revision) => language.Pick($"Text von Stand {revision} ansehen", $"View the text of revision {revision}");

    public string View => language.Pick("Ansehen", "View");

    public string Restore => language.Pick("Wiederherstellen", "Restore");

    public string RestoreOf(int revision) => language.Pick($"Stand {revision} wiederherstellen", $"Restore revision {revision}");

    public string HostItself => language.Pick("Auslieferung", "delivery");

    public string KindOf(LibraryFileKind kind) => kind switch
    {
        LibraryFileKind.Process => language.Pick("Ablauf (BPMN)", "Process (BPMN)"),
        LibraryFileKind.Decision => language.Pick("Entscheidung (DMN)", "Decision (DMN)"),
        LibraryFileKind.Form => language.Pick("Formular", "Form"),
        _ => language.Pick("Szenario", "Scenario"),
    };

    public string KindOf(DefinitionKind kind) => kind switch
    {
        DefinitionKind.Process => language.Pick("Ablauf", "Process"),
        DefinitionKind.Decision => language.Pick("Entscheidung", "Decision"),
        _ => language.Pick("Formular", "Form"),
    };

    public string StateOf(LibraryFileState state) => state switch
    {
        LibraryFileState.New => language.Pick("neu", "new"),
        LibraryFileState.Changed => language.Pick("geändert", "changed"),
        _ => language.Pick("veröffentlicht", "published"),
    };

    public string Date(DateOnly? date) => date is not { } day || day == DateOnly.MinValue ? Always : language.Date(day);

    public string By(DateTimeOffset at, string? user) => $"{language.DateAndTime(at)}, {user ?? HostItself}";

    public LibraryNotice? NoticeOf(string? code) => code switch
    {
        "created" => new("success", language.Pick("Das Verfahren ist angelegt", "The procedure is created")),
        "saved" => new("success", language.Pick("Gespeichert", "Saved")),
        "deleted" => new("success", language.Pick("Die Datei ist gelöscht", "The file is deleted")),
        "published" => new("success", language.Pick("Veröffentlicht", "Published")),
        "conflict" => new(
            "warning",
            language.Pick("Jemand anderes hat die Datei inzwischen geändert", "Somebody else has changed the file meanwhile"),
            language.Pick("Es wurde nichts geändert. Sehen Sie sich den neuen Stand an und versuchen Sie es noch einmal.", "Nothing was changed. Look at the new revision and try again.")),
        _ => null,
    };

    public LibraryNotice Refused(LibraryAnswer.Refused refused)
    {
        ArgumentNullException.ThrowIfNull(refused);
        return new("danger", refused.Code switch
        {
            LibraryRefusal.AlreadyExists => language.Pick("Das gibt es schon; wählen Sie einen anderen Namen", "That exists already; choose another name"),
            LibraryRefusal.InvalidName => language.Pick("Der Name oder Titel ist nicht zulässig", "The name or title is not allowed"),
            LibraryRefusal.TooLarge => language.Pick("Die Datei ist größer als 4 MiB", "The file is larger than 4 MiB"),
            LibraryRefusal.TooMany => language.Pick("Ein Verfahren hat höchstens 200 Dateien", "A procedure has at most 200 files"),
            _ => language.Pick("Das gibt es nicht mehr", "That is no longer there"),
        });
    }

    public LibraryNotice NoKind => new("danger", language.Pick("Wählen Sie die Art der Datei", "Choose the kind of the file"));

    public LibraryNotice BadDate => new("danger", language.Pick("Das Datum ist nicht lesbar", "The date cannot be read"));

    public LibraryNotice NotPublishedNotice(int errors) => new(
        "danger",
        language.Pick("Nicht veröffentlicht", "Not published"),
        language.Pick($"{errors} Fehler; es wurde nichts veröffentlicht. Die Liste der Probleme nennt Datei und Element.", $"{errors} errors; nothing was published. The list of problems names file and element."));

    public LibraryNotice NoUpload => new("danger", language.Pick(
        "Nicht hochgeladen: wählen Sie Dateien, die auf .bpmn, .dmn, .form oder .json enden", "Not uploaded: choose files that end in .bpmn, .dmn, .form or .json"));

    public LibraryNotice NotUtf8 => new("danger", language.Pick("Nicht hochgeladen: die Datei ist nicht in UTF-8", "Not uploaded: the file is not UTF-8"));

    public LibraryNotice AlreadyRunning => new("warning", language.Pick(
        "Die Szenarien dieses Verfahrens laufen gerade; warten Sie, bis sie fertig sind", "The scenarios of this procedure are running already; wait until they are done"));
}
