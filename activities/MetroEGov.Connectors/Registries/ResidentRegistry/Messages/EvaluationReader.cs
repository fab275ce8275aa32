using System.Xml.Linq;

namespace MetroEGov.Connectors.Registries.ResidentRegistry.Messages;

/// <summary>Reads rueckmeldung.auswertung.0203 and rueckmeldung.unplausibel.0204.</summary>
internal static class EvaluationReader
{
    private const string EvaluatedRoot = "rueckmeldung.auswertung.0203";
    private const string RejectedRoot = "rueckmeldung.unplausibel.0204";
    private const string ReportedSuffix = ".rueckmelder";
    private const string EvaluatedSuffix = ".auswerter";

    public static EvaluationParseResult Read(XElement root, XmeldRelease release)
    {
        var problems = new List<string>();
        if (root.Name != release.Namespace + EvaluatedRoot && root.Name != release.Namespace + RejectedRoot)
        {
            problems.Add($"expected {EvaluatedRoot} or {RejectedRoot} of XMeld {release.Number}, found another message or release.");
            return new EvaluationParseResult(null, problems);
        }

        var message = MessageElement.Root(root, problems);
        var isEvaluated = root.Name.LocalName == EvaluatedRoot;
        var header = MessageHeader.Read(message);
        var notification = message.Required("ursprungsnachricht").Required("nachrichtenUUID");
        if (!Guid.TryParse(notification.Text(), out var notificationId) && notification.Exists)
            notification.Refuse("expected a UUID.");
        var evaluation = new EvaluationMessage
        {
            MessageType = isEvaluated ? "0203" : "0204",
            MessageId = header.Id,
            CorrelationKey = message.Required("ursprungsereignis").Required("ereignis.zeichen").Text(),
            NotificationId = notificationId,
            Author = header.Author,
            CreatedAt = header.CreatedAt,
            Additions = isEvaluated ? Additions(message.Optional("hauptwohnung.ergaenzungen")) : null,
            Deviations = isEvaluated ? [.. Deviations(message.Optional("abweichungen"))] : [],
            Rejection = isEvaluated ? null : Rejection(message),
        };
        return new EvaluationParseResult(problems.Count == 0 ? evaluation : null, problems);
    }

    private static EvaluationAdditions? Additions(MessageElement additions)
    {
        if (!additions.Exists)
            return null;

        var weapons = additions.Optional("waffenrechtlicheDaten");
        return new EvaluationAdditions
        {
            TaxId = additions.Optional("steueridentifikation").Optional("idnummer").TextOrNull(),
            SpouseTaxId = additions.Optional("steueridentifikation.ehegatte.lebenspartner").Optional("idnummer").TextOrNull(),
            WeaponsPermits = [.. weapons.All("waffenrechtliche.erlaubnis").Select(permit => permit.Required("waffenrechtlicheerlaubnis").Code())],
            WeaponsProhibitedSince = weapons.Optional("waffenbesitzverbot").Optional("tagDerErstmaligenErteilung").DateOrNull(),
            ExplosivesPermits = [.. additions.All("sprengstoffrechtliche.erlaubnis")
                .Select(permit => permit.Required("sprengstoffrechtlicheerlaubnis").Required("tagDerErstmaligenErteilung").DateOrNull())
                .OfType<DateOnly>()],
            PassportRefusals = [.. additions.All("passversagung").Select(refusal => refusal.Required("passversagung").Required("status").Code())],
            ElectionExclusions = [.. additions.All("wahlausschluss").Select(exclusion => exclusion.Required("wahlausschluss").Required("art").Code())],
            WasDeregisteredToUnknown = additions.Optional("vorherigeAbmeldungNachUnbekannt").IsTrue(),
        };
    }

    /// <summary>
    /// Every item holds pairs of elements named item.rueckmelder and item.auswerter, whatever the item is; an item of a newer
    /// release is therefore read as well.
    /// </summary>
    private static IEnumerable<EvaluationDeviation> Deviations(MessageElement deviations)
    {
        foreach (var item in deviations.Children())
        {
            var pairs = item.Children()
                .Select(side => (Side: side, Item: ItemOf(side.Name)))
                .Where(side => side.Item is not null)
                .GroupBy(side => side.Item!, StringComparer.Ordinal); // not null: filtered in the line above
            foreach (var pair in pairs)
            {
                yield return new EvaluationDeviation(
                    pair.Key,
                    Content(pair.Where(side => side.Side.Name.Contains(ReportedSuffix, StringComparison.Ordinal)).Select(side => side.Side)),
                    Content(pair.Where(side => side.Side.Name.Contains(EvaluatedSuffix, StringComparison.Ordinal)).Select(side => side.Side)));
            }
        }
    }

    /// <summary>The name without the side: familienstand.auswerter.nachweis belongs to the item familienstand.nachweis.</summary>
    private static string? ItemOf(string name)
    {
        var item = name.Replace(ReportedSuffix, "", StringComparison.Ordinal).Replace(EvaluatedSuffix, "", StringComparison.Ordinal);
        return item == name ? null : item;
    }

    private static string? Content(IEnumerable<MessageElement> sides)
    {
        var texts = sides.SelectMany(side => side.Leaves()).ToList();
        return texts.Count == 0 ? null : string.Join(" ", texts);
    }

    private static EvaluationRejection? Rejection(MessageElement message)
    {
        var reason = message.Required("grund");
        var code = reason.Code();
        if (code is not [>= '0' and <= '8'])
        {
            if (reason.Exists && code.Length > 0)
                reason.Refuse("expected a code from 0 to 8.");
            return null;
        }

        return new EvaluationRejection
        {
            Reason = (EvaluationRejectionReason)(code[0] - '0'),
            Code = code,
            CurrentAddress = PersonParts.Address(message.Optional("aktuelleAnschrift").Optional("anschrift.inland")),
            MovedOutOn = message.Optional("auszugsdatum").DateOrNull(),
            DiedOn = message.Optional("tod").Optional("sterbetag").DateOrNull(),
        };
    }
}
