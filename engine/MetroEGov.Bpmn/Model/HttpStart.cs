using System.Collections.Immutable;

namespace MetroEGov.Bpmn.Model;

/// <summary>
/// How a process is started over HTTP, as its none start event says by <c>metroegov:http…</c> properties. Compiled once; knows nothing of
/// HTTP's own types. Immutable; safe to share.
/// </summary>
public sealed record HttpStart
{
    /// <summary>Characters of a schema at most.</summary>
    public const int MaxSchemaLength = 65_536;

    public static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(10);

    public static readonly TimeSpan LongestTimeout = TimeSpan.FromSeconds(60);

    /// <summary>Below <c>/procedures/</c>: segments of a-z, 0-9 and hyphens joined by <c>/</c>, at most 200 characters.</summary>
    public required string Path { get; init; }

    /// <summary>POST or PUT.</summary>
    public string Method { get; init; } = "POST";

    /// <summary>JSON Schema 2020-12 of the body as text; null: any JSON object.</summary>
    public string? Schema { get; init; }

    /// <summary>Whoever is one of these may call.</summary>
    public ImmutableArray<HttpCaller> Callers { get; init; } = [HttpCaller.OfRole("integrator")];

    /// <summary>Over <c>request</c>; null: the case has no business key.</summary>
    public ModelExpression? BusinessKey { get; init; }

    /// <summary>Over <c>request</c>, a context; null: the members of the body.</summary>
    public ModelExpression? Variables { get; init; }

    /// <summary>True: the answer waits for the end of the case; false: it comes when the case has begun.</summary>
    public bool AwaitsCompletion { get; init; }

    /// <summary>Over the variables with which the case ended; null: the answer tells the keys alone.</summary>
    public ModelExpression? Response { get; init; }

    /// <summary>How long an answer waits for the end of the case, which goes on after it.</summary>
    public TimeSpan Timeout { get; init; } = DefaultTimeout;

    public bool Admits(HttpCallerIdentity caller) => Callers.Any(admitted => admitted.Is(caller));
}

/// <summary>Who may call: a role at any authority, a role at one, or one client.</summary>
public readonly record struct HttpCaller(string? Role, string? AuthorityKey, string? ClientId)
{
    public static HttpCaller OfRole(string role) => new(role, null, null);

    public bool Is(HttpCallerIdentity caller) => ClientId is { } client
        ? caller.IsClient && caller.UserId == client
        : Role is { } role && caller.Roles.Contains(role, StringComparer.Ordinal) && (AuthorityKey is null || AuthorityKey == caller.AuthorityKey);
}

/// <summary>Who does call, with the roles at the authority that the call is made for.</summary>
public sealed record HttpCallerIdentity(string UserId, bool IsClient, string AuthorityKey, ImmutableArray<string> Roles);
