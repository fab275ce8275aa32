using MetroEGov.Regions;

namespace MetroEGov.Host.Pages;

/// <summary>Names of the region's authorities by their nine-digit key.</summary>
public sealed class AuthorityNames(Region region, TimeProvider clock, TimeZoneInfo zone)
{
    /// <summary>The name without the addition ", Stadt" of the official list; the key itself for an authority of another region.</summary>
    public string NameOf(string key)
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), zone).DateTime);
        return region.FindAuthority(key, today)?.Name is { } name ? Short(name) : key;
    }

    private static string Short(string name)
    {
        var comma = name.IndexOf(',', StringComparison.Ordinal);
        return comma < 0 ? name : name[..comma];
    }
}
