using System.Text;
using System.Text.Json;

namespace MetroEGov.Scenarios.Reading;

/// <summary>A JSON value that knows its line.</summary>
internal sealed class LocatedJson
{
    private readonly List<(string Name, LocatedJson Value)> _members = [];
    private readonly List<LocatedJson> _items = [];

    private LocatedJson(JsonTokenType kind, int line, string? text)
    {
        Kind = kind;
        Line = line;
        Text = text;
    }

    public JsonTokenType Kind { get; }

    /// <summary>1-based.</summary>
    public int Line { get; }

    /// <summary>The value of a string.</summary>
    public string? Text { get; }

    /// <summary>The source of this value.</summary>
    public string Raw { get; private set; } = "";

    public IReadOnlyList<(string Name, LocatedJson Value)> Members => _members;

    public IReadOnlyList<LocatedJson> Items => _items;

    public bool IsObject => Kind == JsonTokenType.StartObject;

    public bool IsArray => Kind == JsonTokenType.StartArray;

    public LocatedJson? Member(string name) => _members.Find(m => m.Name == name).Value;

    /// <exception cref="JsonException">The text is no JSON, nested more than 64 deep, or has half of a surrogate pair in a string.</exception>
    public static LocatedJson Parse(string json)
    {
        var utf8 = Encoding.UTF8.GetBytes(json);
        var reader = new Utf8JsonReader(utf8);
        reader.Read();
        var lines = new LineCounter(utf8);
        var root = Read(ref reader, utf8, lines);
        if (reader.Read())
        {
            throw new JsonException("There is more than one value.");
        }

        return root;
    }

    private static LocatedJson Read(ref Utf8JsonReader reader, byte[] utf8, LineCounter lines)
    {
        var start = (int)reader.TokenStartIndex;
        var line = lines.At(start);
        var value = new LocatedJson(reader.TokenType, line, reader.TokenType == JsonTokenType.String ? TextOf(ref reader, line) : null);
        if (value.IsObject)
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
            {
                var name = TextOf(ref reader, lines.At((int)reader.TokenStartIndex));
                reader.Read();
                value._members.Add((name, Read(ref reader, utf8, lines)));
            }
        }
        else if (value.IsArray)
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                value._items.Add(Read(ref reader, utf8, lines));
            }
        }

        value.Raw = Encoding.UTF8.GetString(utf8, start, (int)reader.BytesConsumed - start);
        return value;
    }

    /// <summary>The grammar of JSON allows an escape such as <c>\ud800</c> alone, but no text can hold it: the reader throws on it.</summary>
    private static string TextOf(ref Utf8JsonReader reader, int line)
    {
        try
        {
            return reader.GetString() ?? "";
        }
        catch (InvalidOperationException e)
        {
            throw new JsonException("A string has half of a surrogate pair (\\ud800 to \\udfff). Write the character itself.", null, line - 1, null, e);
        }
    }

    /// <summary>Counts on from the last place, since values are read in order.</summary>
    private sealed class LineCounter(byte[] utf8)
    {
        private int _position;
        private int _line = 1;

        public int At(int position)
        {
            for (; _position < position; _position++)
            {
                _line += utf8[_position] == '\n' ? 1 : 0;
            }

            return _line;
        }
    }
}
