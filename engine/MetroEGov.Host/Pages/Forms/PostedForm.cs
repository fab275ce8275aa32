using System.Text.Json;
using MetroEGov.Forms;

namespace MetroEGov.Host.Pages.Forms;

/// <summary>The fields of a posted form without the page's own (token, action, command id); can be kept as a draft and read again.</summary>
public sealed record PostedForm(IReadOnlyDictionary<string, string[]> Fields)
{
    private const string DraftMember = "fields";

    /// <summary>Names of the page's own fields begin with one of these; keys of form components never do.</summary>
    private static bool IsOfPage(string name) => name.StartsWith('~') || name.StartsWith("__", StringComparison.Ordinal);

    public static PostedForm Of(IFormCollection form) => new(form
        .Where(field => !IsOfPage(field.Key))
        .ToDictionary(field => field.Key, field => field.Value.Select(value => value ?? "").ToArray(), StringComparer.Ordinal));

    public FormPost ToPost() => FormPost.FromHtml(Fields);

    public JsonElement ToDraft() => JsonSerializer.SerializeToElement(new Dictionary<string, object> { [DraftMember] = Fields });

    /// <summary>Null for a draft that did not come from a page (the API's drafts are plain data).</summary>
    public static PostedForm? FromDraft(JsonElement draft) =>
        draft.ValueKind == JsonValueKind.Object && draft.TryGetProperty(DraftMember, out var fields)
            ? new PostedForm(fields.Deserialize<Dictionary<string, string[]>>() ?? [])
            : null;
}
