namespace MetroEGov.Activities;

/// <summary>Describes one property of an activity's output record to designers.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class OutputAttribute(string label) : Attribute
{
    /// <summary>English label.</summary>
    public string Label { get; } = label;

    /// <summary>German label.</summary>
    public string? LabelDe { get; init; }

    public string? Description { get; init; }

    public string? DescriptionDe { get; init; }
}
