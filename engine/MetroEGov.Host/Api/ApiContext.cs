using MetroEGov.Host.Security;
using MetroEGov.Runtime;

namespace MetroEGov.Host.Api;

/// <summary>Who calls, what of the cases they may read, and under which id their command is remembered.</summary>
public sealed class ApiContext(IHttpContextAccessor accessor)
{
    public const string IdempotencyHeader = "Idempotency-Key";
    public const int IdempotencyKeyLimit = 200;

    private readonly HttpContext _http =
        accessor.HttpContext ?? throw new InvalidOperationException("The API can be used only while a request is answered.");

    /// <summary>Routes of the API let nobody in who is not known.</summary>
    public Requester Requester => Requester.From(_http.User)
        ?? throw new InvalidOperationException("The route lets people in without sign-in.");

    public Caller Caller => Requester.ToCaller();

    /// <summary>The own authority's cases; operators see states and incidents of all.</summary>
    public ReadScope Scope => Requester.Has(Role.Operator) ? ReadScope.Everything : OwnScope;

    /// <summary>For values of cases, which operators do not see either.</summary>
    public ReadScope OwnScope => ReadScope.Of(Requester.AuthorityKey);

    /// <summary>From the header <c>Idempotency-Key</c>, kept apart per caller; null when there is none.</summary>
    public string? CommandId =>
        (string?)_http.Request.Headers[IdempotencyHeader] is { Length: > 0 } key
            ? $"{Requester.UserId}/{_http.Request.Method} {_http.Request.Path}/{key}"
            : null;
}
