using System.Net.Http.Headers;
using System.Text;

namespace MetroEGov.Connectors.Http;

/// <summary>
/// One way to prove who calls: exactly one of a bearer token, user name with password, or a header with value. It is sent only to the
/// hosts it names.
/// </summary>
public sealed class HttpCredential
{
    /// <summary>Which hosts get it; the form of <see cref="HttpActivityOptions.AllowedHosts"/>. Empty: none.</summary>
    public IList<string> Hosts { get; } = [];

    /// <summary>Sent as <c>Authorization: Bearer …</c>.</summary>
    public string? BearerToken { get; set; }

    /// <summary>With <see cref="Password"/>: sent as <c>Authorization: Basic …</c> (RFC 7617, UTF-8).</summary>
    public string? UserName { get; set; }

    public string? Password { get; set; }

    /// <summary>With <see cref="HeaderValue"/>: sent as a header of this name.</summary>
    public string? HeaderName { get; set; }

    public string? HeaderValue { get; set; }

    /// <summary>Null when it is complete; else what to mend.</summary>
    internal string? Problem()
    {
        var ways = (BearerToken is null ? 0 : 1) + (UserName is null ? 0 : 1) + (HeaderName is null ? 0 : 1);
        return ways != 1 ? "needs exactly one of BearerToken, UserName (with Password) and HeaderName (with HeaderValue)."
            : UserName is not null && Password is null ? "has a UserName without a Password."
            : HeaderName is not null && HeaderValue is null ? "has a HeaderName without a HeaderValue."
            : Hosts.Count == 0 ? "names no Hosts that may get it."
            : null;
    }

    internal void Add(HttpRequestHeaders headers)
    {
        if (BearerToken is not null)
            headers.Authorization = new AuthenticationHeaderValue("Bearer", BearerToken);
        else if (UserName is not null)
            headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{UserName}:{Password}")));
        else if (HeaderName is not null)
            headers.Add(HeaderName, HeaderValue);
    }
}
