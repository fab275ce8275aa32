using System.Globalization;
using System.Xml.Linq;

namespace MetroEGov.RegistrySimulators.Messages;

/// <summary>A message as it came in: its header and its root.</summary>
public sealed record IncomingMessage(XElement Root, Guid Id, string Type, DateTimeOffset CreatedAt, string Author, string Reader, string? User)
{
    /// <summary>Null when the header is not complete.</summary>
    public static IncomingMessage? Read(XElement? root)
    {
        var header = Xmeld.Child(root, "nachrichtenkopf");
        var identification = Xmeld.Child(header, "identifikation.nachricht");
        return root is not null
            && Guid.TryParse(Xmeld.TextOf(identification, "nachrichtenUUID"), out var id)
            && Xmeld.TextOf(identification, "nachrichtentyp", "code") is { } type
            && DateTimeOffset.TryParse(
                Xmeld.TextOf(identification, "erstellungszeitpunkt"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            && Xmeld.TextOf(header, "autor", "kennung") is { } author
            && Xmeld.TextOf(header, "leser", "kennung") is { } reader
                ? new IncomingMessage(root, id, type, at, author, reader, Xmeld.TextOf(root, "anwenderkennung"))
                : null;
    }
}
