using System.Xml.Linq;
using MetroEGov.RegistrySimulators.People;

namespace MetroEGov.RegistrySimulators.Messages;

/// <summary>Evaluates a notification 0201: 0203 with additions and deviations, or 0204.</summary>
public sealed class Evaluations(Population population, Xmeld xmeld)
{
    /// <summary>Null when the notification lacks what an evaluation needs.</summary>
    public XElement? Evaluate(string authority, IncomingMessage notification, Guid id)
    {
        var concerned = Xmeld.Child(notification.Root, "umzugsverband", "betroffener");
        var identification = Xmeld.Child(concerned, "identifikation.betroffener");
        var reported = Xmeld.Child(concerned, "zuzugsperson");
        var sign = Xmeld.TextOf(concerned, "identifikation.ereignis", "ereignis.zeichen");
        var familyName = Xmeld.TextOf(identification, "name", "familienname.unstrukturiert", "nachname", "name");
        var birthDate = Xmeld.PartialDateOf(Xmeld.Child(identification, "geburt", "geburtsdatum"));
        if (sign is null || familyName is null || birthDate is null || reported is null || identification is null)
            return null;

        var address = Xmeld.Child(identification, "wohnung.leser", "anschrift");
        var fitting = population.Find(
            authority,
            familyName,
            Xmeld.TextOf(identification, "name", "vornamen", "name"),
            birthDate,
            Xmeld.TextOf(address, "strasse"),
            Xmeld.TextOf(address, "hausnummer"));
        var rejection = fitting is [var person] ? RejectionOf(person) : "0";
        var origin = new XElement[]
        {
            xmeld.Origin(notification),
            xmeld.El(
                "ursprungsereignis",
                xmeld.El("ereignis.zeitpunkt", Xmeld.TextOf(concerned, "identifikation.ereignis", "ereignis.zeitpunkt")),
                xmeld.El("ereignis.zeichen", sign)),
        };
        var subject = xmeld.El(
            "betroffener",
            identification.Elements().Where(part => part.Name.LocalName is "name" or "geburt"),
            xmeld.El("wohnung.leser", Xmeld.Child(reported, "wohnung", "anschrift")));
        return rejection is null
            ? xmeld.Root(
                "rueckmeldung.auswertung.0203",
                xmeld.Header(id, "0203", DateTimeOffset.Now, notification.Reader, notification.Author),
                subject,
                Additions(fitting[0]),
                Deviations(fitting[0], reported),
                origin,
                xmeld.El(
                    "identifikation.ereignis",
                    xmeld.El("ereignis.zeitpunkt", DateTimeOffset.Now),
                    xmeld.El("ereignis.zeichen", id.ToString("N"))))
            : xmeld.Root(
                "rueckmeldung.unplausibel.0204",
                xmeld.Header(id, "0204", DateTimeOffset.Now, notification.Reader, notification.Author),
                subject,
                xmeld.Code("grund", rejection),
                fitting is [{ MovedTo: { } movedTo }]
                    ? xmeld.El("aktuelleAnschrift", xmeld.Address("anschrift.inland", movedTo))
                    : null,
                origin);
    }

    private static string? RejectionOf(Resident person) => person.Rejection ?? person.Status switch
    {
        "04" => "4",
        "07" => "1",
        "09" => "5",
        _ => null,
    };

    private XElement? Additions(Resident person)
    {
        var additions = new List<XElement>();
        additions.AddRange(person.PassportRefusals.Select(code => xmeld.El("passversagung", xmeld.El("passversagung", xmeld.Code("status", code)))));
        if (person.WeaponsPermits.Count > 0)
        {
            additions.Add(xmeld.El(
                "waffenrechtlicheDaten",
                person.WeaponsPermits.Select(code => xmeld.El("waffenrechtliche.erlaubnis", xmeld.Code("waffenrechtlicheerlaubnis", code)))));
        }

        if (person.TaxId is not null)
            additions.Add(xmeld.El("steueridentifikation", xmeld.El("idnummer", person.TaxId), xmeld.El("vbm", "1")));
        return additions.Count == 0 ? null : xmeld.El("hauptwohnung.ergaenzungen", additions);
    }

    private XElement? Deviations(Resident person, XElement reported)
    {
        var name = Xmeld.Child(reported, "name");
        XElement?[] deviations =
        [
            Pair("rufname", Xmeld.TextOf(name, "rufname", "name"), person.UsualName, isName: true),
            Pair("doktorgrad", Xmeld.TextOf(name, "doktorgrad"), person.Doctorate),
            Pair("geburtsort", Xmeld.TextOf(reported, "geburt", "geburtsort"), person.BirthPlace, group: "ortundstaatdergeburt"),
            Pair("geschlecht", Xmeld.TextOf(reported, "geschlecht", "geschlecht", "code"), person.Sex),
            Pair("familienstand", Xmeld.TextOf(reported, "familienstand", "familienstand", "code"), person.MaritalStatus),
        ];
        return deviations.Any(deviation => deviation is not null) ? xmeld.El("abweichungen", deviations) : null;
    }

    private XElement? Pair(string item, string? reported, string? registered, bool isName = false, string? group = null)
    {
        if (reported == registered)
            return null;
        return xmeld.El(
            group ?? item,
            reported is null ? null : xmeld.El(item + ".rueckmelder", isName ? xmeld.El("name", reported) : reported),
            registered is null ? null : xmeld.El(item + ".auswerter", isName ? xmeld.El("name", registered) : registered));
    }
}
