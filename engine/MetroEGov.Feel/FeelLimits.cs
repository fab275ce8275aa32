namespace MetroEGov.Feel;

/// <summary>
/// Bounds of one evaluation. They count work, never time, so that a slow machine decides as a fast one does. Beyond a bound the
/// result is null with a warning <see cref="FeelWarningType.LimitExceeded"/>.
/// </summary>
/// <param name="MaxWork">Iterations, calls and copied elements or characters, counted together.</param>
/// <param name="MaxDepth">Nested operations, summed over nested function calls.</param>
/// <param name="MaxWarnings">Warnings kept; later ones are dropped.</param>
public sealed record FeelLimits(int MaxWork = 4_000_000, int MaxDepth = 3_000, int MaxWarnings = 100)
{
    public static FeelLimits Default { get; } = new();
}
