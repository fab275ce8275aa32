using System.Collections.Immutable;
using System.Globalization;
using System.Xml;
using System.Xml.Linq;

using MetroEGov.Feel;

namespace MetroEGov.Cli.Tck;

/// <summary>One test file of the DMN conformance kit (namespace http://www.omg.org/spec/DMN/20160719/testcase).</summary>
internal sealed record TckTestFile(string ModelName, ImmutableArray<TckCase> Cases)
{
    private static readonly XNamespace T = "http://www.omg.org/spec/DMN/20160719/testcase";
    private static readonly XNamespace Xsi = "http://www.w3.org/2001/XMLSchema-instance";

    /// <exception cref="XmlException">The file is no XML.</exception>
    public static TckTestFile Read(string path)
    {
        using var reader = XmlReader.Create(path, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        var root = XDocument.Load(reader, LoadOptions.PreserveWhitespace).Root!; // a document that loads has a root
        return new(root.Element(T + "modelName")?.Value.Trim() ?? "", [.. root.Elements(T + "testCase").Select(ReadCase)]);
    }

    private static TckCase ReadCase(XElement element) => new(
        (string?)element.Attribute("id") ?? "",
        (string?)element.Attribute("type") == "decisionService" ? (string?)element.Attribute("invocableName") : null,
        [.. element.Elements(T + "inputNode").Select(node => new TckInput((string?)node.Attribute("name") ?? "", (string?)node.Attribute("namespace"), ReadValue(node)))],
        [.. element.Elements(T + "resultNode").Select(node => new TckResult(
            (string?)node.Attribute("name") ?? "",
            (string?)node.Attribute("errorResult") == "true",
            node.Element(T + "expected") is { } expected ? ReadValue(expected) : FeelValue.Null))]);

    /// <summary>One value, a list, or components; nothing at all is null.</summary>
    private static FeelValue ReadValue(XElement parent)
    {
        if (parent.Element(T + "list") is { } list)
            return IsNil(list) ? FeelValue.Null : FeelValue.List(list.Elements(T + "item").Select(ReadValue));
        if (parent.Elements(T + "component").ToArray() is { Length: > 0 } components)
            return FeelValue.Context(components.Select(component => KeyValuePair.Create((string?)component.Attribute("name") ?? "", ReadValue(component))));
        return parent.Element(T + "value") is { } value && !IsNil(value) ? ReadSimple(value) : FeelValue.Null;
    }

    private static bool IsNil(XElement element) => (string?)element.Attribute(Xsi + "nil") is "true" or "1";

    private static FeelValue ReadSimple(XElement value)
    {
        var type = (string?)value.Attribute(Xsi + "type");
        var text = value.Value.Trim();
        switch (type?[(type.IndexOf(':', StringComparison.Ordinal) + 1)..])
        {
            case "string": return FeelValue.Of(value.Value);
            case "boolean": return FeelValue.Of(text is "true" or "1");
            case "decimal" or "integer" or "double" or "float" or "int" or "long": return Number(text);
            case "date": return TckTemporal.Read("date(x)", text);
            case "time": return TckTemporal.Read("time(x)", text);
            case "dateTime": return TckTemporal.Read("date and time(x)", text);
            case "duration": return TckTemporal.Read("duration(x)", text);
            case null when text.Length == 0: return FeelValue.Null;
            default: return text is "true" or "false" ? FeelValue.Of(text == "true") : Number(text) is { IsNull: false } number ? number : FeelValue.Of(value.Value);
        }
    }

    private static FeelValue Number(string text)
    {
        if (decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) return FeelValue.Of(number);
        return FeelValue.Null;
    }
}

internal sealed record TckCase(string Id, string? Service, ImmutableArray<TckInput> Inputs, ImmutableArray<TckResult> Results)
{
    /// <summary>Cases that expect null are passed by an engine that can do nothing, so the others are counted apart.</summary>
    public bool ExpectsValue => Results.Any(result => !result.Expected.IsNull);
}

internal sealed record TckInput(string Name, string? Namespace, FeelValue Value);

internal sealed record TckResult(string Name, bool ExpectsError, FeelValue Expected);

/// <summary>Temporal values of a test file, read by FEEL's own functions.</summary>
internal static class TckTemporal
{
    public static FeelValue Read(string expression, string text)
    {
        var parsed = FeelExpression.Parse(expression, FeelScope.Of("x")).Expression!; // the callers' constants are FEEL
        var value = parsed.Evaluate(new FeelContext(FeelContextValue.Empty.With("x", FeelValue.Of(text)), FeelEnvironment.Epoch)).Value;
        // An expectation that we cannot read must fail its case, not pass as null.
        return value.IsNull ? FeelValue.Of($"not readable: {text}") : value;
    }
}
