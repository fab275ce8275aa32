using System.Xml.Linq;

namespace MetroEGov.Connectors.Registries.ResidentRegistry.Messages;

/// <summary>Message rueckmeldung.anmeldunginland.0201: tells the authority of the previous residence of the registration.</summary>
internal static class NotificationMessage
{
    public const string Type = "0201";

    public static XElement Write(
        XmeldRelease release, MessageHeader header, SendNotificationInput input, PartialDate birthDate, DateTimeOffset recordedAt)
    {
        var parts = new MessageParts(release.Namespace);
        return parts.Element(
            "rueckmeldung.anmeldunginland.0201",
            new XAttribute("standard", "XMeld"),
            new XAttribute("version", release.Number),
            header.ToXml(release.Namespace),
            parts.Element(
                "umzugsverband",
                parts.Element(
                    "betroffener",
                    parts.Element(
                        "identifikation.betroffener",
                        parts.Name(input.Person.FamilyName, input.Person.GivenNames),
                        parts.Element("geburt", parts.PartialDate("geburtsdatum", birthDate)),
                        parts.Element("wohnung.leser", parts.Address("anschrift", input.PreviousAddress))),
                    parts.Element(
                        "zuzugsperson",
                        parts.Person(input.Person, birthDate),
                        parts.Dwelling(input.NewAddress, input.MovedIn, input.DwellingStatus)),
                    parts.Element(
                        "identifikation.ereignis",
                        parts.Element("ereignis.zeitpunkt", recordedAt),
                        parts.Element("ereignis.zeichen", input.CorrelationKey)))));
    }
}
