namespace MetroEGov.Runtime.Processing;

/// <summary>
/// A step threw: a defect of the engine, not of the case. The unit of work was rolled back; after
/// <see cref="Quarantine.FailuresAllowed"/> failures in a row the case is quarantined.
/// </summary>
public sealed class StepFailedException(long instanceKey, bool isNewInstance, string command, Exception inner)
    : Exception($"The step {command} of instance {instanceKey} failed with {inner.GetType().Name}; nothing was changed.", inner)
{
    public long InstanceKey { get; } = instanceKey;

    /// <summary>The first step of an instance that therefore does not exist.</summary>
    public bool IsNewInstance { get; } = isNewInstance;

    public string Command { get; } = command;
}
