using System.Text.Json;
using System.Text.RegularExpressions;
using MimeKit;

namespace MetroEGov.Connectors.Email;

/// <summary>
/// Addresses as drawings give them: plain, one per entry. Display names, groups, comments and quoted local parts are refused, so that a
/// value of a form can never become a second address or a header.
/// </summary>
internal static partial class EmailAddresses
{
    private const int MostRecipients = 10;
    private const int Longest = 254;

    /// <param name="to">A text, with commas between several, or a list of texts.</param>
    /// <param name="problem">Names the position, never the address.</param>
    public static List<MailboxAddress>? Read(JsonElement to, out string problem)
    {
        problem = "";
        var texts = TextsOf(to);
        if (texts is null || texts.Count is 0 or > MostRecipients)
        {
            problem = $"Input 'to': expected 1 to {MostRecipients} addresses, as text with commas between them or as a list.";
            return null;
        }

        var addresses = new List<MailboxAddress>();
        for (var i = 0; i < texts.Count; i++)
        {
            if (Parse(texts[i]) is { } address)
                addresses.Add(address);
            else
                problem += $"{(problem.Length > 0 ? " " : "")}Input 'to', entry {i + 1}: expected an address such as name@example.org.";
        }

        return problem.Length == 0 ? [.. addresses.DistinctBy(address => address.Address, StringComparer.OrdinalIgnoreCase)] : null;
    }

    public static MailboxAddress? Parse(string text) =>
        text.Length <= Longest && Plain().IsMatch(text) && MailboxAddress.TryParse(text, out var address) && address.Address == text
            ? new MailboxAddress(null, text)
            : null;

    private static List<string>? TextsOf(JsonElement to) => to.ValueKind switch
    {
        JsonValueKind.String => [.. to.GetString()!.Split(',', StringSplitOptions.TrimEntries)],
        JsonValueKind.Array when to.EnumerateArray().All(one => one.ValueKind == JsonValueKind.String) =>
            [.. to.EnumerateArray().Select(one => one.GetString()!.Trim())],
        _ => null,
    };

    // Source: RFC 5321 §4.1.2, Dot-string before the @, at most 64 octets; domains as in RFC 1035 or in letters of any script (IDNA).
    [GeneratedRegex(
        @"\A(?=.{1,64}@)[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@([\p{L}\p{N}]([\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}]([\p{L}\p{N}-]{0,61}[\p{L}\p{N}])\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex Plain();
}
