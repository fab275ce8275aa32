using System.Collections.Immutable;
using MetroEGov.Bpmn.Execution;
using MetroEGov.Runtime.Persistence;

namespace MetroEGov.Runtime;

/// <summary>Types of incidents as the dialect names them.</summary>
public static class IncidentNames
{
    /// <summary>Those that this engine raises.</summary>
    public static ImmutableArray<string> Types { get; } =
    [
        IncidentType.JobNoRetries,
        IncidentType.IoMappingError,
        IncidentType.ConditionError,
        IncidentType.ExtractValueError,
        IncidentType.UnhandledErrorEvent,
        IncidentType.CalledElementError,
        IncidentType.CalledDecisionError,
        IncidentType.DecisionEvaluationError,
        IncidentType.Unknown,
    ];

    /// <summary>Those that a client may ask for and never finds: of listeners, ad-hoc subprocesses and the like, which this engine has not.</summary>
    public static ImmutableArray<string> NeverRaised { get; } =
    [
        "AD_HOC_SUB_PROCESS_NO_RETRIES",
        "EXECUTION_LISTENER_NO_RETRIES",
        "FORM_NOT_FOUND",
        "MESSAGE_SIZE_EXCEEDED",
        "RESOURCE_NOT_FOUND",
        "TASK_LISTENER_NO_RETRIES",
        "UNSPECIFIED",
    ];

    /// <summary>A quarantined case, which the dialect does not know, is an UNKNOWN one to clients.</summary>
    public static string Of(string type) => type == IncidentRow.Quarantined ? IncidentType.Unknown : type;
}
