using System.Xml.Linq;

namespace MetroEGov.Connectors.Registries.ResidentRegistry.Messages;

/// <summary>Message anmeldung.datenbereitstellung.0301: the answer to 0300.</summary>
internal static class FormAnswer
{
    private const string RootName = "anmeldung.datenbereitstellung.0301";

    /// <summary>The form, or null and everything that is wrong with the message.</summary>
    public static PrefilledForm? Read(XElement root, XmeldRelease release, MessageHeader question, out IReadOnlyList<string> problems)
    {
        var found = new List<string>();
        problems = found;
        if (root.Name != release.Namespace + RootName)
        {
            found.Add($"expected {RootName} of XMeld {release.Number}, found another message or release.");
            return null;
        }

        var message = MessageElement.Root(root, found);
        CheckSender(message, question);
        var persons = message.All("zuziehende.person").ToList();
        if (persons.Count != 1)
            found.Add($"{RootName}/zuziehende.person: expected 1 for the one person asked for, found {persons.Count}.");
        if (found.Count > 0)
            return null;

        var form = ReadPerson(persons[0]);
        return found.Count == 0 ? form : null;
    }

    private static void CheckSender(MessageElement message, MessageHeader question)
    {
        var header = MessageHeader.Read(message);
        var asked = message.Required("ursprungsnachricht").Required("nachrichtenUUID");
        if (asked.Exists && (!Guid.TryParse(asked.Text(), out var id) || id != question.Id))
            asked.Refuse("expected the id of our question.");
        if (header.Author != question.Reader || header.Reader != question.Author)
            message.Optional("nachrichtenkopf").Refuse("expected the authority asked as author and the asking one as reader.");
    }

    private static PrefilledForm? ReadPerson(MessageElement person)
    {
        var status = person.Required("antwortstatus");
        ResidentStatus? known = status.Code() switch
        {
            "01" => ResidentStatus.Found,
            "02" => ResidentStatus.NotIdentified,
            "03" => ResidentStatus.NotUnique,
            "04" => ResidentStatus.MovedAway,
            "07" => ResidentStatus.Deceased,
            "09" => ResidentStatus.SecondaryDwellingOnly,
            _ => null,
        };
        if (known is null)
        {
            status.Refuse("expected code 01, 02, 03, 04, 07 or 09.");
            return null;
        }

        var data = known == ResidentStatus.Found ? person.Required("personendaten") : person.Optional("personendaten");
        var hasPerson = data.Optional("name").Exists || known == ResidentStatus.Found;
        var family = person.Optional("partner.und.kinder");
        var (movedToKind, movedTo) = MovedTo(person.Optional("wegzugsanschrift"));
        return new PrefilledForm
        {
            Status = known.Value,
            Blocked = PersonParts.HasInformationBlock(data),
            Person = data.Exists && hasPerson ? PersonParts.Person(data) : null,
            Dwellings = [.. data.All("aktuelleWohnung").Select(ReadDwelling)],
            Representatives = [.. person.All("vertreter").Select(Representative).OfType<RelatedPerson>()],
            Spouse = Spouse(family.Optional("partner")),
            Children = [.. family.All("kind")
                .Select(child => PersonParts.Related(child, child.Required("name"), child.Optional("anschrift"), relationCode: null))
                .OfType<RelatedPerson>()],
            MovedToKind = movedToKind,
            MovedTo = movedTo,
        };
    }

    private static Dwelling ReadDwelling(MessageElement dwelling) => new()
    {
        Address = PersonParts.Address(dwelling.Required("anschrift")) ?? new DwellingAddress(),
        Status = DwellingStatusCode.Read(dwelling.Optional("statusderwohnung")),
        MovedIn = dwelling.Optional("datumDesBeziehens").PartialDateOrNull(),
    };

    private static RelatedPerson? Representative(MessageElement representative)
    {
        var relation = representative.Required("gesetzlichervertreterschluessel").Code();
        var name = representative.Required("name");
        if (name.Optional("nameJuristischePerson").TextOrNull() is not { } organisation)
            return PersonParts.Related(representative, name.Required("nameNatuerlichePerson"), representative.Optional("anschrift"), relation);

        return PersonParts.HasInformationBlock(representative)
            ? null
            : new RelatedPerson
            {
                FamilyName = organisation,
                Address = PersonParts.Address(representative.Optional("anschrift")),
                RelationCode = relation,
            };
    }

    private static RelatedPerson? Spouse(MessageElement partner) => !partner.Exists
        ? null
        : PersonParts.Related(
            partner,
            partner.Required("name"),
            partner.Optional("wohnung").Optional("anschrift"),
            partner.Required("partnerschaftstyp").Code());

    private static (MovedToKind? Kind, DwellingAddress? Address) MovedTo(MessageElement movedTo)
    {
        if (movedTo.Optional("anschrift.inland") is { Exists: true } inland)
            return (MovedToKind.Inland, PersonParts.Address(inland));
        if (movedTo.Optional("anschrift.ausland").Exists)
            return (MovedToKind.Abroad, null);
        return movedTo.Exists ? (MovedToKind.Unknown, null) : (null, null);
    }
}
