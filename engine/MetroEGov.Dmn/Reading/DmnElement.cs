using System.Collections.Immutable;

namespace MetroEGov.Dmn.Reading;

/// <summary>An XML element of the DMN namespace; elements of others (diagram, extensions) are not kept.</summary>
internal sealed record DmnElement(string Name, int Line, ImmutableDictionary<string, string> Attributes)
{
    public ImmutableArray<DmnElement> Children { get; init; } = [];

    /// <summary>Text directly inside, white space kept.</summary>
    public string Text { get; init; } = "";

    public string? Id => Attribute("id");

    public string? Attribute(string name) => Attributes.GetValueOrDefault(name);

    public DmnElement? Child(string name) => Children.FirstOrDefault(child => child.Name == name);

    public IEnumerable<DmnElement> All(string name) => Children.Where(child => child.Name == name);

    /// <summary>Trimmed text of a child such as <c>text</c> or <c>typeRef</c>; null when there is none or it is empty.</summary>
    public string? ChildText(string name) => Child(name)?.Text.Trim() is { Length: > 0 } text ? text : null;
}
