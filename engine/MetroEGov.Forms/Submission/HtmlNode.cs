using System.Globalization;

namespace MetroEGov.Forms.Submission;

/// <summary>The names of an HTML form post as a tree: <c>children[0].name</c> is member, item, member.</summary>
internal sealed class HtmlNode : PostedNode
{
    private const int MaxNames = 20_000;
    private const int MaxNameLength = 512;
    private const int MaxParts = 32;
    private const int MaxIndex = 1_000_000;

    private readonly Dictionary<string, HtmlNode> _members = new(StringComparer.Ordinal);
    private readonly SortedList<int, HtmlNode> _items = [];
    private readonly List<string> _values = [];

    /// <summary>The values posted under exactly this name.</summary>
    public IReadOnlyList<string> Values => _values;

    /// <summary>A list is in the post when its own name or one of its items is; it may be empty.</summary>
    public override IReadOnlyList<PostedItem>? Items =>
        _items.Count > 0 || _values.Count > 0 ? [.. _items.Select(item => new PostedItem(item.Key, item.Value))] : null;

    public static HtmlNode Of(IEnumerable<KeyValuePair<string, string[]>> fields)
    {
        var root = new HtmlNode();
        foreach (var (name, values) in fields.Take(MaxNames)) root.Place(name)?._values.AddRange(values);
        return root;
    }

    public override PostedNode? Member(string name) => _members.GetValueOrDefault(name);

    /// <summary>The node of that name, made when it is not there; null for what is no name of an input.</summary>
    public HtmlNode? Place(string name)
    {
        if (Parts(name) is not { } parts) return null;

        var node = this;
        foreach (var part in parts) node = part.Index is { } index ? node.OwnItem(index) : node.OwnMember(part.Name);
        return node;
    }

    /// <summary>
    /// Adds an item under an index that was never used: the page says in the list's own input which one is next. A used one
    /// would bring the removed item's read-only values back.
    /// </summary>
    public void AddItem()
    {
        if (_items.Count >= FormLimits.MaxItems) return;

        var next = _items.Count == 0 ? 0 : _items.Keys[^1] + 1;
        foreach (var value in _values)
        {
            if (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var announced) && announced < MaxIndex) next = Math.Max(next, announced);
        }

        OwnItem(next)._values.Add("");
        _values.Add((next + 1).ToString(CultureInfo.InvariantCulture));
    }

    public void RemoveItem(int index)
    {
        _items.Remove(index);
        // The list stays in the post when its last item goes: else it would get its items of before back.
        if (_values.Count == 0) _values.Add((index + 1).ToString(CultureInfo.InvariantCulture));
    }

    public HtmlNode Copy()
    {
        var copy = new HtmlNode();
        copy._values.AddRange(_values);
        foreach (var (name, member) in _members) copy._members.Add(name, member.Copy());
        foreach (var (index, item) in _items) copy._items.Add(index, item.Copy());
        return copy;
    }

    private HtmlNode OwnMember(string name)
    {
        if (!_members.TryGetValue(name, out var member)) _members.Add(name, member = new());
        return member;
    }

    private HtmlNode OwnItem(int index)
    {
        if (!_items.TryGetValue(index, out var item)) _items.Add(index, item = new());
        return item;
    }

    private static List<(string Name, int? Index)>? Parts(string name)
    {
        if (name.Length is 0 or > MaxNameLength) return null;

        var parts = new List<(string, int?)>();
        foreach (var dotted in name.Split('.'))
        {
            var open = dotted.IndexOf('[', StringComparison.Ordinal);
            var plain = open < 0 ? dotted : dotted[..open];
            if (plain.Length == 0) return null;
            parts.Add((plain, null));
            for (; open >= 0 && open < dotted.Length; open = dotted.IndexOf(']', open) + 1)
            {
                var close = dotted.IndexOf(']', open);
                if (dotted[open] != '[' || close < 0) return null;
                if (!int.TryParse(dotted.AsSpan(open + 1, close - open - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var index) || index > MaxIndex) return null;
                parts.Add(("", index));
            }
        }

        return parts.Count <= MaxParts ? parts : null;
    }
}
