namespace MetroEGov.Feel;

/// <summary>The variables and the surroundings of an evaluation. Immutable; safe to share if its variables are.</summary>
public sealed class FeelContext(IFeelVariables variables, FeelEnvironment environment)
{
    /// <summary>No variables, <see cref="FeelEnvironment.Epoch"/>.</summary>
    public static FeelContext Empty { get; } = new(FeelContextValue.Empty, FeelEnvironment.Epoch);

    public IFeelVariables Variables { get; } = variables;

    public FeelEnvironment Environment { get; } = environment;
}
