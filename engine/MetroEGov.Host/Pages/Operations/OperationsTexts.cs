namespace MetroEGov.Host.Pages.Operations;

public sealed class OperationsTexts(Language language)
{
    public string Title => language.Pick("Betrieb", "Operations");

    public string Incidents => language.Pick("Störungen", "Incidents");

    public string None => language.Pick("Es gibt keine offene Störung.", "There is no open incident.");

    public string Count(int total) => language.Pick($"{total} offen", $"{total} open");

    public string Raised => language.Pick("Seit", "Since");

    public string Procedure => language.Pick("Verfahren", "Procedure");

    public string Step => language.Pick("Schritt", "Step");

    public string What => language.Pick("Was geschah", "What happened");

    public string Resolve => language.Pick("Erneut versuchen", "Try again");

    public string ResolveAt(string step) => language.Pick($"Erneut versuchen: {step}", $"Try again: {step}");

    public string Action => language.Pick("Handlung", "Action");

    public string Jobs => language.Pick("Hintergrundarbeit ansehen", "View background work");

    public string Resolved => language.Pick("Der Schritt wird erneut versucht", "The step is being tried again");

    public string Gone => language.Pick("Diese Störung ist bereits behoben", "This incident is already resolved");
}
