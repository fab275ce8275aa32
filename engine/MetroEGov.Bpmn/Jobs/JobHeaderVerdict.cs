using System.Collections.Immutable;
using MetroEGov.Bpmn.Execution.State;

namespace MetroEGov.Bpmn.Jobs;

/// <summary>What a task's headers say about the answer of its activity.</summary>
public abstract record JobHeaderVerdict
{
    private JobHeaderVerdict()
    {
    }

    /// <summary>Nothing against it: a completed job completes with these variables, an error or failure stays what it is.</summary>
    public sealed record Pass(ImmutableDictionary<string, VariableValue> Variables) : JobHeaderVerdict;

    /// <summary><c>bpmnError(…)</c>: thrown where the drawing may catch it; retries are skipped.</summary>
    public sealed record ThrowError(string Code, string? Message, ImmutableDictionary<string, VariableValue> Variables) : JobHeaderVerdict;

    /// <summary><c>jobError(…)</c>.</summary>
    /// <param name="Pause">Null: the task's own back-off.</param>
    public sealed record Fail(int RetriesLeft, string Message, TimeSpan? Pause) : JobHeaderVerdict;

    /// <summary>A header cannot be evaluated, or its value cannot be used: an incident. The text names header and type, never a value.</summary>
    public sealed record Stop(string Text) : JobHeaderVerdict;
}
