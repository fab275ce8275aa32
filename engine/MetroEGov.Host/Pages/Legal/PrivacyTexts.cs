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
                "Für die Anmeldung einer Wohnung werden Ihre Angaben mit den Daten der bisherigen Meldebehörde zusammengeführt (§ 23 BMG). Jeder Teil eines Vorgangs erhält nur, was er braucht: die annehmende Behörde zum Beispiel sieht nicht, was das bisherige Register zurückmeldet.",
                "To register a dwelling your details are joined with the data of the previous registration authority (BMG § 23). Each part of a case gets only what it needs: the accepting authority, for example, never sees what the previous register reports back.")),
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
                "Was die annehmende Behörde nach dem Abschluss noch einsehen kann, sagt nur, welches Verfahren wann und mit welchem Ausgang lief. Die Fristen bestimmt das jeweilige Verfahren; gelöscht wird in dieser Fassung auf Veranlassung der zuständigen Behörde, noch nicht von selbst.",
                "What the accepting authority can still see after the end says only which procedure ran, when and with which outcome. The periods follow from the procedure; in this version data are deleted at the instance of the competent authority, not yet by themselves.")),
        (language.Pick("Ihre Rechte", "Your rights"),
            language.Pick(
                "Sie können Auskunft, Berichtigung und Löschung verlangen und sich bei der Datenschutzaufsicht Ihres Landes beschweren. Wenden Sie sich an die Behörde, bei der Sie den Vorgang begonnen haben.",
                "You may ask for access, correction and deletion, and complain to the data-protection supervision of your state. Turn to the authority where you began the case.")),
    ];
}
