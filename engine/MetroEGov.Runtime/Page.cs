using System.Collections.Immutable;

namespace MetroEGov.Runtime;

/// <summary>A slice of a result, and how many there are in all within the reader's scope.</summary>
public sealed record Page<T>(ImmutableArray<T> Items, int TotalCount);

/// <param name="Skip">0 or more.</param>
/// <param name="Take">1 to 1000; default 50.</param>
public sealed record PageRequest(int Skip = 0, int Take = 50)
{
    internal int SafeSkip => Math.Max(0, Skip);

    internal int SafeTake => Math.Clamp(Take, 1, 1000);
}
