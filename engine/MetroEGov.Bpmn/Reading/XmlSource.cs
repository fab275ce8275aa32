using System.Text;
using System.Xml;

namespace MetroEGov.Bpmn.Reading;

/// <summary>A document as text or as bytes; bytes are decoded as their XML declaration says.</summary>
internal sealed class XmlSource
{
    private readonly string? _text;
    private readonly byte[]? _bytes;

    public XmlSource(string text) => _text = text;

    public XmlSource(byte[] bytes) => _bytes = bytes;

    public XmlReader Open(XmlReaderSettings settings) => _text is not null
        ? XmlReader.Create(new StringReader(_text), settings)
        : XmlReader.Create(new MemoryStream(_bytes!, writable: false), settings); // Exactly one of the two is set.

    public bool IsLongerThan(int characters) => (_text?.Length ?? _bytes?.Length ?? 0) > characters;

    /// <summary>
    /// Where the document type stands. UTF-8 is enough here, since a wrong guess only makes the text of a problem more general.
    /// </summary>
    public int? LineOfDocumentType()
    {
        using var reader = new StringReader(_text ?? Encoding.UTF8.GetString(_bytes ?? []));
        for (var line = 1; reader.ReadLine() is { } text; line++)
        {
            if (text.Contains("<!DOCTYPE", StringComparison.OrdinalIgnoreCase))
            {
                return line;
            }
        }

        return null;
    }
}
