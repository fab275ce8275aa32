using System.Collections.Immutable;

namespace MetroEGov.Connectors.Http;

/// <summary>The operator's settings, read and checked once. Immutable, safe to share.</summary>
internal sealed class HttpRules
{
    private readonly ImmutableDictionary<string, (HttpCredential Credential, HostList Hosts)> _credentials;

    public HttpRules(HttpActivityOptions options)
    {
        var problems = new List<string>();
        Hosts = HostList.Parse($"{HttpActivityOptions.Section}:{nameof(options.AllowedHosts)}", options.AllowedHosts, problems);
        Networks = ReachableNetworks.Parse($"{HttpActivityOptions.Section}:{nameof(options.AllowedNetworks)}", options.AllowedNetworks, Hosts, problems);
        var credentials = ImmutableDictionary.CreateBuilder<string, (HttpCredential, HostList)>(StringComparer.Ordinal);
        foreach (var (name, credential) in options.Credentials)
        {
            var place = $"{HttpActivityOptions.Section}:{nameof(options.Credentials)}:{name}";
            if (credential.Problem() is { } problem)
                problems.Add($"{place} {problem}");
            credentials.Add(name, (credential, HostList.Parse($"{place}:Hosts", credential.Hosts, problems)));
        }

        _credentials = credentials.ToImmutable();
        if (options.MaximumAnswerBytes < 1 || options.ConcurrentCallsPerHost < 1 || options.WaitingCallsPerHost < 0)
        {
            problems.Add(
                $"{HttpActivityOptions.Section}: {nameof(options.MaximumAnswerBytes)} and {nameof(options.ConcurrentCallsPerHost)} must be above zero, "
                + $"{nameof(options.WaitingCallsPerHost)} must not be below it.");
        }

        Problems = [.. problems];
    }

    /// <summary>What is wrong with the settings, each with its place; empty when they can be used.</summary>
    public ImmutableArray<string> Problems { get; }

    public HostList Hosts { get; }

    public ReachableNetworks Networks { get; }

    /// <summary>Null when there is none of this name, or not for this host.</summary>
    public HttpCredential? FindCredential(string name, Uri address) =>
        _credentials.TryGetValue(name, out var found) && found.Hosts.Contains(address) ? found.Credential : null;
}
