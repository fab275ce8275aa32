using System.Collections.Immutable;

namespace MetroEGov.Regions;

/// <summary>An inconsistency in the region's files. <see cref="Line"/> is 1-based; 0 means the file as a whole.</summary>
public sealed record RegionProblem(string Code, string File, long Line, string Text)
{
    public override string ToString() => Line == 0 ? $"{File}: {Code}: {Text}" : $"{File}:{Line}: {Code}: {Text}";
}

/// <summary>
/// What loading gave: the region when its files are consistent, else every problem found. A host does not start on half a
/// directory, because a missing entry would send a case to the wrong authority without anybody noticing.
/// </summary>
public sealed record RegionLoad(Region? Region, ImmutableArray<RegionProblem> Problems);
