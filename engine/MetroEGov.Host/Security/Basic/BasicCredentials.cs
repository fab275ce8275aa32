using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Unicode;

namespace MetroEGov.Host.Security.Basic;

/// <summary>Name and secret of an <c>Authorization: Basic</c> header, in UTF-8. Source: RFC 7617 §2, §2.1.</summary>
public sealed record BasicCredentials(string Name, string Secret)
{
    private const string Scheme = "Basic";

    /// <summary>Whether the header means this scheme at all; the name of a scheme has no case (RFC 9110 §11.1).</summary>
    public static bool Mean(string? header) =>
        header?.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) == true && (header.Length == Scheme.Length || header[Scheme.Length] == ' ');

    /// <summary>False for what is no Base64 of UTF-8 text with a colon, or has control characters, which the standard forbids.</summary>
    public static bool TryParse(string? header, [NotNullWhen(true)] out BasicCredentials? credentials)
    {
        credentials = null;
        if (!Mean(header))
            return false;
        var encoded = header.AsSpan(Scheme.Length).Trim();
        var bytes = new byte[Base64.GetMaxDecodedFromUtf8Length(encoded.Length)];
        if (!Convert.TryFromBase64Chars(encoded, bytes, out var length) || !Utf8.IsValid(bytes.AsSpan(0, length)))
            return false;
        var text = Encoding.UTF8.GetString(bytes, 0, length);
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0 || text.Any(char.IsControl))
            return false;
        credentials = new BasicCredentials(text[..colon], text[(colon + 1)..]);
        return true;
    }

    /// <summary>Never the secret: a record would print it.</summary>
    public override string ToString() => Name;
}
