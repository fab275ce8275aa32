using System.Diagnostics;
using MetroEGov.Bpmn.Execution.State;
using MetroEGov.Bpmn.Model;
using MetroEGov.Runtime;

namespace MetroEGov.Host.Pages.Cases;

public sealed class CaseTexts(Language language)
{
    public string ListTitle => language.Pick("Vorgänge", "Cases");

    public string Filter => language.Pick("Vorgänge suchen", "Search cases");

    public string BusinessKey => language.Pick("Aktenzeichen", "Business key");

    public string State => language.Pick("Stand", "State");

    public string AnyState => language.Pick("Alle", "Any");

    public string Search => language.Pick("Suchen", "Search");

    public string Count(int count) => count switch
    {
        0 => language.Pick("Keine Vorgänge gefunden", "No cases found"),
        1 => language.Pick("1 Vorgang", "1 case"),
        _ => language.Pick($"{count} Vorgänge", $"{count} cases"),
    };

    public string Case => language.Pick("Vorgang", "Case");

    public string Accepting => language.Pick("Angenommen von", "Accepted by");

    public string Competent => language.Pick("Zuständig", "Competent");

    public string NotYetKnown => language.Pick("steht noch nicht fest", "not yet decided");

    public string Began => language.Pick("Begonnen", "Started");

    public string Ended => language.Pick("Beendet", "Ended");

    public string Procedure => language.Pick("Verfahren", "Procedure");

    public string Version(int version) => language.Pick($"Fassung {version}", $"version {version}");

    public string ApplicationDate => language.Pick("Antragsdatum", "Application date");

    public string StateOf(InstanceSummary instance) => instance.Status switch
    {
        InstanceStatus.Completed => language.Pick("abgeschlossen", "completed"),
        InstanceStatus.Terminated => language.Pick("abgebrochen", "cancelled"),
        InstanceStatus.Terminating => language.Pick("wird abgebrochen", "being cancelled"),
        _ when instance.HasIncident || instance.IsQuarantined => language.Pick("in Bearbeitung, stockt", "in progress, stuck"),
        _ => language.Pick("in Bearbeitung", "in progress"),
    };

    public string StatusName(InstanceStatus status) => status switch
    {
        InstanceStatus.Active => language.Pick("In Bearbeitung", "In progress"),
        InstanceStatus.Completed => language.Pick("Abgeschlossen", "Completed"),
        InstanceStatus.Terminated => language.Pick("Abgebrochen", "Cancelled"),
        _ => throw new UnreachableException(),
    };

    public string Stuck => language.Pick("Dieser Vorgang stockt", "This case is stuck");

    public string StuckText => language.Pick(
        "Ein Schritt konnte nicht ausgeführt werden. Der Betrieb sieht das und kümmert sich darum; Sie müssen nichts tun.",
        "A step could not be carried out. Operations see it and take care of it; there is nothing for you to do.");

    public string Now => language.Pick("Wo der Vorgang steht", "Where the case stands");

    public string NowNothing => language.Pick("Es läuft kein Schritt mehr.", "No step is running any more.");

    public string WaitsFor(FlowNode node, string name) => node.Kind switch
    {
        ElementKind.UserTask => language.Pick($"{name} – wartet auf Bearbeitung", $"{name} – waits for somebody to work on it"),
        ElementKind.ServiceTask or ElementKind.SendTask => language.Pick($"{name} – läuft", $"{name} – running"),
        ElementKind.CallActivity or ElementKind.Subprocess => language.Pick($"{name} – in Arbeit", $"{name} – under way"),
        ElementKind.ReceiveTask or ElementKind.IntermediateCatchEvent or ElementKind.EventBasedGateway =>
            language.Pick($"{name} – wartet auf ein Ereignis", $"{name} – waits for an event"),
        _ => name,
    };

    public string Tasks => language.Pick("Offene Aufgaben Ihrer Behörde", "Open tasks of your authority");

    public string NoTasks => language.Pick("Für Ihre Behörde ist gerade nichts zu tun.", "There is nothing to do for your authority right now.");

    public string Parts => language.Pick("Teile dieses Vorgangs", "Parts of this case");

    public string Whole => language.Pick("Zum ganzen Vorgang", "To the whole case");

    public string History => language.Pick("Verlauf", "History");

    public string Diagram => language.Pick("Schaubild", "Diagram");

    public string DiagramHint => language.Pick(
        "Das Schaubild zeigt dasselbe wie der Text darüber: laufende Schritte sind hervorgehoben.",
        "The diagram shows the same as the text above: running steps are highlighted.");

    public string Documents => language.Pick("Dokumente", "Documents");

    /// <summary>Kind and size of the file, and when it was made; sizes in units of 1,000 bytes.</summary>
    public string DocumentFacts(CaseDocument document)
    {
        var kind = document.Reference.MediaType == "application/pdf" ? "PDF" : document.Reference.MediaType;
        var kilobytes = Math.Max(1, (document.Reference.SizeBytes + 500) / 1000);
        return language.Pick(
            $"{kind}, {kilobytes} kB, erstellt am {language.DateAndTime(document.CreatedAt)}",
            $"{kind}, {kilobytes} kB, created {language.DateAndTime(document.CreatedAt)}");
    }

    public string Certificate => language.Pick("Meldebestätigung drucken", "Print the registration certificate");

    public string Refresh => language.Pick("Aktualisieren", "Refresh");

    public string System => language.Pick("System", "System");

    public string AtAuthority(string authority) => language.Pick($"bei {authority}", $"at {authority}");

    /// <summary>One sentence of the history; null for what only machines need to know.</summary>
    public string? Sentence(string happened, FlowNode node, string name) => (happened, node.Kind) switch
    {
        ("element-completed", ElementKind.StartEvent) when node.Parent is not null => null,
        ("element-completed", ElementKind.StartEvent) => node.Name is null ? language.Pick("Vorgang begonnen", "Case started") : name,
        ("element-completed", ElementKind.UserTask or ElementKind.ManualTask) => language.Pick($"{name}: erledigt", $"{name}: done"),
        ("element-completed", ElementKind.ServiceTask or ElementKind.SendTask or ElementKind.ScriptTask) => language.Pick($"{name}: ausgeführt", $"{name}: carried out"),
        ("element-completed", ElementKind.BusinessRuleTask) => language.Pick($"{name}: entschieden", $"{name}: decided"),
        ("element-completed", ElementKind.CallActivity or ElementKind.Subprocess) => language.Pick($"{name}: abgeschlossen", $"{name}: finished"),
        ("element-completed", ElementKind.ReceiveTask or ElementKind.IntermediateCatchEvent or ElementKind.BoundaryEvent) when node.Name is not null =>
            language.Pick($"{name}: eingetreten", $"{name}: happened"),
        ("element-completed", ElementKind.EndEvent) => node.Name ?? (node.Parent is null ? language.Pick("Vorgang beendet", "Case ended") : null),
        ("element-terminated", ElementKind.UserTask or ElementKind.ServiceTask or ElementKind.CallActivity or ElementKind.Subprocess) =>
            language.Pick($"{name}: nicht mehr nötig", $"{name}: no longer needed"),
        ("incident-raised", _) => language.Pick($"{name}: stockt", $"{name}: stuck"),
        _ => null,
    };
}
