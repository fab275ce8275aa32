namespace MetroEGov.Connectors.Http;

/// <summary>What drawings may call. Bound from configuration section <c>MetroEGov:Http</c>.</summary>
public sealed class HttpActivityOptions
{
    public const string Section = "MetroEGov:Http";

    /// <summary>
    /// Which hosts may be called: <c>host</c>, <c>host:port</c>, <c>*.example.org</c> (every name below it, not itself), each with https;
    /// <c>http://host</c> where it must be unencrypted. Empty (default): none.
    /// </summary>
    public IList<string> AllowedHosts { get; } = [];

    /// <summary>
    /// Networks that are not public and may be reached nevertheless, in CIDR form such as <c>10.20.0.0/16</c>. A host that is itself
    /// listed by its address needs no entry here. Empty by default: a name that leads into the authority's own network is refused.
    /// </summary>
    public IList<string> AllowedNetworks { get; } = [];

    /// <summary>By name; drawings name them and never hold them.</summary>
    public IDictionary<string, HttpCredential> Credentials { get; } = new Dictionary<string, HttpCredential>(StringComparer.Ordinal);

    /// <summary>Largest answer that is read, after decompression; default one mebibyte.</summary>
    public int MaximumAnswerBytes { get; set; } = 1024 * 1024;

    /// <summary>Calls to one host at the same time; a slow partner must not use up what the others need.</summary>
    public int ConcurrentCallsPerHost { get; set; } = 8;

    /// <summary>Calls to one host that wait for a place; beyond it a call fails at once and is tried again later.</summary>
    public int WaitingCallsPerHost { get; set; } = 64;
}
