using System.Globalization;
using System.Net;
using System.Text;
using MetroEGov.RegistrySimulators.Partners;
using MetroEGov.RegistrySimulators.People;
using MetroEGov.RegistrySimulators.Registers;

namespace MetroEGov.RegistrySimulators.Control;

/// <summary>The page at <c>/</c>: registers with their mode, and the invented people, in German and English.</summary>
internal static class StatusPage
{
    private const string Style = """
        body{font-family:system-ui,sans-serif;margin:2rem;max-width:70rem;line-height:1.45}
        table{border-collapse:collapse;width:100%;margin:1rem 0}
        th,td{border-bottom:1px solid #999;padding:.35rem .6rem;text-align:left;vertical-align:top}
        button,select{font:inherit;padding:.2rem .5rem}
        """;

    public static string Render(Population population, RegisterBoard board, RegisterStore store, WasteOrders orders)
    {
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"""
            <!DOCTYPE html>
            <html lang="de"><head><meta charset="utf-8"><title>Melderegister-Simulatoren</title><style>{Style}</style></head><body>
            <h1>Melderegister-Simulatoren <span lang="en">/ Resident register simulators</span></h1>
            <p>Alle Personen und Straßen sind erfunden. Eingetragene Anmeldungen verändern die Auskünfte nicht, damit sich jede Vorführung wiederholen lässt.<br>
            <span lang="en">All people and streets are invented. Recorded registrations do not change what the registers answer, so that every demonstration can be repeated.</span></p>
            <p>Einträge <span lang="en">/ entries</span>: {store.Registrations.Count} ·
            ausstehende Auswertungen <span lang="en">/ evaluations on their way</span>: {store.Deliveries.Count} ·
            Abfallbehälter bestellt <span lang="en">/ waste bins ordered</span>: {orders.Count}</p>
            <table><caption>Register <span lang="en">/ registers</span></caption>
            <thead><tr><th scope="col">Schlüssel / key</th><th scope="col">Behörde / authority</th><th scope="col">0300</th><th scope="col">Einträge / entries</th><th scope="col">0201</th><th scope="col">Verhalten / mode</th></tr></thead><tbody>
            """);
        foreach (var (key, name) in Population.Authorities)
            AppendRegister(page, key, name, board);
        page.Append("""
            </tbody></table>
            <table><caption>Personen <span lang="en">/ people</span></caption>
            <thead><tr><th scope="col">Name</th><th scope="col">Geburtsdatum / birth date</th><th scope="col">Anschrift / address</th><th scope="col">Besonderheit</th><th scope="col" lang="en">What is special</th></tr></thead><tbody>
            """);
        foreach (var person in population.All)
            AppendPerson(page, person);
        return page.Append("</tbody></table></body></html>").ToString();
    }

    private static void AppendRegister(StringBuilder page, string key, string name, RegisterBoard board)
    {
        var counters = board.CountersOf(key);
        var current = ControlEndpoints.NameOf(board.ModeOf(key));
        var options = string.Concat(ControlEndpoints.ModeNames.Select(mode => $"<option{(mode == current ? " selected" : "")}>{mode}</option>"));
        page.Append(CultureInfo.InvariantCulture, $"""
            <tr><td>{key}</td><td>{Encode(name)}</td><td>{counters.Forms}</td><td>{counters.Registrations}</td><td>{counters.Notifications}</td>
            <td><form method="post" action="/control/{key}"><select name="mode" aria-label="Verhalten / mode: {Encode(name)}">{options}</select> <button>OK</button></form></td></tr>
            """);
    }

    private static void AppendPerson(StringBuilder page, Resident person) => page.Append(CultureInfo.InvariantCulture, $"""
        <tr><td>{Encode($"{person.GivenNames} {person.FamilyName}".Trim())}</td><td>{person.BirthDate}</td>
        <td>{Encode($"{person.Address.Street} {person.Address.HouseNumber}{person.Address.HouseNumberAddition}, {person.Address.PostalCode} {person.Address.Place}")}</td>
        <td>{Encode(person.NoteDe)}</td><td lang="en">{Encode(person.NoteEn)}</td></tr>
        """);

    private static string Encode(string? text) => WebUtility.HtmlEncode(text ?? "");
}
