namespace MetroEGov.Runtime.Jobs;

/// <summary>A job that this host has to run now.</summary>
/// <param name="Attempt">The lease's number: an answer under an older one is not taken.</param>
internal sealed record LeasedJob(long JobKey, long InstanceKey, int Attempt);
