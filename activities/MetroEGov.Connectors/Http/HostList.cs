using System.Collections.Immutable;
using System.Globalization;
using System.Net;

namespace MetroEGov.Connectors.Http;

/// <summary>A list of hosts as operators write it; see <see cref="HttpActivityOptions.AllowedHosts"/>. Immutable.</summary>
internal sealed class HostList
{
    private readonly ImmutableArray<Entry> _entries;

    private HostList(ImmutableArray<Entry> entries) => _entries = entries;

    /// <param name="place">The setting, for messages.</param>
    public static HostList Parse(string place, IEnumerable<string> entries, ICollection<string> problems)
    {
        var read = ImmutableArray.CreateBuilder<Entry>();
        foreach (var text in entries)
        {
            if (Entry.TryParse(text.Trim(), out var entry))
                read.Add(entry);
            else
                problems.Add($"{place}: '{text}' is no host. Write host, host:port, *.example.org or http://host.");
        }

        return new HostList(read.ToImmutable());
    }

    /// <summary>Whether scheme, host and port of the address are listed.</summary>
    public bool Contains(Uri address) => _entries.Any(entry => entry.Matches(address));

    /// <summary>The listed host is an address itself, so the operator has meant exactly that one.</summary>
    public bool NamesAddress(IPAddress address) => _entries.Any(entry => IPAddress.TryParse(entry.Host, out var own) && own.Equals(address));

    private readonly record struct Entry(string Scheme, string Host, int Port, bool IsBelow)
    {
        public static bool TryParse(string text, out Entry entry)
        {
            entry = default;
            var isBelow = text.StartsWith("*.", StringComparison.Ordinal) || text.Contains("://*.", StringComparison.Ordinal);
            var plain = isBelow ? text.Replace("*.", "", StringComparison.Ordinal) : text;
            var address = plain.Contains("://", StringComparison.Ordinal) ? plain : "https://" + plain;
            if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || (uri.Scheme != Uri.UriSchemeHttps && uri.Scheme != Uri.UriSchemeHttp)
                || uri.PathAndQuery != "/" || plain.EndsWith('/') || uri.UserInfo.Length > 0 || uri.Fragment.Length > 0
                || uri.HostNameType is UriHostNameType.Unknown or UriHostNameType.Basic
                || (isBelow && uri.HostNameType != UriHostNameType.Dns))
                return false;
            entry = new Entry(uri.Scheme, NameOf(uri), uri.Port, isBelow);
            return true;
        }

        public bool Matches(Uri address) => address.Scheme == Scheme && address.Port == Port
            && (IsBelow
                ? NameOf(address).EndsWith("." + Host, StringComparison.Ordinal)
                : string.Equals(NameOf(address), Host, StringComparison.Ordinal));
    }

    /// <summary>Lower case, in ASCII form, without brackets and without the dot that may end a name.</summary>
    private static string NameOf(Uri uri) => uri.IdnHost.Trim('[', ']').TrimEnd('.').ToLower(CultureInfo.InvariantCulture);
}
