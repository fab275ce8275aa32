namespace MetroEGov.Host.Api.V2;

/// <summary>One node, as far as clients are concerned.</summary>
/// <param name="GatewayVersion">The version of the API.</param>
public sealed record TopologyAnswer(
    IReadOnlyList<BrokerAnswer> Brokers,
    string? ClusterId,
    int ClusterSize,
    int PartitionsCount,
    int ReplicationFactor,
    string GatewayVersion,
    string LastCompletedChangeId);

/// <param name="Version">The version of the product.</param>
public sealed record BrokerAnswer(int NodeId, string Host, int Port, IReadOnlyList<PartitionAnswer> Partitions, string Version);

public sealed record PartitionAnswer(int PartitionId, string Role, string Health);

public sealed record LicenseAnswer(bool ValidLicense, string LicenseType, bool IsCommercial, DateTimeOffset? ExpiresAt);

/// <summary>Who the caller is.</summary>
/// <param name="Groups">Candidate groups of tasks that the caller belongs to: <c>role@authorityKey</c>.</param>
/// <param name="Authority">Beyond the dialect: the authority that the caller acts for.</param>
public sealed record MeAnswer(
    string Username,
    string DisplayName,
    string? Email,
    IReadOnlyList<string> AuthorizedComponents,
    IReadOnlyList<TenantAnswer> Tenants,
    IReadOnlyList<string> Groups,
    IReadOnlyList<string> Roles,
    string? SalesPlanType,
    IReadOnlyDictionary<string, string> C8Links,
    bool CanLogout,
    AuthorityAnswer Authority);

public sealed record TenantAnswer(string TenantId, string Name, string? Description);

public sealed record AuthorityAnswer(string Key, string Name);
