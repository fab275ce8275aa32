using System.Collections.Immutable;
using System.Globalization;
using CsvHelper;

namespace MetroEGov.Regions;

/// <summary>One row of a table with the line on which it stands. Readers collect problems instead of throwing.</summary>
internal sealed class CsvRow(string file, long line, IReadOnlyDictionary<string, string> cells, ICollection<RegionProblem> problems)
{
    public string File => file;

    public long Line => line;

    public string Text(string column) => cells.GetValueOrDefault(column, "");

    public string? TextOrNull(string column) => Text(column) is { Length: > 0 } text ? text : null;

    public string Required(string column)
    {
        var text = Text(column);
        if (text.Length == 0)
        {
            Report("missing-value", $"column '{column}' is empty; it needs a value in every row.");
        }

        return text;
    }

    /// <summary>A key of exactly so many digits.</summary>
    public string Digits(string column, int count)
    {
        var text = Text(column);
        if (text.Length != count || !text.All(char.IsAsciiDigit))
        {
            Report("bad-key", $"column '{column}' holds '{text}'; expected {count} digits.");
        }

        return text;
    }

    public int Number(string column)
    {
        if (int.TryParse(Text(column), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        Report("bad-number", $"column '{column}' holds '{Text(column)}'; expected a whole number.");
        return 0;
    }

    public bool YesOrNo(string column)
    {
        var text = Text(column);
        if (text is not ("yes" or "no"))
        {
            Report("bad-value", $"column '{column}' holds '{text}'; expected yes or no.");
        }

        return text == "yes";
    }

    public DateOnly Date(string column)
    {
        if (DateOnly.TryParseExact(Text(column), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return date;
        }

        Report("bad-date", $"column '{column}' holds '{Text(column)}'; expected yyyy-MM-dd.");
        return default;
    }

    public Validity Validity()
    {
        var validity = new Validity(Date("valid_from"), TextOrNull("valid_to") is null ? null : Date("valid_to"));
        if (validity.To < validity.From)
        {
            Report("validity-reversed", $"valid_to lies before valid_from ({validity}).");
        }

        return validity;
    }

    public void Report(string code, string text) => problems.Add(new RegionProblem(code, file, line, text));
}

/// <summary>Reads one comma-separated file (UTF-8, header row, RFC 4180 quotes).</summary>
internal static class CsvTable
{
    private static readonly CsvReaderOptions Options = new()
    {
        Separator = ',',
        TrackLineNumbers = true,
        MalformedData = CsvMalformedDataHandling.Throw,
    };

    public static ImmutableArray<CsvRow> Read(string file, byte[] content, string[] columns, ICollection<RegionProblem> problems)
    {
        var rows = ImmutableArray.CreateBuilder<CsvRow>();
        try
        {
            using var reader = CsvReader.Create(content, Options);
            while (reader.Read())
            {
                if (rows.Count == 0 && columns.Except(reader.Headers, StringComparer.Ordinal).ToArray() is { Length: > 0 } missing)
                {
                    problems.Add(new RegionProblem("missing-column", file, 1, $"the header lacks {string.Join(", ", missing)}."));
                    return [];
                }

                if (reader.FieldCount != reader.Headers.Count)
                {
                    problems.Add(new RegionProblem(
                        "malformed-csv", file, reader.LineNumber, $"{reader.FieldCount} fields; the header has {reader.Headers.Count}."));
                    continue;
                }

                var cells = new Dictionary<string, string>(reader.FieldCount, StringComparer.Ordinal);
                for (var i = 0; i < reader.FieldCount; i++)
                {
                    cells[reader.Headers[i]] = reader.GetString(i);
                }

                rows.Add(new CsvRow(file, reader.LineNumber, cells, problems));
            }
        }
        catch (CsvFormatException malformed)
        {
            problems.Add(new RegionProblem("malformed-csv", file, 0, malformed.Message));
        }

        return rows.ToImmutable();
    }
}
