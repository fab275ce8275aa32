namespace MetroEGov.Host.Pages.Designer;

public sealed class DesignerTexts(Language language)
{
    public string NeedsScript => language.Pick("Das Gestaltungswerkzeug braucht JavaScript.", "The designer needs JavaScript.");
}
