using System.Globalization;
using System.Net;
using MetroEGov.Activities;

namespace MetroEGov.Connectors.Http;

/// <summary>Every way in which a call can fail. Texts name the host, never path, query or content: those may be about a person.</summary>
internal static class HttpTrouble
{
    public const string Status = "HTTP_STATUS";

    public const string Unavailable = "HTTP_UNAVAILABLE";

    public const string Timeout = "HTTP_TIMEOUT";

    public const string Busy = "HTTP_BUSY";

    public const string NotAllowed = "HTTP_NOT_ALLOWED";

    public const string CredentialUnknown = "HTTP_CREDENTIAL_UNKNOWN";

    public const string AnswerInvalid = "HTTP_ANSWER_INVALID";

    public static ActivityFailure HostNotAllowed(Uri address) => ActivityFailure.Permanent(
        NotAllowed,
        $"{address.Scheme}://{address.Authority} is not on the list of hosts that may be called. Have the operator add it to MetroEGov:Http:AllowedHosts.");

    public static ActivityFailure AddressNotAllowed(Uri address) => ActivityFailure.Permanent(
        NotAllowed,
        $"{address.Host} leads into a network that is not public. If that is meant, have the operator add it to MetroEGov:Http:AllowedNetworks.");

    public static ActivityFailure NoSuchCredential(Uri address) => ActivityFailure.Permanent(
        CredentialUnknown,
        $"The credential that is named for {address.Host} is not set up for this host. Compare with MetroEGov:Http:Credentials.");

    public static ActivityFailure TooManyWait(Uri address) => ActivityFailure.Unavailable(
        Busy, $"Too many calls to {address.Host} wait already; this one comes later.");

    public static ActivityFailure NoAnswerInTime(Uri address, TimeSpan limit) => ActivityFailure.Unknown(
        Timeout, string.Create(CultureInfo.InvariantCulture, $"{address.Host} did not answer within {limit.TotalSeconds:0.###} s."));

    public static ActivityFailure AnswerNotUsable(Uri address, string problem) => ActivityFailure.Permanent(
        AnswerInvalid, $"The answer of {address.Host} cannot be used: {problem}");

    public static ActivityFailure RedirectNotFollowed(Uri address) => ActivityFailure.Permanent(
        NotAllowed, $"{address.Host} redirected to another host, or too often. Write the address into the drawing that it redirects to.");

    public static ActivityFailure Of(Uri address, HttpRequestException problem) => problem switch
    {
        { InnerException: AddressRefusedException } => AddressNotAllowed(address),
        {
            HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError
        } => ActivityFailure.Unavailable(Unavailable, $"{address.Host} cannot be reached ({problem.HttpRequestError})."),
        _ => ActivityFailure.Unknown(Unavailable, $"The connection to {address.Host} broke before its answer ({problem.HttpRequestError})."),
    };

    /// <summary>Null for a status that no later attempt changes.</summary>
    public static ActivityFailure? OfStatus(Uri address, HttpResponseMessage response, TimeProvider clock) => response.StatusCode switch
    {
        HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable or HttpStatusCode.RequestTimeout =>
            ActivityFailure.Unavailable(Unavailable, Answered(address, response), RetryAfter(response, clock)),
        HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout => ActivityFailure.Unknown(Unavailable, Answered(address, response)),
        _ => null,
    };

    /// <summary>Begins with the status, so that an <c>errorExpression</c> can tell 404 from 409.</summary>
    public static string UnexpectedStatus(Uri address, HttpResponseMessage response) => string.Create(
        CultureInfo.InvariantCulture, $"HTTP_{(int)response.StatusCode}: {address.Host} answered with a status that the drawing does not expect.");

    private static string Answered(Uri address, HttpResponseMessage response) =>
        string.Create(CultureInfo.InvariantCulture, $"{address.Host} answered with HTTP status {(int)response.StatusCode}.");

    private static TimeSpan? RetryAfter(HttpResponseMessage response, TimeProvider clock)
    {
        var wait = response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - clock.GetUtcNow(),
            _ => (TimeSpan?)null,
        };
        return wait > TimeSpan.Zero ? wait : null;
    }
}

/// <summary>No address that a name leads to may be connected to.</summary>
internal sealed class AddressRefusedException() : IOException("The name leads to no address that may be connected to.");
