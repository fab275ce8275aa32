namespace MetroEGov.Runtime.Processing;

/// <summary>Names this run of the host in leases. A new one at each start: leases of the run before are those of a dead host.</summary>
internal sealed record HostId(string Value)
{
    public static HostId New() => new($"host-{Guid.NewGuid():N}");
}
