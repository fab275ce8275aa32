using System.Net;
using MetroEGov.Host.Setup;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace MetroEGov.Host.Security.Web;

/// <summary>
/// The proxies in front of the host, from whom alone it believes who the caller is and whether TLS was used (<c>X-Forwarded-For</c>,
/// <c>X-Forwarded-Proto</c>). From everybody else these headers mean nothing: with them anybody could dodge the limit of attempts to sign in.
/// The host's name is not taken from a header.
/// </summary>
public static class TrustedProxies
{
    /// <param name="proxies">IP addresses and networks in CIDR notation, separated by commas; null or empty for none.</param>
    /// <exception cref="StartupException">One of them is neither.</exception>
    public static void Add(IServiceCollection services, string? proxies)
    {
        var networks = Parse(proxies);
        services.Configure<ForwardedHeadersOptions>(headers =>
        {
            headers.ForwardedHeaders = networks.Count == 0 ? ForwardedHeaders.None : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            // As far as the chain consists of trusted proxies; the first address that is none is the caller.
            headers.ForwardLimit = null;
            headers.KnownProxies.Clear();
            headers.KnownIPNetworks.Clear();
            foreach (var network in networks)
                headers.KnownIPNetworks.Add(network);
        });
    }

    private static List<IPNetwork> Parse(string? proxies) =>
    [
        .. (proxies ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(text =>
            IPNetwork.TryParse(text, out var network) ? network
            : IPAddress.TryParse(text, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
            : throw new StartupException($"MetroEGov:TrustedProxies: '{text}' is neither an IP address nor a network such as 10.1.0.0/16.")),
    ];
}
