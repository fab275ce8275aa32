using System.Collections.Immutable;
using System.Text.Json;

namespace MetroEGov.Activities;

/// <summary>The result of a run as the host needs it: JSON instead of types, and the register accesses that happened. Closed.</summary>
public abstract record ActivityOutcome
{
    private ActivityOutcome()
    {
    }

    /// <summary>To be written to the access log together with the result, whatever the result is.</summary>
    public ImmutableArray<RegisterAccess> Accesses { get; init; } = [];

    /// <summary>The output as a JSON object: <c>response</c> of a <c>resultExpression</c>.</summary>
    public sealed record Completed(JsonElement Output) : ActivityOutcome;

    /// <summary>A BPMN error with a declared code.</summary>
    public sealed record BusinessError(string Code, string Message) : ActivityOutcome;

    public sealed record Failed(ActivityFailure Failure) : ActivityOutcome;
}
