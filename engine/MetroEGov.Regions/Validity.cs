using System.Globalization;

namespace MetroEGov.Regions;

/// <summary>
/// The days on which an entry of the region's directory holds. Both ends are inclusive; without <see cref="To"/> it holds until
/// a later release of the data says otherwise. Municipalities merge and authorities move, so nothing in the directory is timeless.
/// </summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day, or null for "still valid".</param>
public readonly record struct Validity(DateOnly From, DateOnly? To)
{
    public bool Contains(DateOnly day) => day >= From && (To is null || day <= To);

    public bool Overlaps(Validity other) => Contains(other.From) || other.Contains(From);

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{From:yyyy-MM-dd}..{To:yyyy-MM-dd}");
}
