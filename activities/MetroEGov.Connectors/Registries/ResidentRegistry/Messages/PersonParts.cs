namespace MetroEGov.Connectors.Registries.ResidentRegistry.Messages;

/// <summary>Reads the parts that several messages share.</summary>
internal static class PersonParts
{
    /// <summary>
    /// Codes that forbid the passing on of data to certain receivers only (churches, parties, address books, armed forces, jubilees). Every other
    /// code is a block on information, known or not: an unknown code must not open what a newer release closes.
    /// Source: XMeld 2.4.3, Code.Auskunftssperre.
    /// </summary>
    private static readonly HashSet<string> TransmissionBlocks = new(StringComparer.Ordinal) { "2", "5", "7", "10", "13" };

    public static bool HasInformationBlock(MessageElement person) =>
        person.All("auskunftssperre").Any(block => !TransmissionBlocks.Contains(block.Required("grund").Code()));

    public static (string FamilyName, string? GivenNames) Names(MessageElement name)
    {
        var family = name.Optional("familienname.unstrukturiert") is { Exists: true } unstructured
            ? GeneralName(unstructured.Required("nachname"))
            : name.Required("familienname").Text();
        return (family ?? "", GeneralName(name.Required("vornamen")));
    }

    /// <summary>Null when the person has no such name.</summary>
    public static string? GeneralName(MessageElement name)
    {
        if (!name.Exists || name.Optional("nichtVorhanden").IsTrue())
            return null;
        return name.Required("name").Text();
    }

    public static DwellingAddress? Address(MessageElement address) => !address.Exists
        ? null
        : new DwellingAddress
        {
            MunicipalityKey = address.Optional("gemeindeschluessel").CodeOrNull(),
            PostalCode = address.Optional("postleitzahl").TextOrNull(),
            Place = address.Optional("wohnort").TextOrNull(),
            Street = address.Optional("strasse").TextOrNull(),
            HouseNumber = address.Optional("hausnummer").TextOrNull(),
            HouseNumberAddition = address.Optional("hausnummerBuchstabeZusatzziffer").TextOrNull(),
            Flat = address.Optional("stockwerkswohnungsnummer").TextOrNull(),
            Details = address.Optional("zusatzangaben").TextOrNull(),
        };

    public static PersonRecord Person(MessageElement data)
    {
        var name = data.Required("name");
        var (familyName, givenNames) = Names(name);
        var birth = data.Required("geburt");
        var marital = data.Optional("familienstand");
        return new PersonRecord
        {
            FamilyName = familyName,
            GivenNames = givenNames,
            UsualName = GeneralName(name.Optional("rufname")),
            BirthName = GeneralName(name.Optional("geburtsname.unstrukturiert").Optional("nachname")),
            Doctorate = name.Optional("doktorgrad").TextOrNull(),
            ReligiousName = name.Optional("ordensname").TextOrNull(),
            ArtistName = name.Optional("kuenstlername").TextOrNull(),
            BirthDate = birth.Required("geburtsdatum").PartialDateOrNull() ?? "",
            BirthPlace = birth.Optional("geburtsort").TextOrNull(),
            BirthState = birth.Optional("geburtsortStaat").CodeOrNull(),
            Sex = data.Optional("geschlecht").Optional("geschlecht").CodeOrNull(),
            Nationalities = [.. data.All("staatsangehoerigkeit").Select(group => group.Required("staatsangehoerigkeit").Code())],
            MaritalStatus = marital.Optional("familienstand").CodeOrNull(),
            MaritalStatusSince = marital.Optional("datumBeginn").DateOrNull(),
        };
    }

    /// <summary>Null when the person is blocked: relatives under a block are not passed on. Source: BMG §23(3).</summary>
    public static RelatedPerson? Related(MessageElement person, MessageElement name, MessageElement address, string? relationCode)
    {
        if (!person.Exists || HasInformationBlock(person))
            return null;

        var (familyName, givenNames) = Names(name);
        return new RelatedPerson
        {
            FamilyName = familyName,
            GivenNames = givenNames,
            BirthDate = person.Optional("geburt").Optional("geburtsdatum").PartialDateOrNull(),
            Sex = person.Optional("geschlecht").Optional("geschlecht").CodeOrNull(),
            Address = Address(address),
            RelationCode = relationCode,
        };
    }
}
