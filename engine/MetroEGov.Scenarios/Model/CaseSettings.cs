using System.Collections.Immutable;
using MetroEGov.Bpmn.Execution.State;

namespace MetroEGov.Scenarios.Model;

/// <summary>The member <c>metroegov</c> of a test case: what our procedures need beyond the format. docs/scenarios.md explains it.</summary>
public sealed record CaseSettings
{
    public static CaseSettings Default { get; } = new();

    /// <summary>User id of the clerk who starts and acts.</summary>
    public string Actor { get; init; } = "clerk";

    /// <summary>The accepting authority, a context with at least key and name: where the case begins and the clerk belongs.</summary>
    public VariableValue? Accepting { get; init; }

    /// <summary>Who acts for other authorities: authority key → user id.</summary>
    public ImmutableDictionary<string, string> People { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>ISO date; absent: the day of <see cref="Now"/>.</summary>
    public string? ApplicationDate { get; init; }

    /// <summary>Where the virtual clock begins; absent: nine o'clock on the application date, or the fixed moment of the runner.</summary>
    public DateTimeOffset? Now { get; init; }

    public string? BusinessKey { get; init; }

    /// <summary>Folder under <c>workflows/regions</c>; absent: the only one there.</summary>
    public string? Region { get; init; }

    /// <summary>What activities answer, by job type; the last answer of a list goes on being given.</summary>
    public ImmutableDictionary<string, ImmutableArray<CannedAnswer>> Answers { get; init; } = ImmutableDictionary<string, ImmutableArray<CannedAnswer>>.Empty;
}

/// <summary>What an activity gives back; the task's headers then make variables or errors of it, as in the host.</summary>
public abstract record CannedAnswer
{
    private CannedAnswer()
    {
    }

    public sealed record Output(VariableValue Value) : CannedAnswer;

    public sealed record BusinessError(string Code, string Message) : CannedAnswer;

    /// <param name="IsTransient">Tried again while retries are left; otherwise an incident at once.</param>
    public sealed record Failure(string Code, string Message, bool IsTransient) : CannedAnswer;
}
