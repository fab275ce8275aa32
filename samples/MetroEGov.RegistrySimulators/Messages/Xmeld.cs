using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using MetroEGov.RegistrySimulators.People;

namespace MetroEGov.RegistrySimulators.Messages;

/// <summary>Writes the elements of XMeld-shaped messages; written apart from the product's own code, so that both check each other.</summary>
public sealed class Xmeld(string release)
{
    public static readonly XNamespace Local = "urn:metroegov:resident-registry:1";

    public XNamespace Namespace { get; } = "http://www.osci.de/xmeld" + release.Replace(".", "", StringComparison.Ordinal);

    /// <summary>Reads a body; null when it is not well-formed or has a document type.</summary>
    public static async Task<XElement?> LoadAsync(Stream body, CancellationToken cancellationToken)
    {
        var settings = new XmlReaderSettings { Async = true, DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = 1024 * 1024 };
        try
        {
            using var reader = XmlReader.Create(body, settings);
            return (await XDocument.LoadAsync(reader, LoadOptions.None, cancellationToken)).Root;
        }
        catch (XmlException)
        {
            // The caller answers with 0910, which is all that a sender of such a thing can learn.
            return null;
        }
    }

    public static XElement? Child(XElement? parent, params string[] path)
    {
        foreach (var name in path)
            parent = parent?.Elements().FirstOrDefault(child => child.Name.LocalName == name);
        return parent;
    }

    public static string? TextOf(XElement? parent, params string[] path) => Child(parent, path)?.Value.Trim() is { Length: > 0 } text ? text : null;

    /// <summary>A partly known date with zeros for what is unknown.</summary>
    public static string? PartialDateOf(XElement? date)
    {
        if (TextOf(date, "unbekannt") == "true")
            return "0000-00-00";
        var known = Child(date, "teilbekanntesDatum");
        return TextOf(known, "jahrMonatTag")
            ?? (TextOf(known, "jahrMonat") is { } month ? month + "-00" : null)
            ?? (TextOf(known, "jahr") is { } year ? year + "-00-00" : null);
    }

    public XElement Root(string name, params object?[] content) =>
        new(Namespace + name, new XAttribute("standard", "XMeld"), new XAttribute("version", release), content);

    public XElement El(string name, params object?[] content) => new(Namespace + name, content);

    public XElement Header(Guid id, string type, DateTimeOffset at, string author, string reader) => El(
        "nachrichtenkopf",
        El("identifikation.nachricht", El("nachrichtenUUID", id.ToString("D")), El("nachrichtentyp", El("code", type)), El("erstellungszeitpunkt", at)),
        El("leser", El("verzeichnisdienst", El("code", "DVDV")), El("kennung", reader)),
        El("autor", El("verzeichnisdienst", El("code", "DVDV")), El("kennung", author)));

    public XElement Origin(IncomingMessage question) => El(
        "ursprungsnachricht",
        El("nachrichtenUUID", question.Id.ToString("D")),
        El("nachrichtentyp", El("code", question.Type)),
        El("erstellungszeitpunkt", question.CreatedAt));

    public XElement GeneralName(string element, string? name) =>
        name is null ? El(element, El("nichtVorhanden", true)) : El(element, El("name", name));

    public XElement Name(string element, Resident person, bool isComplete = false) => El(
        element,
        El("familienname.unstrukturiert", GeneralName("nachname", person.FamilyName)),
        isComplete && person.BirthName is not null ? El("geburtsname.unstrukturiert", GeneralName("nachname", person.BirthName)) : null,
        GeneralName("vornamen", person.GivenNames),
        isComplete && person.UsualName is not null ? GeneralName("rufname", person.UsualName) : null,
        isComplete ? Text("doktorgrad", person.Doctorate) : null,
        isComplete ? Text("ordensname", person.ReligiousName) : null,
        isComplete ? Text("kuenstlername", person.ArtistName) : null);

    public XElement? Text(string name, string? text) => text is null ? null : El(name, text);

    public XElement? Code(string name, string? code) => code is null ? null : El(name, El("code", code));

    public XElement? Group(string name, string? code) => code is null ? null : El(name, Code(name, code));

    public XElement PartialDate(string name, string date) => date switch
    {
        "0000-00-00" => El(name, El("unbekannt", true)),
        _ when date.EndsWith("-00-00", StringComparison.Ordinal) => El(name, El("teilbekanntesDatum", El("jahr", date[..4]))),
        _ when date.EndsWith("-00", StringComparison.Ordinal) => El(name, El("teilbekanntesDatum", El("jahrMonat", date[..7]))),
        _ => El(name, El("teilbekanntesDatum", El("jahrMonatTag", date))),
    };

    public XElement Address(string name, Address address) => El(
        name,
        Code("gemeindeschluessel", address.MunicipalityKey),
        El("hausnummer", address.HouseNumber),
        Text("hausnummerBuchstabeZusatzziffer", address.HouseNumberAddition),
        El("postleitzahl", address.PostalCode),
        El("strasse", address.Street),
        Text("wohnort", address.Place));

    /// <summary>Message 0910: the whole message comes back.</summary>
    public XElement ReturnToSender(string reason) => Root(
        "administration.returntosender.0910",
        El("nachrichtentext", reason),
        El("zeitpunkt", DateTimeOffset.UtcNow.ToString("O", CultureInfo.InvariantCulture)));
}
