using System.Diagnostics.CodeAnalysis;

namespace MetroEGov.Feel;

/// <summary>.NET objects in and out, without loss or with a refusal that names the path.</summary>
/// <remarks>
/// In: JSON elements and nodes, dictionaries, lists, records and other objects by their public properties (names in camel case,
/// as in JSON), numbers, strings, enums by name, <see cref="DateOnly"/>, <see cref="TimeOnly"/>, <see cref="DateTimeOffset"/>,
/// <see cref="DateTime"/> of UTC or without a zone, <see cref="TimeSpan"/>, and the types of NodaTime. Refused: numbers that a
/// decimal cannot hold, a <see cref="DateTime"/> of the machine's own zone, delegates, and what is nested deeper than 64.
/// </remarks>
public static class FeelObject
{
    /// <exception cref="FormatException">The object cannot be a value; the message names the path.</exception>
    public static FeelValue Read(object? source) =>
        TryRead(source, out var value, out var refusal) ? value : throw new FormatException(refusal);

    public static bool TryRead(object? source, out FeelValue value, [NotNullWhen(false)] out string? refusal) =>
        ObjectReader.TryRead(source, out value, out refusal);

    /// <summary>
    /// The value as .NET knows it: decimal, string, bool, <see cref="DateOnly"/>, <see cref="TimeOnly"/>,
    /// <see cref="DateTimeOffset"/> or <see cref="DateTime"/>, <see cref="TimeSpan"/>, arrays and dictionaries. Where the .NET type
    /// could not hold it all (a zone id, the year 10,000, a nanosecond), and for parts nested deeper than 64 or beyond the first
    /// million, the FEEL type itself is the answer.
    /// </summary>
    public static object? ToObject(FeelValue value) => ObjectWriter.Write(value);
}
