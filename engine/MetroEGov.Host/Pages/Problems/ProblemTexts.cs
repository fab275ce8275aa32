using System.Diagnostics;

namespace MetroEGov.Host.Pages.Problems;

public sealed class ProblemTexts(Language language)
{
    public string Title(ProblemKind kind) => kind switch
    {
        ProblemKind.NotFound => language.Pick("Diese Seite gibt es nicht", "There is no such page"),
        ProblemKind.Forbidden => language.Pick("Dafür fehlt Ihnen die Berechtigung", "You are not allowed to do this"),
        ProblemKind.Conflict => language.Pick("Der Stand hat sich geändert", "The state has changed"),
        ProblemKind.StalePage => language.Pick("Die Seite war zu lange geöffnet", "The page was open for too long"),
        ProblemKind.TooManyAttempts => language.Pick("Zu viele Versuche", "Too many attempts"),
        ProblemKind.Overloaded => language.Pick("Gerade ist zu viel zu tun", "Too much is going on right now"),
        ProblemKind.BadRequest => language.Pick("Die Anfrage war nicht verständlich", "The request was not understood"),
        ProblemKind.Failure => language.Pick("Etwas ist schiefgegangen", "Something went wrong"),
        _ => throw new UnreachableException(),
    };

    public string Text(ProblemKind kind) => kind switch
    {
        ProblemKind.NotFound => language.Pick(
            "Die Adresse ist falsch, der Vorgang ist nicht vorhanden, oder er gehört zu einer anderen Behörde.",
            "The address is wrong, the case does not exist, or it belongs to another authority."),
        ProblemKind.Forbidden => language.Pick(
            "Ihre Rolle umfasst diese Seite nicht. Wenden Sie sich an die Leitung Ihrer Dienststelle, wenn Sie sie brauchen.",
            "Your role does not include this page. Ask the head of your office if you need it."),
        ProblemKind.Conflict => language.Pick(
            "Jemand anderes war schneller. Es wurde nichts doppelt getan. Bitte laden Sie die Seite neu.",
            "Somebody else was faster. Nothing was done twice. Please reload the page."),
        ProblemKind.StalePage => language.Pick(
            "Aus Sicherheitsgründen wurde nichts gespeichert. Gehen Sie zurück, laden Sie die Seite neu und senden Sie das Formular noch einmal.",
            "For safety nothing was saved. Go back, reload the page and send the form again."),
        ProblemKind.TooManyAttempts => language.Pick(
            "Bitte warten Sie eine Minute und versuchen Sie es dann noch einmal.",
            "Please wait a minute and then try again."),
        ProblemKind.Overloaded => language.Pick(
            "Es wurde nichts gespeichert. Bitte versuchen Sie es in einigen Sekunden noch einmal.",
            "Nothing was saved. Please try again in a few seconds."),
        ProblemKind.BadRequest => language.Pick(
            "Es wurde nichts gespeichert. Gehen Sie zurück und versuchen Sie es noch einmal.",
            "Nothing was saved. Go back and try again."),
        ProblemKind.Failure => language.Pick(
            "Es wurde nichts halb gespeichert. Wenn es wieder geschieht, nennen Sie dem Betrieb diese Kennung:",
            "Nothing was saved by halves. If it happens again, give operations this reference:"),
        _ => throw new UnreachableException(),
    };

    public string Home => language.Pick("Zur Startseite", "To the start page");

    public string Back => language.Pick("Zurück", "Back");
}
