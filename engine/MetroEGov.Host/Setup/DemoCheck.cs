using System.Net;

namespace MetroEGov.Host.Setup;

/// <summary>The demonstration has public passwords and an inbox that believes everybody: it is for this machine only.</summary>
public static class DemoCheck
{
    /// <param name="isDemo">As after <c>--demo</c>.</param>
    /// <param name="urls">All addresses that the host shall listen on.</param>
    /// <exception cref="StartupException">One of them can be reached from other machines.</exception>
    public static void Require(bool isDemo, IEnumerable<string> urls)
    {
        ArgumentNullException.ThrowIfNull(urls);
        if (isDemo && urls.FirstOrDefault(url => !IsLoopback(url)) is { } open)
        {
            throw new StartupException(
                $"--demo has public passwords and is refused on {open}, which other machines can reach. Leave it out, or give a loopback address like "
                + "--urls http://localhost:5080.");
        }
    }

    private static bool IsLoopback(string url)
    {
        if (url.Length == 0)
            return true;
        var host = BindingAddress.Parse(url).Host;
        return host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
    }
}
