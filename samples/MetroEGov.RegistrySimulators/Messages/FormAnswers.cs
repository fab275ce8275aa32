using System.Xml.Linq;
using MetroEGov.RegistrySimulators.People;

namespace MetroEGov.RegistrySimulators.Messages;

/// <summary>Answers 0300 with 0301.</summary>
public sealed class FormAnswers(Population population, Xmeld xmeld)
{
    /// <summary>Null when the question lacks what identifies a person.</summary>
    public XElement? Answer(string authority, IncomingMessage question, bool isWrong)
    {
        var asked = Xmeld.Child(question.Root, "betroffene", "identifikation.person");
        var name = Xmeld.Child(asked, "name");
        var birthDate = Xmeld.PartialDateOf(Xmeld.Child(asked, "geburt", "geburtsdatum"));
        var familyName = Xmeld.TextOf(name, "familienname.unstrukturiert", "nachname", "name");
        if (familyName is null || birthDate is null || question.User is null)
            return null;

        var address = Xmeld.Child(question.Root, "betroffene", "wegzugsanschrift");
        var fitting = population.Find(
            authority,
            familyName,
            Xmeld.TextOf(name, "vornamen", "name"),
            birthDate,
            Xmeld.TextOf(address, "strasse"),
            Xmeld.TextOf(address, "hausnummer"));
        var status = fitting switch
        {
            [] => "02",
            [var one] => one.Status,
            _ => "03",
        };
        return xmeld.Root(
            "anmeldung.datenbereitstellung.0301",
            xmeld.Header(Guid.NewGuid(), "0301", DateTimeOffset.Now, question.Reader, question.Author),
            xmeld.El(
                "zuziehende.person",
                isWrong ? xmeld.Code("status", status) : xmeld.Code("antwortstatus", status),
                new XElement(xmeld.Namespace + "anfrageprofil", asked?.Elements()),
                status == "01" ? Everything(fitting[0]) : status == "04" ? MovedOn(fitting[0]) : null),
            xmeld.Origin(question));
    }

    private IEnumerable<XElement?> Everything(Resident person)
    {
        yield return PersonalData(person);
        foreach (var guardian in Disclosable(person.Guardians))
        {
            yield return xmeld.El(
                "vertreter",
                xmeld.El("name", xmeld.Name("nameNatuerlichePerson", guardian)),
                xmeld.El("geburt", xmeld.PartialDate("geburtsdatum", guardian.BirthDate)),
                xmeld.Group("geschlecht", guardian.Sex),
                xmeld.Address("anschrift", guardian.Address),
                xmeld.Code("gesetzlichervertreterschluessel", "1"));
        }

        yield return Family(person);
    }

    private XElement PersonalData(Resident person) => xmeld.El(
        "personendaten",
        person.Blocks.Select(block => xmeld.El("auskunftssperre", xmeld.Text("frist", block.Until), xmeld.Code("grund", block.Code))),
        xmeld.Name("name", person, isComplete: true),
        xmeld.El("familienstand", xmeld.Text("datumBeginn", person.MaritalStatusSince), xmeld.Code("familienstand", person.MaritalStatus ?? "NB")),
        xmeld.El(
            "geburt",
            xmeld.Text("geburtsort", person.BirthPlace),
            xmeld.Code("geburtsortStaat", person.BirthState),
            xmeld.PartialDate("geburtsdatum", person.BirthDate)),
        person.Nationalities.Select(nationality => xmeld.Group("staatsangehoerigkeit", nationality)),
        xmeld.Group("geschlecht", person.Sex),
        xmeld.El(
            "aktuelleWohnung",
            xmeld.Address("anschrift", person.Address),
            xmeld.PartialDate("datumDesBeziehens", person.MovedIn),
            xmeld.Code("statusderwohnung", person.Dwelling)));

    private XElement? Family(Resident person)
    {
        var children = Disclosable(person.Children)
            .Select(child => xmeld.El(
                "kind",
                xmeld.Name("name", child),
                xmeld.El("geburt", xmeld.PartialDate("geburtsdatum", child.BirthDate)),
                xmeld.Group("geschlecht", child.Sex),
                xmeld.Address("anschrift", child.Address)))
            .ToList();
        var spouse = Disclosable(person.Spouse is null ? [] : [person.Spouse])
            .Select(partner => xmeld.El(
                "partner",
                xmeld.Code("partnerschaftstyp", "1"),
                xmeld.Name("name", partner),
                xmeld.El("geburt", xmeld.PartialDate("geburtsdatum", partner.BirthDate)),
                xmeld.Group("geschlecht", partner.Sex),
                xmeld.El("wohnung", xmeld.Address("anschrift", partner.Address))))
            .ToList();
        return children.Count + spouse.Count == 0 ? null : xmeld.El("partner.und.kinder", children, spouse);
    }

    private XElement? MovedOn(Resident person) =>
        person.MovedTo is null ? null : xmeld.El("wegzugsanschrift", xmeld.Address("anschrift.inland", person.MovedTo));

    /// <summary>Relatives under a block on information are left out, without a trace. Source: BMG §23(3).</summary>
    private IEnumerable<Resident> Disclosable(IEnumerable<string> relatives) =>
        relatives.Select(id => population[id]).Where(relative => !relative.IsBlocked);
}
