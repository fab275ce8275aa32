using System.Xml.Linq;

namespace MetroEGov.Connectors.Registries.ResidentRegistry.Messages;

/// <summary>Message anmeldung.datenanforderung.0300: the competent authority asks the one of the previous residence for a person's data.</summary>
internal static class FormRequest
{
    public const string Type = "0300";

    public const string SearchFields = "0300: familienname, vornamen, geburtsdatum, wegzugsanschrift";

    public static XElement Write(XmeldRelease release, MessageHeader header, string userId, RequestPrefilledFormInput input, PartialDate birthDate)
    {
        var parts = new MessageParts(release.Namespace);
        return parts.Element(
            "anmeldung.datenanforderung.0300",
            new XAttribute("standard", "XMeld"),
            new XAttribute("version", release.Number),
            header.ToXml(release.Namespace),
            parts.Element("anwenderkennung", userId),
            parts.Element(
                "betroffene",
                parts.Element(
                    "identifikation.person",
                    parts.Name(input.FamilyName, input.GivenNames),
                    parts.Element("geburt", parts.PartialDate("geburtsdatum", birthDate))),
                parts.Address("wegzugsanschrift", input.PreviousAddress)));
    }
}
