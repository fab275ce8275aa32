using System.Collections.Immutable;
using System.Text.Json;

namespace MetroEGov.Forms.Reading;

/// <summary>
/// A JSON value that remembers its line, so that a problem in a form file can be shown where it stands.
/// <see cref="JsonDocument"/> does not keep places.
/// </summary>
internal sealed record LocatedJson(JsonValueKind Kind, int Line)
{
    /// <summary>Text of a string; raw text of a number.</summary>
    public string Text { get; init; } = "";

    public ImmutableArray<LocatedJson> Items { get; init; } = [];

    public ImmutableArray<(string Name, LocatedJson Value)> Members { get; init; } = [];

    public bool IsObject => Kind == JsonValueKind.Object;

    public bool IsArray => Kind == JsonValueKind.Array;

    public bool IsString => Kind == JsonValueKind.String;

    /// <summary>The member of that name; null when absent or JSON null, which form-js treats alike.</summary>
    public LocatedJson? Member(string name)
    {
        foreach (var (memberName, value) in Members)
        {
            if (memberName == name) return value.Kind == JsonValueKind.Null ? null : value;
        }

        return null;
    }
}
