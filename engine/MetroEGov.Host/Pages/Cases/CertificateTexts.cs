namespace MetroEGov.Host.Pages.Cases;

/// <summary>The certificate is an official document: its own words are German in either language of the pages.</summary>
public sealed class CertificateTexts(Language language)
{
    public string Title => "Amtliche Meldebestätigung";

    public string LegalBasis => "nach § 24 Absatz 2 des Bundesmeldegesetzes";

    public string Print => language.Pick("Zum Drucken nutzen Sie die Druckfunktion des Browsers (Strg + P).", "To print, use your browser's print function (Ctrl + P).");

    public string Back => language.Pick("Zurück", "Back");

    public string FamilyName => "Familienname";

    public string GivenNames => "Vornamen";

    public string Doctorate => "Doktorgrad";

    public string BirthDate => "Geburtsdatum";

    public string MoveInDate => "Einzugsdatum";

    public string RegistrationDate => "Datum der Anmeldung";

    public string Address => "Anschrift";

    public string DwellingStatus => "Wohnungsstatus";

    public string None => "–";

    public string Issued(string issuer) => $"Ausgestellt im Namen der zuständigen Meldebehörde: {issuer}";

    public string PrintedAt(string authority) => $"Ausgedruckt bei: {authority}";

    public string StatusName(string status) => status switch
    {
        "sole" => "alleinige Wohnung",
        "main" => "Hauptwohnung",
        "secondary" => "Nebenwohnung",
        _ => status,
    };

    /// <summary>An ISO date in the German way; an incomplete date of birth stays as the register has it.</summary>
    public string Date(string iso) =>
        DateOnly.TryParseExact(iso, "yyyy-MM-dd", out var date)
            ? date.ToString("dd.MM.yyyy", System.Globalization.CultureInfo.InvariantCulture)
            : iso;
}
