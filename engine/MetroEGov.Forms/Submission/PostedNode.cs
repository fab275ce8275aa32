using MetroEGov.Feel;

namespace MetroEGov.Forms.Submission;

/// <summary>A place in what was submitted. HTML gives texts, JSON gives values; navigation is the same.</summary>
internal abstract class PostedNode
{
    public abstract PostedNode? Member(string name);

    /// <summary>
    /// The items of the list here with their indexes, which say which item of the input data is meant and may have gaps where
    /// items were removed; null when there is no list in the post.
    /// </summary>
    public abstract IReadOnlyList<PostedItem>? Items { get; }

    public PostedNode? At(IEnumerable<string> key)
    {
        var node = this;
        foreach (var part in key)
        {
            node = node.Member(part);
            if (node is null) return null;
        }

        return node;
    }
}

internal sealed record PostedItem(int Index, PostedNode? Node);

internal sealed class JsonNode(FeelValue value) : PostedNode
{
    public FeelValue Value => value;

    public override IReadOnlyList<PostedItem>? Items =>
        value.TryGetList(out var items) ? [.. items.Select((item, index) => new PostedItem(index, new JsonNode(item)))] : null;

    public override PostedNode? Member(string name) =>
        value.TryGetContext(out var context) && context.TryGet(name, out var member) ? new JsonNode(member) : null;
}
