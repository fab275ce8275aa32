namespace MetroEGov.Feel;

/// <summary>Where an expression finds the variables that it names. Answers must not change during one evaluation.</summary>
public interface IFeelVariables
{
    bool TryGet(string name, out FeelValue value);
}
