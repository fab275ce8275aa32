namespace MetroEGov.Scenarios;

/// <summary>The codes of problems in scenario files and between the files of a deployment; docs/scenarios.md explains them.</summary>
public static class ScenarioProblemCode
{
    public const string NotJson = "scenario-not-json";
    public const string WrongValue = "scenario-wrong-value";
    public const string MissingMember = "scenario-missing-member";
    public const string UnknownMember = "scenario-unknown-member";
    public const string UnknownInstruction = "scenario-unknown-instruction";

    /// <summary>A warning: the form, decision or process may be deployed from elsewhere.</summary>
    public const string UnknownForm = "unknown-form";
    public const string UnknownDecision = "unknown-decision";
    public const string UnknownProcess = "unknown-process";
    public const string DuplicateDefinition = "duplicate-definition";
    public const string UnreadableFile = "unreadable-file";
}
