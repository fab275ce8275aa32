namespace MetroEGov.Dmn;

/// <summary>A DMN file, compiled once. Immutable; safe to share.</summary>
public sealed class DecisionModel
{
}
