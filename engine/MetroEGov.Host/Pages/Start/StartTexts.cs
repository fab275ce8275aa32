namespace MetroEGov.Host.Pages.Start;

public sealed class StartTexts(Language language)
{
    public string Title => language.Pick("Vorgang beginnen", "Start a procedure");

    public string Lead(string authority) => language.Pick(
        $"Der Vorgang beginnt bei Ihrer Behörde ({authority}). Wer zuständig ist, klärt sich aus den Angaben.",
        $"The case begins at your authority ({authority}). Who is competent follows from what is entered.");

    public string Begin => language.Pick("Beginnen", "Begin");

    public string BeginNamed(string name) => language.Pick($"{name} beginnen", $"Begin {name}");

    public string Version(int version, string date) => language.Pick($"Fassung {version}, gültig seit {date}", $"Version {version}, valid since {date}");

    public string None => language.Pick("Zurzeit gibt es kein Verfahren, das Sie beginnen können.", "There is no procedure at present that you can begin.");

    public string Refused => language.Pick("Der Vorgang konnte nicht begonnen werden", "The case could not be started");

    public string RefusedText => language.Pick(
        "Es wurde nichts angelegt. Laden Sie die Seite neu; bleibt es dabei, wenden Sie sich an den Betrieb.",
        "Nothing was created. Reload the page; if it stays so, turn to operations.");
}
