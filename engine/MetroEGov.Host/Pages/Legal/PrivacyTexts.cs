namespace MetroEGov.Host.Pages.Legal;

/// <summary>The privacy notice. Sources: GDPR Art. 13; Bundesmeldegesetz (BMG) §§ 23, 33, 40, 51.</summary>
public sealed class PrivacyTexts(Language language)
{
    public string Title => language.Pick("Datenschutz", "Privacy notice");

    public string Lead => language.Pick(
        "Diese Hinweise gelten für Vorgänge, die Sie bei einer angeschlossenen Behörde der Metropolregion Hamburg beginnen, auch wenn eine andere Behörde dafür zuständig ist.",
        "This notice covers cases that you begin at a connected authority of the Hamburg Metropolitan Region, also when another authority is competent for them.");

    public IReadOnlyList<(string Heading, string Text)> Sections =>
    [
        (language.Pick("Wer verantwortlich ist", "Who is responsible"),
            language.Pick(
                "Die zuständige Behörde entscheidet und führt das Register. Die annehmende Behörde nimmt Ihre Angaben in deren Auftrag auf. Beide sind für ihren Teil verantwortlich.",
                "The competent authority decides and keeps the register. The accepting authority takes your details on its behalf. Each is responsible for its part.")),
        (language.Pick("Welche Daten wozu", "Which data for what"),
            language.Pick(
                "Für die Anmeldung einer Wohnung werden Ihre Angaben mit den Daten der bisherigen Meldebehörde zusammengeführt (§ 23 BMG). Jeder Teil eines Vorgangs erhält nur, was er braucht: die Kfz-Zulassung zum Beispiel sieht keine Melderegisterauskunft.",
                "To register a dwelling your details are joined with the data of the previous registration authority (BMG § 23). Each part of a case gets only what it needs: vehicle registration, for example, never sees the extract of the resident register.")),
        (language.Pick("Wer sie sieht", "Who sees them"),
            language.Pick(
                "Nur Beschäftigte der annehmenden und der zuständigen Behörde, soweit ihre Aufgabe es verlangt. Auskunftssperren werden überall beachtet. Auf Wunsch, ohne Angabe von Gründen, bearbeitet allein die zuständige Behörde Ihren Vorgang.",
                "Only staff of the accepting and the competent authority, as far as their task needs it. Blocks on disclosure are honoured everywhere. On request, and without giving reasons, the competent authority alone handles your case.")),
        (language.Pick("Protokoll", "Log"),
            language.Pick(
                "Jeder Abruf aus einem Register wird festgehalten: wer, wann, für welche Behörde, zu welchem Zweck und auf welcher Rechtsgrundlage (§ 40 BMG). Das Protokoll dient nur der Datenschutzkontrolle.",
                "Every read of a register is recorded: who, when, for which authority, for what purpose and on what legal basis (BMG § 40). The log serves data-protection control only.")),
        (language.Pick("Wie lange", "For how long"),
            language.Pick(
                "Die annehmende Behörde behält nach dem Abschluss nur einen Beleg. Die übrigen Fristen bestimmt das jeweilige Verfahren; danach werden die Daten des Vorgangs gelöscht.",
                "After the end the accepting authority keeps a receipt only. The other periods follow from the procedure; after them the data of the case are deleted.")),
        (language.Pick("Ihre Rechte", "Your rights"),
            language.Pick(
                "Sie können Auskunft, Berichtigung und Löschung verlangen und sich bei der Datenschutzaufsicht Ihres Landes beschweren. Wenden Sie sich an die Behörde, bei der Sie den Vorgang begonnen haben.",
                "You may ask for access, correction and deletion, and complain to the data-protection supervision of your state. Turn to the authority where you began the case.")),
    ];
}
