using System.Globalization;
using System.Net;
using MetroEGov.Activities;

namespace MetroEGov.Connectors.Registries.ResidentRegistry.Transport;

/// <summary>Every way in which a registry can fail us, and what the host needs to know about it.</summary>
internal static class RegistryTrouble
{
    /// <summary>Codes of failures; all begin with REGISTRY_, so that an <c>errorExpression</c> can tell them from others.</summary>
    public const string Unavailable = "REGISTRY_UNAVAILABLE";

    public const string Timeout = "REGISTRY_TIMEOUT";

    public const string BusyCode = "REGISTRY_BUSY";

    public const string MessageReturned = "REGISTRY_MESSAGE_RETURNED";

    public const string AnswerInvalid = "REGISTRY_ANSWER_INVALID";

    public const string NotConfigured = "REGISTRY_NOT_CONFIGURED";

    public static RegistryCall Busy(RegistryEndpoint registry) => new RegistryCall.Failed(
        ActivityFailure.Unavailable(BusyCode, $"Too many calls to the registry of {registry.AuthorityKey} wait already; this one comes later."),
        WasSent: false);

    public static RegistryCall NoAnswerInTime(RegistryEndpoint registry, TimeSpan limit) => new RegistryCall.Failed(
        ActivityFailure.Unknown(Timeout, $"The registry of {registry.AuthorityKey} did not answer within {limit.TotalSeconds:0.###} s."),
        WasSent: true);

    public static RegistryCall Unreadable(RegistryEndpoint registry, string problem) => new RegistryCall.Failed(
        Invalid(registry, [problem]), WasSent: true);

    /// <summary>Messages 0900 and 0910: the message as a whole came back, nothing of it was done.</summary>
    public static RegistryCall Returned(RegistryEndpoint registry, string type) => new RegistryCall.Failed(
        ActivityFailure.Unavailable(MessageReturned, $"The registry of {registry.AuthorityKey} returned our message as a whole (message {type})."),
        WasSent: true);

    public static RegistryCall Of(RegistryEndpoint registry, HttpRequestException problem, int maximumAnswerBytes) => problem.HttpRequestError switch
    {
        HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError
            or HttpRequestError.ProxyTunnelError => new RegistryCall.Failed(
                ActivityFailure.Unavailable(Unavailable, $"The registry of {registry.AuthorityKey} cannot be reached ({problem.HttpRequestError})."),
                WasSent: false),
        HttpRequestError.ConfigurationLimitExceeded => Unreadable(registry, $"larger than {maximumAnswerBytes} bytes."),
        _ => new RegistryCall.Failed(
            ActivityFailure.Unknown(Unavailable, $"The connection to the registry of {registry.AuthorityKey} broke before its answer ({problem.HttpRequestError})."),
            WasSent: true),
    };

    /// <summary>Null for an answer that is to be read.</summary>
    public static RegistryCall? OfStatus(RegistryEndpoint registry, HttpResponseMessage response, TimeProvider clock)
    {
        var status = (int)response.StatusCode;
        return response.StatusCode switch
        {
            HttpStatusCode.ServiceUnavailable or HttpStatusCode.TooManyRequests => new RegistryCall.Failed(
                ActivityFailure.Unavailable(Unavailable, Answered(registry, status), RetryAfter(response, clock)), WasSent: true),
            HttpStatusCode.NotFound or HttpStatusCode.UnprocessableEntity => null,
            _ when status is >= 200 and < 300 => null,
            _ when status >= 500 && !IsXml(response) => new RegistryCall.Failed(
                ActivityFailure.Unknown(Unavailable, Answered(registry, status)), WasSent: true),
            _ when IsXml(response) => null,
            _ => new RegistryCall.Failed(ActivityFailure.Permanent(AnswerInvalid, Answered(registry, status)), WasSent: true),
        };
    }

    public static ActivityFailure Invalid(RegistryEndpoint registry, IEnumerable<string> problems) => ActivityFailure.Permanent(
        AnswerInvalid,
        $"The answer of the registry of {registry.AuthorityKey} does not fit the standard: {string.Join(" ", problems)} "
        + "Have the operator of the registry or the setting of the XMeld release checked.");

    public static ActivityFailure UnexpectedStatus(RegistryEndpoint registry, HttpStatusCode status) =>
        ActivityFailure.Permanent(AnswerInvalid, Answered(registry, (int)status));

    private static string Answered(RegistryEndpoint registry, int status) =>
        string.Create(CultureInfo.InvariantCulture, $"The registry of {registry.AuthorityKey} answered with HTTP status {status}.");

    private static bool IsXml(HttpResponseMessage response) =>
        response.Content.Headers.ContentType?.MediaType is "application/xml" or "text/xml";

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
