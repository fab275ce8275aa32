using MetroEGov.Browser.Tests.Platforms;

namespace MetroEGov.Browser.Tests.Journeys;

/// <summary>The steps of the main path, each by its clerk: from Norderstedt to Hamburg, taken in at Buchholz in der Nordheide.</summary>
internal sealed class ChangeOfAddress(Clerk buchholz, Clerk hamburg)
{
    public const string BuchholzClerk = "a.petersen";
    public const string HamburgClerk = "k.oduya";
    public const string Norderstedt = "010600063";
    public const string Hamburg = "020000000";

    /// <summary>The usual name was corrected, so the previous register reports a deviation.</summary>
    public const string EvaluationTask = "Abweichungen klären";

    public const string CertificateTask = "Meldebestätigung drucken und aushändigen";

    public Clerk BuchholzDesk => buchholz;

    public Clerk HamburgDesk => hamburg;

    /// <summary>In order; between any two of them the host may be killed.</summary>
    public IReadOnlyList<(string Name, Func<Task> Do)> MainPath() =>
    [
        ("start", StartAsync),
        ("identity", IdentifyAsync),
        ("where and when", () => WhereAndWhenAsync()),
        ("keys", () => AskRegisterAsync(Demo.Lindenfeld)),
        ("review", ReviewAsync),
        ("confirm", ConfirmAsync),
        ("decide", AcceptAsync),
        ("certificate", PrintAsync),
        ("evaluation", EvaluateAsync),
    ];

    public Task StartAsync() => buchholz.StartAsync("Wohnsitz ummelden");

    public Task IdentifyAsync() => buchholz.DoTaskAsync(
        "Datenschutzhinweis, Identität, Wahl der Behörde",
        ("privacyNoticeGiven", "true"),
        ("handling", "here"),
        ("documentKind", "identity-card"),
        ("documentValidity", "valid"),
        ("identityOutcome", "confirmed"));

    public Task WhereAndWhenAsync(string newMunicipality = "02000000") => buchholz.DoTaskAsync(
        "Wohin und wann",
        ("previousMunicipality", "01060063"),
        ("newMunicipality", newMunicipality),
        ("moveInDate", DateTime.Today.AddDays(-3).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)),
        ("dwellingStatus", "sole"));

    public Task AskRegisterAsync(Demo.Person person) => buchholz.DoTaskAsync(
        "Angaben für den Abruf",
        ("keys.familyName", person.FamilyName),
        ("keys.givenNames", person.GivenNames),
        ("keys.birthDate", person.BirthDate),
        ("keys.previousAddress.street", person.Street),
        ("keys.previousAddress.houseNumber", person.HouseNumber),
        ("keys.previousAddress.postalCode", person.PostalCode),
        ("keys.previousAddress.place", "Norderstedt"),
        ("entitled", "true"));

    public async Task ReviewAsync()
    {
        await buchholz.TakeTaskAsync("Prüfen, berichtigen, ergänzen");
        await buchholz.FillAsync(("person.usualName", "Mara"));
        await FillNewDwellingAsync();
        await buchholz.RefreshFormAsync();
        await buchholz.FillAsync(
            ("corrections.reason", "Rufname laut Personalausweis"),
            ("corrections.evidence", "identity-card"),
            ("landlord.name", "Wohnungsgenossenschaft Elbhang eG"));
        await buchholz.CompleteWellAsync();
    }

    public Task FillNewDwellingAsync() => buchholz.FillAsync(
        ("newAddress.street", "Muschelkalkweg"),
        ("newAddress.houseNumber", "7"),
        ("newAddress.postalCode", "22765"),
        ("newAddress.place", "Hamburg"),
        ("landlord.confirmation", "seen"));

    public async Task ConfirmAsync()
    {
        await buchholz.TakeTaskAsync("Bestätigung der Bürgerin oder des Bürgers");
        await buchholz.FillAsync(("confirmation", "confirmed"));
        await buchholz.RefreshFormAsync();
        await buchholz.FillAsync(("confirmedBy", "signature"));
        await buchholz.CompleteWellAsync();
    }

    public Task AcceptAsync() => hamburg.DoTaskAsync("Über die Anmeldung entscheiden", ("decision", "accept"));

    public async Task DecideAsync(string decision, string text)
    {
        await hamburg.TakeTaskAsync("Über die Anmeldung entscheiden");
        await hamburg.FillAsync(("decision", decision));
        await hamburg.RefreshFormAsync();
        await hamburg.FillAsync(("decisionText", text));
        await hamburg.CompleteWellAsync();
    }

    public Task PrintAsync() => buchholz.DoTaskAsync(CertificateTask, ("handedOver", "true"));

    public Task EvaluateAsync() => hamburg.DoTaskAsync(EvaluationTask, ("note", "Rufname geprüft"));

    public async Task OpenNewestCaseAsync()
    {
        await buchholz.GoAsync("/cases");
        await buchholz.Page.Locator("main table a").First.ClickAsync();
    }
}
