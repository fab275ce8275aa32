using System.Globalization;
using System.Xml.Linq;
using MetroEGov.RegistrySimulators.Registers;

namespace MetroEGov.RegistrySimulators.Messages;

/// <summary>Answers the registration message.</summary>
public static class RegistrationAnswers
{
    public static XElement Confirmed(Registration registration, bool isWrong) => new(
        Xmeld.Local + "eintragung.bestaetigung",
        isWrong ? null : new XElement(Xmeld.Local + "registriernummer", registration.Number),
        new XElement(Xmeld.Local + "eingetragenAm", registration.RecordedAt),
        new XElement(Xmeld.Local + "idempotenzschluessel", registration.IdempotencyKey));

    public static XElement Refused(string code) => new(
        Xmeld.Local + "eintragung.abgelehnt",
        new XElement(Xmeld.Local + "grund", new XElement(Xmeld.Local + "code", code)));

    /// <summary>Why the entry must not be made; null when it may. Source: BMG §17(1), nobody registers before moving in.</summary>
    public static string? ReasonToRefuse(IncomingMessage message, DateOnly today)
    {
        var movedIn = Xmeld.TextOf(message.Root, "wohnung", "datumDesBeziehens");
        if (!DateOnly.TryParseExact(movedIn, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return "MOVE_IN_DATE_MISSING";
        return day > today ? "MOVE_IN_DATE_IN_FUTURE" : null;
    }
}
