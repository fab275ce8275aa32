using System.Globalization;
using System.Xml.Linq;

namespace MetroEGov.Connectors.Registries.ResidentRegistry.Messages;

/// <summary>
/// Reads one element of a partner's message and collects what is wrong with the message by path and expectation, never by value.
/// An absent element can be read further; its parts are absent then, and only the first absence is a problem.
/// </summary>
/// <remarks>
/// Elements are found by local name: types shared with the XInneres family are unqualified in some releases and qualified in others.
/// </remarks>
internal sealed class MessageElement
{
    private readonly XElement? _element;
    private readonly string _path;
    private readonly List<string> _problems;

    private MessageElement(XElement? element, string path, List<string> problems)
    {
        _element = element;
        _path = path;
        _problems = problems;
    }

    public bool Exists => _element is not null;

    public string Name => _element?.Name.LocalName ?? "";

    public static MessageElement Root(XElement root, List<string> problems) => new(root, root.Name.LocalName, problems);

    public MessageElement Optional(string name) =>
        new(_element?.Elements().FirstOrDefault(child => child.Name.LocalName == name), $"{_path}/{name}", _problems);

    public MessageElement Required(string name)
    {
        var child = Optional(name);
        if (Exists && !child.Exists)
            _problems.Add($"{child._path}: expected, but absent.");
        return child;
    }

    public IEnumerable<MessageElement> All(string name) =>
        (_element?.Elements() ?? [])
            .Where(child => child.Name.LocalName == name)
            .Select(child => new MessageElement(child, $"{_path}/{name}", _problems));

    public IEnumerable<MessageElement> Children() =>
        (_element?.Elements() ?? []).Select(child => new MessageElement(child, $"{_path}/{child.Name.LocalName}", _problems));

    /// <summary>The text of an element that must have one.</summary>
    public string Text()
    {
        if (TextOrNull() is { } text)
            return text;
        if (Exists)
            _problems.Add($"{_path}: expected text, but empty.");
        return "";
    }

    public string? TextOrNull() => _element is { HasElements: false } && _element.Value.Trim() is { Length: > 0 } text ? text : null;

    /// <summary>The texts of all elements below that hold nothing but text, or its own.</summary>
    public IEnumerable<string> Leaves() =>
        (_element?.DescendantsAndSelf() ?? [])
            .Where(element => !element.HasElements)
            .Select(element => element.Value.Trim())
            .Where(text => text.Length > 0);

    /// <summary>The text of the child <c>code</c>.</summary>
    public string Code() => Required("code").Text();

    public string? CodeOrNull() => Optional("code").TextOrNull();

    public bool IsTrue() => TextOrNull() is "true" or "1";

    public DateOnly? DateOrNull() => Parsed<DateOnly>(
        "a date such as 2026-11-23",
        text => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null);

    public DateTimeOffset? InstantOrNull() => Parsed<DateTimeOffset>(
        "a date and time",
        text => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) ? instant : null);

    /// <summary>A partly known date, as text with zeros for what is unknown.</summary>
    public string? PartialDateOrNull()
    {
        if (!Exists)
            return null;
        if (Optional("unbekannt").IsTrue())
            return "0000-00-00";

        var known = Optional("teilbekanntesDatum");
        var text = known.Optional("jahrMonatTag").TextOrNull()
            ?? Suffixed(known.Optional("jahrMonat").TextOrNull(), "-00")
            ?? Suffixed(known.Optional("jahr").TextOrNull(), "-00-00")
            ?? TextOrNull();
        if (PartialDate.TryParse(text, out var date))
            return date.ToString();
        _problems.Add($"{_path}: expected a partly known date (jahrMonatTag, jahrMonat, jahr or unbekannt).");
        return null;
    }

    public void Refuse(string expectation) => _problems.Add($"{_path}: {expectation}");

    private static string? Suffixed(string? text, string suffix) => text is null ? null : text + suffix;

    private T? Parsed<T>(string expectation, Func<string, T?> parse)
        where T : struct
    {
        if (TextOrNull() is not { } text)
            return null;
        if (parse(text) is { } value)
            return value;
        _problems.Add($"{_path}: expected {expectation}.");
        return null;
    }
}
