using System.Xml;
using System.Xml.Linq;

namespace MetroEGov.Connectors.Registries.ResidentRegistry.Messages;

/// <summary>Loads a partner's XML without ever resolving anything outside of it.</summary>
internal static class MessageDocument
{
    /// <summary>
    /// The root element, or null and a problem without content of the message. Refused: document types (and with them every
    /// entity), more than <paramref name="maximumCharacters"/>, what is not well-formed.
    /// </summary>
    public static XElement? Load(Stream xml, long maximumCharacters, out string? problem)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = maximumCharacters,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
        };
        try
        {
            using var reader = XmlReader.Create(xml, settings);
            problem = null;
            return XDocument.Load(reader, LoadOptions.None).Root;
        }
        catch (XmlException malformed)
        {
            problem = $"not well-formed XML at line {malformed.LineNumber}, or with a document type, or too large.";
            return null;
        }
    }
}
