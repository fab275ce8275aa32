using MetroEGov.Runtime;

namespace MetroEGov.Host.Pages.Tasks;

public sealed class TaskTexts(Language language)
{
    public string ListTitle => language.Pick("Aufgaben", "Tasks");

    public string Filter => language.Pick("Aufgaben filtern", "Filter tasks");

    public string Show => language.Pick("Anzeigen", "Show");

    public string All => language.Pick("Alle Aufgaben der Behörde", "All tasks of the authority");

    public string Own => language.Pick("Meine Aufgaben", "My tasks");

    public string Free => language.Pick("Noch nicht übernommen", "Not yet claimed");

    public string SortBy => language.Pick("Reihenfolge", "Order");

    public string NewestFirst => language.Pick("Neueste zuerst", "Newest first");

    public string DueFirst => language.Pick("Nach Frist", "By due date");

    public string OnlyOverdue => language.Pick("Nur überfällige", "Overdue only");

    public string BusinessKey => language.Pick("Aktenzeichen", "Business key");

    public string Apply => language.Pick("Anwenden", "Apply");

    public string Count(int count) => count switch
    {
        0 => language.Pick("Keine Aufgaben gefunden", "No tasks found"),
        1 => language.Pick("1 Aufgabe", "1 task"),
        _ => language.Pick($"{count} Aufgaben", $"{count} tasks"),
    };

    public string Task => language.Pick("Aufgabe", "Task");

    public string Procedure => language.Pick("Verfahren", "Procedure");

    public string Due => language.Pick("Frist", "Due");

    public string Overdue => language.Pick("überfällig", "overdue");

    public string NoDueDate => language.Pick("keine", "none");

    public string Received => language.Pick("Eingegangen", "Received");

    public string State => language.Pick("Stand", "State");

    public string Open => language.Pick("offen", "open");

    public string HeldByMe => language.Pick("von Ihnen übernommen", "claimed by you");

    public string HeldBy(string name) => language.Pick($"übernommen von {name}", $"claimed by {name}");

    public string Done => language.Pick("erledigt", "completed");

    public string Canceled => language.Pick("entfallen", "no longer needed");

    public string Pages => language.Pick("Seiten", "Pages");

    public string Page(int number, int count) => language.Pick($"Seite {number} von {count}", $"Page {number} of {count}");

    public string Previous => language.Pick("Vorige Seite", "Previous page");

    public string Next => language.Pick("Nächste Seite", "Next page");

    public string BackToList => language.Pick("Zurück zu den Aufgaben", "Back to the tasks");

    public string OpenCase => language.Pick("Vorgang ansehen", "View the case");

    public string Claim => language.Pick("Aufgabe übernehmen", "Claim the task");

    public string ClaimFirst => language.Pick(
        "Übernehmen Sie die Aufgabe, um die Angaben zu sehen und sie zu bearbeiten. Ihre Kolleginnen und Kollegen sehen dann, dass Sie daran arbeiten.",
        "Claim the task to see its data and work on it. Your colleagues will then see that you work on it.");

    public string HeldTitle(string name) => language.Pick($"{name} bearbeitet diese Aufgabe", $"{name} is working on this task");

    public string HeldText => language.Pick(
        "Die Angaben sieht, wer die Aufgabe übernommen hat. Sie kann Ihnen übergeben oder freigegeben werden.",
        "Its data is seen by whoever claimed it. It can be handed over to you or released.");

    public string DoneTitle => language.Pick("Diese Aufgabe ist bereits erledigt", "This task is already completed");

    public string CanceledTitle => language.Pick("Diese Aufgabe ist entfallen", "This task is no longer needed");

    public string ClosedText => language.Pick("Hier ist nichts mehr zu tun.", "There is nothing left to do here.");

    public string Complete => language.Pick("Aufgabe abschließen", "Complete the task");

    public string SaveDraft => language.Pick("Entwurf speichern", "Save draft");

    public string PrintCertificate => language.Pick("Meldebestätigung zum Drucken öffnen", "Open the certificate for printing");

    public string NoForm => language.Pick(
        "Zu dieser Aufgabe gibt es kein Formular. Schließen Sie sie ab, wenn sie getan ist.",
        "There is no form for this task. Complete it when it is done.");

    public string Organise => language.Pick("Aufgabe organisieren", "Organise the task");

    public string Release => language.Pick("Wieder freigeben", "Release");

    public string ReleaseHint => language.Pick(
        "Ein gespeicherter Entwurf bleibt für die nächste Person erhalten.",
        "A saved draft is kept for the next person.");

    public string HandOver => language.Pick("Übergeben", "Hand over");

    public string HandOverTo => language.Pick("Übergeben an", "Hand over to");

    public string DueDate => language.Pick("Frist ändern", "Change due date");

    public string SaveDueDate => language.Pick("Frist speichern", "Save due date");

    public string NoDate => language.Pick("Bitte geben Sie ein Datum an.", "Please give a date.");

    public string NoColleague => language.Pick(
        "Bitte wählen Sie eine Kollegin oder einen Kollegen, für die oder den die Aufgabe vorgesehen ist.",
        "Please choose a colleague whom the task is meant for.");

    public string NobodyElse => language.Pick(
        "Außer Ihnen ist in Ihrer Behörde niemand für diese Aufgabe vorgesehen.",
        "Nobody else at your authority is meant for this task.");

    public string Colleague => language.Pick("eine Kollegin oder ein Kollege", "a colleague");

    /// <summary>Title and text for what was just done or was not possible; null for a name that is none of ours.</summary>
    public (string Kind, string Title, string? Text)? NoticeOf(string? name) => name switch
    {
        "claimed" => ("success", language.Pick("Sie haben die Aufgabe übernommen", "You claimed the task"), null),
        "released" => ("success", language.Pick("Die Aufgabe ist wieder frei", "The task is free again"), null),
        "handed-over" => ("success", language.Pick("Die Aufgabe ist übergeben", "The task was handed over"), null),
        "due-changed" => ("success", language.Pick("Die Frist ist geändert", "The due date was changed"), null),
        "saved" => ("success", language.Pick("Der Entwurf ist gespeichert", "The draft is saved"), null),
        "completed" => ("success", language.Pick("Die Aufgabe ist abgeschlossen", "The task is completed"), null),
        "begun" => ("success", language.Pick("Der Vorgang ist angelegt", "The case was created"), null),
        "next" => ("success", language.Pick("Abgeschlossen – hier geht es weiter", "Completed – this comes next"), null),
        RefusalCode.AssigneeChanged => ("warning",
            language.Pick("Jemand anderes war schneller", "Somebody else was faster"),
            language.Pick("Die Aufgabe ist inzwischen in anderer Hand. Es wurde nichts gespeichert.", "The task is in other hands by now. Nothing was saved.")),
        RefusalCode.AlreadyClosed => ("warning",
            language.Pick("Diese Aufgabe ist bereits erledigt", "This task is already completed"),
            language.Pick("Ihre Angaben wurden nicht noch einmal gespeichert.", "Your entries were not saved a second time.")),
        RefusalCode.NotAllowed => ("warning",
            language.Pick("Das ist Ihnen hier nicht möglich", "You cannot do that here"),
            language.Pick("Nur wer die Aufgabe übernommen hat, kann sie bearbeiten.", "Only whoever claimed the task can work on it.")),
        RefusalCode.InvalidVariable => ("danger",
            language.Pick("Die Angaben sind zu umfangreich", "The entries are too large"),
            language.Pick("Es wurde nichts gespeichert. Kürzen Sie lange Texte.", "Nothing was saved. Shorten long texts.")),
        "refused" => ("danger",
            language.Pick("Das war gerade nicht möglich", "That was not possible right now"),
            language.Pick("Es wurde nichts gespeichert. Der Betrieb ist verständigt, wenn der Vorgang hängt.", "Nothing was saved. Operations know if the case is stuck.")),
        _ => null,
    };
}
