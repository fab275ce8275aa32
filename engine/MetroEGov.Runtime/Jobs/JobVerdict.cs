using System.Collections.Immutable;
using MetroEGov.Bpmn.Execution.State;

namespace MetroEGov.Runtime.Jobs;

/// <summary>What a run of an activity means for its job.</summary>
internal abstract record JobVerdict
{
    private JobVerdict()
    {
    }

    public sealed record Complete(ImmutableDictionary<string, VariableValue> Variables) : JobVerdict;

    public sealed record ThrowError(string Code, string? Message, ImmutableDictionary<string, VariableValue> Variables) : JobVerdict;

    /// <param name="RetriesLeft">0 makes an incident.</param>
    /// <param name="BackOff">When it runs again.</param>
    public sealed record Fail(int RetriesLeft, string Message, TimeSpan BackOff) : JobVerdict;
}
