using MetroEGov.Feel;
using MetroEGov.Forms.Submission;

namespace MetroEGov.Forms;

/// <summary>
/// What a person or program submitted: the fields of an HTML form post, or JSON. Nothing in it is trusted; only what the form
/// asks for is ever read from it. Immutable; safe to share.
/// </summary>
/// <remarks>
/// <para>HTML: inputs are named by the key path, list items by their index: <c>person.name</c>, <c>children[0].name</c>. A page
/// sends for each dynamic list a hidden input named as the list (<c>children</c>, its value is the view's NextIndex) and for each
/// item one named as the item (<c>children[0]</c>, empty), so that an item whose only box is unchecked is not lost. An item keeps
/// its index while others are removed: the index says which item of the input data it was. A checkbox, radio, checklist or
/// taglist that is not in the post is unchecked; any other field that is not in the post keeps the value that the form shows.</para>
/// <para>JSON: a field that is not in the data keeps the value that the form shows.</para>
/// <para>Bounds: names of more than 512 characters or 32 parts are dropped; more than 20,000 names are not read.</para>
/// </remarks>
public sealed class FormPost
{
    private readonly HtmlNode? _html;

    private FormPost(PostedNode root)
    {
        Root = root;
        _html = root as HtmlNode;
    }

    internal PostedNode Root { get; }

    /// <summary>The fields of a form post: each name with its values in the order of the page.</summary>
    public static FormPost FromHtml(IEnumerable<KeyValuePair<string, string[]>> fields) => new(HtmlNode.Of(fields));

    /// <summary>The data as a FEEL context (see <c>FeelJson.Parse</c>); anything else counts as empty.</summary>
    public static FormPost FromJson(FeelValue data) => new(new JsonNode(data));

    /// <summary>This post with one more empty item in the list at <paramref name="listPath"/>: the page's "add" button without JavaScript.</summary>
    public FormPost WithItemAdded(string listPath) => Changed(listPath, static list => list.AddItem());

    /// <summary>This post without the item of that index: the page's "remove" button without JavaScript.</summary>
    public FormPost WithItemRemoved(string listPath, int index) => Changed(listPath, list => list.RemoveItem(index));

    private FormPost Changed(string listPath, Action<HtmlNode> change)
    {
        if (_html is null) throw new InvalidOperationException("Items are added to and removed from an HTML post; JSON carries its lists itself.");

        var copy = _html.Copy();
        if (copy.Place(listPath) is { } list) change(list);
        return new(copy);
    }
}
