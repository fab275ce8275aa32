namespace MetroEGov.Host.Pages.Designer;

public sealed class DesignerTexts(Language language)
{
    public string Title => language.Pick("Verfahren gestalten", "Designer");

    public string Lead => language.Pick(
        "Die geltenden Fassungen aller Abläufe. Was Sie veröffentlichen, gilt für neue Vorgänge; laufende bleiben bei ihrer Fassung.",
        "The current versions of all processes. What you publish is for new cases; running ones keep their version.");

    public string None => language.Pick("Es ist noch kein Ablauf veröffentlicht.", "No process is published yet.");

    public string Name => language.Pick("Ablauf", "Process");

    public string Version => language.Pick("Fassung", "Version");

    public string ValidFrom => language.Pick("Gültig ab", "Valid from");

    public string Published => language.Pick("Veröffentlicht", "Published");

    public string NeedsScript => language.Pick("Das Gestaltungswerkzeug braucht JavaScript.", "The designer needs JavaScript.");
}
