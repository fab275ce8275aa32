using System.Xml;

namespace MetroEGov.Bpmn.Reading;

/// <summary>
/// Reads XML into <see cref="BpmnElement"/>s without recursion and within <see cref="BpmnReadLimits"/>. A document type is refused
/// and nothing outside of the document is ever resolved, so neither entities nor files nor addresses can come in.
/// </summary>
internal static class BoundedXml
{
    /// <returns>The root, or null when the document cannot be read; the problem then says why.</returns>
    public static BpmnElement? Read(XmlSource source, BpmnReadLimits limits, ProblemCollector problems)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            MaxCharactersInDocument = limits.MaxCharacters,
        };
        try
        {
            using var reader = source.Open(settings);
            return ReadTree(reader, limits, problems);
        }
        catch (NotSupportedException)
        {
            problems.Add(ProblemCode.NotXml, null, 1, "The file declares an encoding that is not read. Save it as UTF-8.");
            return null;
        }
        catch (XmlException e)
        {
            problems.Add(Explain(e, source, limits));
            return null;
        }
    }

    private static BpmnElement? ReadTree(XmlReader reader, BpmnReadLimits limits, ProblemCollector problems)
    {
        var position = (IXmlLineInfo)reader;
        BpmnElement? root = null;
        var open = new Stack<BpmnElement>();
        var count = 0;
        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    var isEmpty = reader.IsEmptyElement;
                    var element = new BpmnElement(reader.NamespaceURI, reader.LocalName, position.LineNumber);
                    if (++count > limits.MaxElements)
                    {
                        problems.Add(ProblemCode.TooLarge, null, element.Line, $"The file has more than {limits.MaxElements} XML elements. Split the process by call activities.");
                        return null;
                    }

                    if (open.Count >= limits.MaxDepth)
                    {
                        problems.Add(ProblemCode.TooDeep, null, element.Line, $"Elements are nested more than {limits.MaxDepth} deep. Replace inner subprocesses by call activities.");
                        return null;
                    }

                    if (!ReadAttributes(reader, element, limits, problems))
                    {
                        return null;
                    }

                    root ??= element;
                    if (open.TryPeek(out var parent))
                    {
                        parent.Add(element);
                    }

                    if (!isEmpty)
                    {
                        open.Push(element);
                    }

                    break;
                case XmlNodeType.EndElement:
                    open.Pop();
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA:
                    var holder = open.Peek();
                    if (holder.TextLength + reader.Value.Length > limits.MaxTextCharacters)
                    {
                        problems.Add(TooLong(holder, $"The text of '{holder.Name}'", limits));
                        return null;
                    }

                    holder.Append(reader.Value);
                    break;
            }
        }

        return root;
    }

    private static bool ReadAttributes(XmlReader reader, BpmnElement element, BpmnReadLimits limits, ProblemCollector problems)
    {
        while (reader.MoveToNextAttribute())
        {
            if (reader.NamespaceURI == "http://www.w3.org/2000/xmlns/")
            {
                continue;
            }

            if (reader.Value.Length > limits.MaxTextCharacters)
            {
                problems.Add(TooLong(element, $"Attribute '{reader.LocalName}' of '{element.Name}'", limits));
                return false;
            }

            element.Add(reader.NamespaceURI, reader.LocalName, reader.Value);
        }

        return true;
    }

    private static Problem TooLong(BpmnElement element, string what, BpmnReadLimits limits) => new(
        ProblemSeverity.Error,
        ProblemCode.TooLarge,
        element.Id,
        element.Line,
        $"{what} is longer than {limits.MaxTextCharacters} characters.");

    private static Problem Explain(XmlException e, XmlSource source, BpmnReadLimits limits)
    {
        if (source.IsLongerThan(limits.MaxCharacters))
        {
            return new(ProblemSeverity.Error, ProblemCode.TooLarge, null, e.LineNumber, $"The file is longer than {limits.MaxCharacters} characters. Split it by call activities.");
        }

        // The parser reports a forbidden document type as any other error, but without a line.
        if (e.LineNumber == 0 && source.LineOfDocumentType() is { } line)
        {
            return new(ProblemSeverity.Error, ProblemCode.DocumentType, null, line, "A document type (<!DOCTYPE …>) is refused: it could bring in entities from outside. Remove it.");
        }

        return new(ProblemSeverity.Error, ProblemCode.NotXml, null, e.LineNumber, $"The file is not well-formed XML: {e.Message}");
    }
}
