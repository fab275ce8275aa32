using System.Xml.Linq;

namespace MetroEGov.Connectors.Registries.ResidentRegistry.Messages;

/// <summary>
/// The message that enters a registration into the competent authority's own register, and its answers. XMeld has none for this
/// (it is a matter of each register's software), so the namespace is ours; the elements inside are named as in XMeld.
/// </summary>
internal static class RegistrationMessage
{
    public const string Type = "registration";

    public static XElement Write(
        XmeldRelease release, MessageHeader header, string userId, RecordRegistrationInput input, PartialDate birthDate)
    {
        var parts = new MessageParts(XmeldRelease.Local);
        return parts.Element(
            "eintragung.anmeldung",
            new XAttribute("version", release.Number),
            header.ToXml(XmeldRelease.Local),
            parts.Element("anwenderkennung", userId),
            parts.Element("zuzugsperson", parts.Person(input.Person, birthDate)),
            parts.Dwelling(input.NewAddress, input.MovedIn, input.DwellingStatus),
            input.PreviousAddress is { } previous ? parts.Address("wegzugsanschrift", previous) : null,
            input.CarryOverBlock == true ? parts.Element("auskunftssperre.uebernehmen", true) : null);
    }

    /// <summary>Reads eintragung.bestaetigung; null and the problems when it is something else.</summary>
    public static RegistrationRecord? Read(XElement root, bool wasThere, out IReadOnlyList<string> problems)
    {
        var found = new List<string>();
        problems = found;
        if (root.Name != XmeldRelease.Local + "eintragung.bestaetigung")
        {
            found.Add("expected eintragung.bestaetigung, found another message.");
            return null;
        }

        var message = MessageElement.Root(root, found);
        var number = message.Required("registriernummer").Text();
        var recorded = message.Required("eingetragenAm");
        var recordedAt = recorded.InstantOrNull();
        if (recorded.Exists && recordedAt is null)
            recorded.Refuse("expected a date and time.");
        return found.Count > 0
            ? null
            : new RegistrationRecord
            {
                RegistrationNumber = number,
                RecordedAt = recordedAt!.Value, // not null: its absence is among the problems above
                RecordedOn = DateOnly.FromDateTime(recordedAt.Value.DateTime),
                WasAlreadyRecorded = wasThere,
            };
    }

    /// <summary>The code of eintragung.abgelehnt; null when it is something else.</summary>
    public static string? RefusalCode(XElement? root) =>
        root is not null && root.Name == XmeldRelease.Local + "eintragung.abgelehnt"
            ? MessageElement.Root(root, []).Optional("grund").CodeOrNull()
            : null;
}
