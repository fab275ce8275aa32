using System.Collections.Immutable;

namespace MetroEGov.Bpmn.Validation;

/// <summary>The activities that the host can run, as far as a definition can be checked against them. Given by the caller at deployment.</summary>
public interface IKnownActivities
{
    /// <returns>Null for a job type that no activity of the host serves: an outside worker may.</returns>
    ActivityRequirements? Find(string jobType);
}

/// <param name="RequiredInputs">Names of local variables that the task's input mappings must make.</param>
/// <param name="ReadsRegister">The task must say legal basis, purpose and reason key.</param>
public sealed record ActivityRequirements(ImmutableArray<string> RequiredInputs, bool ReadsRegister);
