using System.Collections.Immutable;
using System.Text;
using System.Xml;

namespace MetroEGov.Dmn.Reading;

/// <summary>
/// Reads XML into <see cref="DmnElement"/>s. Document types are refused (they can pull in files and blow entities up); at most
/// 32 million characters, 100 levels, 2 million elements.
/// </summary>
internal static class DmnXmlReader
{
    public const int MaxCharacters = 32 * 1024 * 1024;
    public const int MaxDepth = 100;
    public const int MaxElements = 2_000_000;

    public static DmnElement? Read(string xml, ImmutableArray<DmnProblem>.Builder problems)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = MaxCharacters,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            CheckCharacters = true,
        };
        if (xml.Length > MaxCharacters)
        {
            problems.Add(new(DmnProblemCode.TooLarge, null, 0, $"The file has more than {MaxCharacters} characters. Split it and use imports."));
            return null;
        }

        try
        {
            using var reader = XmlReader.Create(new StringReader(xml.TrimStart('\uFEFF')), settings);
            return new Walk(reader, problems).Root();
        }
        catch (XmlException error)
        {
            // The parser reports a forbidden document type as any other error, but without a line.
            problems.Add(error.LineNumber == 0 && LineOfDocumentType(xml) is { } line
                ? new(DmnProblemCode.DtdRefused, null, line, "The file has a document type (<!DOCTYPE …>), which may pull in foreign files. Remove it.")
                : new(DmnProblemCode.NotXml, null, error.LineNumber, $"The file is not well-formed XML at line {error.LineNumber}, column {error.LinePosition}."));
            return null;
        }
    }

    private static int? LineOfDocumentType(string xml)
    {
        using var reader = new StringReader(xml);
        for (var line = 1; reader.ReadLine() is { } text; line++)
        {
            if (text.Contains("<!DOCTYPE", StringComparison.OrdinalIgnoreCase)) return line;
        }

        return null;
    }

    private sealed class Walk(XmlReader reader, ImmutableArray<DmnProblem>.Builder problems)
    {
        private int _elements;

        public DmnElement? Root()
        {
            reader.MoveToContent();
            if (DmnNamespaces.IsModel(reader.NamespaceURI) && reader.LocalName == "definitions") return Element();

            problems.Add(new(DmnProblemCode.NotDmn, null, Line, $"The root element is '{reader.LocalName}' of namespace '{reader.NamespaceURI}'; expected 'definitions' of DMN 1.1 to 1.5."));
            return null;
        }

        private int Line => ((IXmlLineInfo)reader).LineNumber;

        private DmnElement? Element()
        {
            var element = new DmnElement(reader.LocalName, Line, Attributes());
            if (reader.Depth > MaxDepth || ++_elements > MaxElements)
            {
                problems.Add(new(DmnProblemCode.TooDeep, element.Id, element.Line, $"The file nests deeper than {MaxDepth} levels or has more than {MaxElements} elements."));
                return null;
            }

            if (reader.IsEmptyElement) return element;

            var children = ImmutableArray.CreateBuilder<DmnElement>();
            var text = new StringBuilder();
            while (reader.Read() && reader.NodeType != XmlNodeType.EndElement)
            {
                switch (reader.NodeType)
                {
                    case XmlNodeType.Element when !DmnNamespaces.IsModel(reader.NamespaceURI):
                        SkipForeign();
                        break;
                    case XmlNodeType.Element:
                        if (Element() is not { } child) return null;
                        children.Add(child);
                        break;
                    case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace:
                        text.Append(reader.Value);
                        break;
                }
            }

            return element with { Children = children.ToImmutable(), Text = text.ToString() };
        }

        /// <summary>Like <see cref="XmlReader.Skip"/>, but it stays on the end so that the loop's next read is the sibling.</summary>
        private void SkipForeign()
        {
            if (reader.IsEmptyElement) return;

            var depth = reader.Depth;
            while (reader.Read() && !(reader.NodeType == XmlNodeType.EndElement && reader.Depth == depth))
            {
                // Diagram interchange and extensions have no say in a decision.
            }
        }

        private ImmutableDictionary<string, string> Attributes()
        {
            var attributes = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
            while (reader.MoveToNextAttribute())
            {
                if (reader.NamespaceURI.Length == 0) attributes[reader.LocalName] = reader.Value;
            }

            reader.MoveToElement();
            return attributes.ToImmutable();
        }
    }
}
