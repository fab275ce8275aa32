using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace MetroEGov.Forms.Reading;

/// <summary>
/// Reads JSON text into <see cref="LocatedJson"/>. Bounded: 1 MB of text, 64 levels (a form nests components and their
/// members, about four levels per container).
/// </summary>
internal sealed class LocatedJsonReader
{
    public const int MaxBytes = 1024 * 1024;
    public const int MaxDepth = 64;

    private readonly byte[] _utf8;
    private readonly ImmutableArray<FormProblem>.Builder _problems;
    private int _countedTo;
    private int _line = 1;

    private LocatedJsonReader(byte[] utf8, ImmutableArray<FormProblem>.Builder problems)
    {
        _utf8 = utf8;
        _problems = problems;
    }

    public static LocatedJson? Read(string json, ImmutableArray<FormProblem>.Builder problems)
    {
        var utf8 = Encoding.UTF8.GetBytes(json);
        if (utf8.Length > MaxBytes)
        {
            problems.Add(new(FormProblemCode.TooLarge, null, 0, $"The form has {utf8.Length} bytes; at most {MaxBytes} are read. Split it into several forms."));
            return null;
        }

        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = MaxDepth });
        try
        {
            var self = new LocatedJsonReader(utf8, problems);
            reader.Read();
            var root = self.ReadValue(ref reader);
            // Anything but white space after the root makes the reader throw here.
            reader.Read();
            return root;
        }
        catch (JsonException error)
        {
            var line = (int)(error.LineNumber ?? 0) + 1;
            var tooDeep = reader.CurrentDepth >= MaxDepth - 1;
            problems.Add(tooDeep
                ? new(FormProblemCode.TooDeep, null, line, $"The form nests deeper than {MaxDepth} levels. Flatten its groups.")
                : new(FormProblemCode.NotJson, null, line, $"The form is not valid JSON at line {line}, byte {(error.BytePositionInLine ?? 0) + 1} of that line."));
            return null;
        }
    }

    private LocatedJson ReadValue(ref Utf8JsonReader reader)
    {
        var line = LineOf((int)reader.TokenStartIndex);
        return reader.TokenType switch
        {
            JsonTokenType.StartObject => ReadObject(ref reader, line),
            JsonTokenType.StartArray => ReadArray(ref reader, line),
            JsonTokenType.String => new(JsonValueKind.String, line) { Text = ReadText(ref reader, line) },
            JsonTokenType.Number => new(JsonValueKind.Number, line) { Text = Encoding.UTF8.GetString(reader.ValueSpan) },
            JsonTokenType.True => new(JsonValueKind.True, line) { Text = "true" },
            JsonTokenType.False => new(JsonValueKind.False, line) { Text = "false" },
            _ => new(JsonValueKind.Null, line),
        };
    }

    private LocatedJson ReadObject(ref Utf8JsonReader reader, int line)
    {
        var members = ImmutableArray.CreateBuilder<(string, LocatedJson)>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var nameLine = LineOf((int)reader.TokenStartIndex);
            var name = ReadText(ref reader, nameLine);
            reader.Read();
            var value = ReadValue(ref reader);
            if (names.Add(name)) members.Add((name, value));
            else _problems.Add(new(FormProblemCode.DuplicateMember, null, nameLine, $"The member '{name}' stands twice in one object; readers would disagree on which one counts. Remove one."));
        }

        return new(JsonValueKind.Object, line) { Members = members.ToImmutable() };
    }

    private LocatedJson ReadArray(ref Utf8JsonReader reader, int line)
    {
        var items = ImmutableArray.CreateBuilder<LocatedJson>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) items.Add(ReadValue(ref reader));
        return new(JsonValueKind.Array, line) { Items = items.ToImmutable() };
    }

    /// <summary>An escaped lone surrogate (<c>"\ud800"</c>) is valid JSON but no text; the framework throws on it.</summary>
    private string ReadText(ref Utf8JsonReader reader, int line)
    {
        try
        {
            return reader.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            _problems.Add(new(FormProblemCode.NotJson, null, line, "A text holds an incomplete Unicode escape (half of a surrogate pair)."));
            return "";
        }
    }

    private int LineOf(int position)
    {
        for (; _countedTo < position; _countedTo++)
        {
            if (_utf8[_countedTo] == (byte)'\n') _line++;
        }

        return _line;
    }
}
