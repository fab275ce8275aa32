using System.Text;

namespace MetroEGov.Bpmn.Reading;

/// <summary>An XML element with its line: what <see cref="BoundedXml"/> leaves for the readers. Depth and size are bounded already.</summary>
internal sealed class BpmnElement(string @namespace, string name, int line)
{
    private readonly List<BpmnElement> _children = [];
    private readonly StringBuilder _text = new();
    private readonly Dictionary<(string Namespace, string Name), string> _attributes = [];

    public string Namespace { get; } = @namespace;

    /// <summary>The name without a prefix.</summary>
    public string Name { get; } = name;

    /// <summary>1-based.</summary>
    public int Line { get; } = line;

    /// <summary>The texts directly inside, joined.</summary>
    public string Text => _text.ToString();

    internal int TextLength => _text.Length;

    public IReadOnlyList<BpmnElement> Children => _children;

    public string? Id => Attribute("id");

    public bool IsBpmn(string name) => Name == name && Namespace == BpmnNamespaces.Bpmn;

    public string? Attribute(string name) => _attributes.GetValueOrDefault(("", name));

    public IEnumerable<BpmnElement> Bpmn(string name) => _children.Where(child => child.IsBpmn(name));

    /// <summary>The elements of the zeebe dialect inside <c>extensionElements</c>.</summary>
    public IEnumerable<BpmnElement> Extensions =>
        Bpmn("extensionElements").SelectMany(e => e.Children).Where(e => e.Namespace == BpmnNamespaces.Zeebe);

    public BpmnElement? Extension(string name) => Extensions.FirstOrDefault(e => e.Name == name);

    public IEnumerable<BpmnElement> Zeebe(string name) =>
        _children.Where(child => child.Name == name && child.Namespace == BpmnNamespaces.Zeebe);

    internal void Add(BpmnElement child) => _children.Add(child);

    internal void Add(string @namespace, string name, string value) => _attributes[(@namespace, name)] = value;

    internal void Append(string text) => _text.Append(text);
}
