using MetroEGov.Connectors.Email;
using MetroEGov.Host.Security;
using MetroEGov.Host.Setup;
using Microsoft.Extensions.Options;

namespace MetroEGov.Host.Pages;

/// <summary>What every page knows about its request: language, who is signed in, where the reader is.</summary>
public sealed class PageContext(IHttpContextAccessor accessor, HostSettings settings, IOptions<EmailOptions> email, TimeZoneInfo zone)
{
    private Language? _language;

    public HttpContext Http { get; } =
        accessor.HttpContext ?? throw new InvalidOperationException("A page can be rendered only while a request is answered.");

    public Language Language => _language ??= Language.Of(Http.Request, zone);

    /// <summary>For an answer in a language that the request names itself.</summary>
    public void ShowIn(Language language) => _language = language;

    /// <summary>Null before sign-in.</summary>
    public Requester? Requester => Security.Requester.From(Http.User);

    public bool IsDemo => settings.Demo;

    /// <summary>Mails of cases become files of the data directory and reach nobody.</summary>
    public bool KeepsMailsAsFiles => email.Value.WritesToOutbox;

    /// <summary>For pages that nobody reaches without sign-in.</summary>
    public Requester SignedIn => Requester ?? throw new InvalidOperationException("The route of this page lets people in without sign-in.");

    /// <summary>Path and query of this page, for links that come back here. A page shown as the answer to a form names its own address.</summary>
    public string Here => HttpMethods.IsGet(Http.Request.Method) ? Http.Request.Path + Http.Request.QueryString.Value : Http.Request.Path;
}
