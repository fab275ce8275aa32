using System.Globalization;
using System.Xml.Linq;

namespace MetroEGov.Connectors.Registries.ResidentRegistry.Messages;

/// <summary>Writes the parts that several messages share. Absent values give absent elements.</summary>
internal sealed class MessageParts(XNamespace ns)
{
    public XElement Element(string name, params object?[] content) => new(ns + name, content);

    public XElement? Text(string name, string? text) => string.IsNullOrWhiteSpace(text) ? null : new XElement(ns + name, text);

    public XElement? Code(string name, string? code) =>
        string.IsNullOrWhiteSpace(code) ? null : new XElement(ns + name, new XElement(ns + "code", code));

    /// <summary>A code inside an element of the same name, as the data groups of the register are built.</summary>
    public XElement? Group(string name, string? code) => Code(name, code) is { } inner ? new XElement(ns + name, inner) : null;

    public XElement Name(string familyName, string? givenNames, params object?[] further) => Element(
        "name",
        Element("familienname.unstrukturiert", GeneralName("nachname", familyName)),
        GeneralName("vornamen", givenNames),
        further);

    /// <summary>A name, or the statement that there is none: a person with one name has no given name, which is not the same as an unknown one.</summary>
    public XElement GeneralName(string name, string? text) => string.IsNullOrWhiteSpace(text)
        ? Element(name, Element("nichtVorhanden", true))
        : Element(name, Element("name", text));

    public XElement PartialDate(string name, PartialDate date) => date switch
    {
        { Year: 0 } => Element(name, Element("unbekannt", true)),
        { Month: 0 } => Element(name, Element("teilbekanntesDatum", Element("jahr", date.ToString()[..4]))),
        { Day: 0 } => Element(name, Element("teilbekanntesDatum", Element("jahrMonat", date.ToString()[..7]))),
        _ => Element(name, Element("teilbekanntesDatum", Element("jahrMonatTag", date.ToString()))),
    };

    public XElement Address(string name, DwellingAddress address) => Element(
        name,
        Code("gemeindeschluessel", address.MunicipalityKey),
        Text("hausnummer", address.HouseNumber),
        Text("hausnummerBuchstabeZusatzziffer", address.HouseNumberAddition),
        Text("postleitzahl", address.PostalCode),
        Text("stockwerkswohnungsnummer", address.Flat),
        Text("strasse", address.Street),
        Text("wohnort", address.Place),
        Text("zusatzangaben", address.Details));

    public XElement Dwelling(DwellingAddress address, DateOnly movedIn, DwellingStatus status) => Element(
        "wohnung",
        Address("anschrift", address),
        Element("datumDesBeziehens", movedIn.ToString("O", CultureInfo.InvariantCulture)),
        Code("statusderwohnung", DwellingStatusCode.Of(status)));

    /// <summary>The data groups of the moving person, in the order of the register.</summary>
    public IEnumerable<XElement?> Person(PersonRecord person, PartialDate birthDate)
    {
        yield return Name(
            person.FamilyName,
            person.GivenNames,
            string.IsNullOrWhiteSpace(person.BirthName) ? null : Element("geburtsname.unstrukturiert", GeneralName("nachname", person.BirthName)),
            string.IsNullOrWhiteSpace(person.UsualName) ? null : GeneralName("rufname", person.UsualName),
            Text("doktorgrad", person.Doctorate),
            Text("ordensname", person.ReligiousName),
            Text("kuenstlername", person.ArtistName));
        if (person.MaritalStatus is { Length: > 0 } maritalStatus)
        {
            yield return Element(
                "familienstand",
                person.MaritalStatusSince is { } since ? Element("datumBeginn", since.ToString("O", CultureInfo.InvariantCulture)) : null,
                Code("familienstand", maritalStatus));
        }

        yield return Element(
            "geburt",
            Text("geburtsort", person.BirthPlace),
            Code("geburtsortStaat", person.BirthState),
            PartialDate("geburtsdatum", birthDate));
        foreach (var nationality in person.Nationalities ?? [])
            yield return Group("staatsangehoerigkeit", nationality);
        yield return Group("geschlecht", person.Sex);
    }
}

/// <summary>The codes of the register for a dwelling.</summary>
internal static class DwellingStatusCode
{
    public static string Of(DwellingStatus status) => status switch
    {
        DwellingStatus.Sole => "AW",
        DwellingStatus.Main => "HW",
        _ => "NW",
    };

    public static DwellingStatus? Read(MessageElement status)
    {
        switch (status.CodeOrNull())
        {
            case null: return null;
            case "AW": return DwellingStatus.Sole;
            case "HW": return DwellingStatus.Main;
            case "NW": return DwellingStatus.Secondary;
            default:
                status.Refuse("expected code AW, HW or NW.");
                return null;
        }
    }
}
