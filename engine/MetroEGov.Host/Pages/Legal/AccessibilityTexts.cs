namespace MetroEGov.Host.Pages.Legal;

/// <summary>The accessibility statement. Sources: BITV 2.0 § 3, EN 301 549, Directive (EU) 2016/2102 Art. 7.</summary>
public sealed class AccessibilityTexts(Language language)
{
    public string Title => language.Pick("Erklärung zur Barrierefreiheit", "Accessibility statement");

    public string Lead => language.Pick(
        "Diese Anwendung soll die Anforderungen der BITV 2.0 und der WCAG 2.1, Stufe AA, erfüllen.",
        "This application aims to meet BITV 2.0 and WCAG 2.1, level AA.");

    public IReadOnlyList<(string Heading, string Text)> Sections =>
    [
        (language.Pick("Stand", "State"),
            language.Pick(
                "Alle Seiten für die Sachbearbeitung sind ohne Maus und ohne JavaScript bedienbar. Das Schaubild eines Vorgangs ist eine Zugabe: dieselben Angaben stehen als Text daneben. Eine Prüfung durch eine unabhängige Stelle steht aus.",
                "All pages for clerks can be used without a mouse and without JavaScript. The diagram of a case is an addition: the same facts stand beside it as text. A test by an independent body is still to come.")),
        (language.Pick("Nicht barrierefrei", "Not accessible"),
            language.Pick(
                "Das Zeichnen von Abläufen im Gestaltungswerkzeug verlangt eine Maus oder Vergleichbares.",
                "Drawing procedures in the designer needs a mouse or the like.")),
        (language.Pick("Tastatur", "Keyboard"),
            language.Pick(
                "Mit der Tabulatortaste erreichen Sie der Reihe nach alle Bedienelemente; der erste Verweis jeder Seite springt zum Inhalt.",
                "The Tab key reaches all controls in order; the first link of each page jumps to the content.")),
        (language.Pick("Rückmeldung", "Feedback"),
            language.Pick(
                "Wenn Ihnen eine Barriere auffällt, wenden Sie sich an den Betrieb Ihrer Behörde. Sie erhalten innerhalb eines Monats Antwort; danach können Sie die Schlichtungsstelle Ihres Landes anrufen.",
                "If you meet a barrier, turn to the operations staff of your authority. You get an answer within a month; after that you may call on the arbitration body of your state.")),
    ];
}
