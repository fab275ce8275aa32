using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;

namespace MetroEGov.Connectors.Registries.ResidentRegistry.Messages;

/// <summary>The header (nachrichtenkopf) of a message.</summary>
/// <param name="Type">Four digits, for example 0300.</param>
/// <param name="Author">Address of the authority in whose name the message goes out.</param>
/// <param name="Reader">Address of the authority that is to read it.</param>
/// <param name="AuthorName">For people; only in messages that we send.</param>
/// <param name="ReaderName">For people; only in messages that we send.</param>
internal sealed record MessageHeader(
    Guid Id, string Type, DateTimeOffset CreatedAt, string Author, string Reader, string? AuthorName = null, string? ReaderName = null)
{
    public static MessageHeader Of(string type, string idempotencyKey, DateTimeOffset at, RegistryEndpoint author, RegistryEndpoint reader) =>
        new(IdOf(idempotencyKey), type, at, author.Code, reader.Code, author.Name, reader.Name);

    public static MessageHeader Read(MessageElement message)
    {
        var header = message.Optional("nachrichtenkopf.g2g") is { Exists: true } newer ? newer : message.Required("nachrichtenkopf");
        var identification = header.Required("identifikation.nachricht");
        var id = identification.Required("nachrichtenUUID");
        if (!Guid.TryParse(id.Text(), out var uuid) && id.Exists)
            id.Refuse("expected a UUID.");
        return new MessageHeader(
            uuid,
            identification.Required("nachrichtentyp").Code(),
            identification.Required("erstellungszeitpunkt").InstantOrNull() ?? default,
            header.Required("autor").Required("kennung").Text(),
            header.Required("leser").Required("kennung").Text());
    }

    public XElement ToXml(XNamespace ns) => new(
        ns + "nachrichtenkopf",
        new XElement(
            ns + "identifikation.nachricht",
            new XElement(ns + "nachrichtenUUID", Id.ToString("D")),
            new XElement(ns + "nachrichtentyp", new XElement(ns + "code", Type)),
            new XElement(ns + "erstellungszeitpunkt", CreatedAt)),
        Party(ns, "leser", Reader, ReaderName),
        Party(ns, "autor", Author, AuthorName));

    /// <summary>
    /// The id of the message that belongs to an idempotency key: the key itself when it is a UUID, else one derived from it
    /// (RFC 9562 version 8, SHA-256), so that every repetition carries the same id.
    /// </summary>
    public static Guid IdOf(string idempotencyKey)
    {
        if (Guid.TryParse(idempotencyKey, out var given))
            return given;

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes("metroegov:message:" + idempotencyKey), hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }

    private static XElement Party(XNamespace ns, string role, string code, string? name) => new(
        ns + role,
        new XElement(ns + "verzeichnisdienst", new XElement(ns + "code", "DVDV")),
        new XElement(ns + "kennung", code),
        name is null ? null : new XElement(ns + "name", name));
}
