using MetroEGov.Connectors.Registries.ResidentRegistry;
using MetroEGov.Regions;
using RegistryEndpoint = MetroEGov.Connectors.Registries.ResidentRegistry.RegistryEndpoint;

namespace MetroEGov.Host.Setup;

/// <summary>Where the resident registries of the region answer: its directory says so, unless all calls go to simulators.</summary>
/// <param name="simulators">Base address; a register answers below <c>residents/{authorityKey}/</c>.</param>
public sealed class RegionRegistries(Region region, Uri? simulators, TimeProvider clock, TimeZoneInfo zone) : IRegistryDirectory
{
    private const string Registry = "resident-registry";

    public RegistryEndpoint? Find(string authorityKey)
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), zone).DateTime);
        if (region.FindAuthority(authorityKey, today) is not { } authority || AddressOf(authorityKey, today) is not { } address)
            return null;
        // The message address is a municipality's key; an association answers under that of its first municipality.
        var municipality = region.Entries.Municipalities
            .Where(entry => entry.AuthorityKey == authorityKey && entry.Validity.Contains(today))
            .Select(entry => entry.Key)
            .Order(StringComparer.Ordinal)
            .FirstOrDefault();
        return municipality is null ? null : new RegistryEndpoint(authorityKey, authority.Name, municipality, address);
    }

    private Uri? AddressOf(string authorityKey, DateOnly today)
    {
        if (simulators is not null)
            return new Uri(simulators, $"/residents/{authorityKey}/");
        var url = region.FindEndpoint(authorityKey, Registry, today)?.Url;
        // An address with a placeholder is one for simulators, and none are configured.
        return url is null || url.Contains('{', StringComparison.Ordinal) ? null : new Uri(url.TrimEnd('/') + "/", UriKind.Absolute);
    }
}
