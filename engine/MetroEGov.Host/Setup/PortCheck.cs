using System.Net;
using System.Net.Sockets;

namespace MetroEGov.Host.Setup;

/// <summary>Looks whether the addresses are free before anything is migrated or deployed.</summary>
public static class PortCheck
{
    /// <exception cref="StartupException">An address is malformed, or its port is taken.</exception>
    public static void Require(IEnumerable<string> urls)
    {
        ArgumentNullException.ThrowIfNull(urls);
        foreach (var url in urls)
        {
            BindingAddress address;
            try
            {
                address = BindingAddress.Parse(url);
            }
            catch (FormatException failure)
            {
                throw new StartupException($"'{url}' is no address. Give one like --urls http://localhost:5080.", failure);
            }

            if (address.Port != 0)
                Require(url, address);
        }
    }

    private static void Require(string url, BindingAddress address)
    {
        var any = address.Host is "*" or "+" or "0.0.0.0" or "[::]";
        var ip = any ? IPAddress.Any : IPAddress.TryParse(address.Host, out var parsed) ? parsed : IPAddress.Loopback;
        using var probe = new Socket(ip.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            if (!OperatingSystem.IsWindows())
                probe.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
            probe.Bind(new IPEndPoint(ip, address.Port));
        }
        catch (SocketException failure) when (failure.SocketErrorCode is SocketError.AddressAlreadyInUse or SocketError.AccessDenied)
        {
            var reason = failure.SocketErrorCode == SocketError.AccessDenied ? "may not be used by this account" : "is already in use";
            throw new StartupException($"Port {address.Port} of {url} {reason}. Choose another with --urls.", failure);
        }
    }
}
