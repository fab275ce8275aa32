using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace MetroEGov.Host.Pages.Start;

/// <summary>
/// The business key of a case that a clerk begins: year and eight characters that are not mixed up when read aloud, for example
/// <c>2026-4F7K-9QXM</c>. It says nothing about the person.
/// </summary>
public static class CaseNumber
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>The same for the same page and button, so that a double click asks for the same case.</summary>
    public static string Of(string commandId, int year)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(commandId));
        var characters = hash.Take(8).Select(value => Alphabet[value % Alphabet.Length]).ToArray();
        return string.Create(CultureInfo.InvariantCulture, $"{year}-{characters.AsSpan(0, 4)}-{characters.AsSpan(4)}");
    }
}
