using System.Collections.Immutable;
using System.Net;

namespace MetroEGov.Connectors.Http;

/// <summary>
/// Decides by the address that a name leads to, at the moment of connecting, whether it may be connected to: a partner's name that is
/// made to lead into the authority's own network would otherwise open that to every drawing. Immutable.
/// </summary>
/// <remarks>Source: the special-purpose registries of RFC 6890 and its updates, that is private, shared, loopback, link-local, multicast, reserved.</remarks>
internal sealed class ReachableNetworks
{
    private static readonly ImmutableArray<IPNetwork> NotPublic =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
            "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            "::/96", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20", "5f00::/16",
            "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
        }.Select(network => IPNetwork.Parse(network)),
    ];

    private readonly ImmutableArray<IPNetwork> _allowed;
    private readonly HostList _hosts;

    private ReachableNetworks(ImmutableArray<IPNetwork> allowed, HostList hosts)
    {
        _allowed = allowed;
        _hosts = hosts;
    }

    public static ReachableNetworks Parse(string place, IEnumerable<string> networks, HostList hosts, ICollection<string> problems)
    {
        var allowed = ImmutableArray.CreateBuilder<IPNetwork>();
        foreach (var text in networks)
        {
            if (IPNetwork.TryParse(text.Trim(), out var network))
                allowed.Add(network);
            else
                problems.Add($"{place}: '{text}' is no network. Write it as 10.20.0.0/16, with zeros behind the prefix.");
        }

        return new ReachableNetworks(allowed.ToImmutable(), hosts);
    }

    public bool MayConnect(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return !NotPublic.Any(network => network.Contains(plain))
            || _allowed.Any(network => network.Contains(plain))
            || _hosts.NamesAddress(plain);
    }
}
