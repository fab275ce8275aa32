using System.Net;
using System.Net.Sockets;

namespace MetroEGov.Connectors.Http;

/// <summary>Finds the addresses of a name. A delegate so that a test can let a name lead anywhere.</summary>
internal delegate Task<IPAddress[]> ResolveHost(string name, CancellationToken cancellationToken);

/// <summary>
/// Connections of the HTTP activity: no proxy, no cookies, no redirects of its own, and only to addresses that are allowed, whatever a
/// name leads to at that moment.
/// </summary>
internal static class HttpConnections
{
    public static SocketsHttpHandler CreateHandler(HttpRules rules, ResolveHost resolve) => new()
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.All,
        ConnectCallback = (target, cancellationToken) => ConnectAsync(rules, resolve, target.DnsEndPoint, cancellationToken),
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        UseCookies = false,
        UseProxy = false,
    };

    private static async ValueTask<Stream> ConnectAsync(
        HttpRules rules, ResolveHost resolve, DnsEndPoint target, CancellationToken cancellationToken)
    {
        var addresses = IPAddress.TryParse(target.Host, out var literal)
            ? [literal]
            : await resolve(target.Host, cancellationToken).ConfigureAwait(false);
        var allowed = addresses.Where(rules.Networks.MayConnect).ToArray();
        if (allowed.Length == 0)
            throw new AddressRefusedException();

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, target.Port, cancellationToken).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
