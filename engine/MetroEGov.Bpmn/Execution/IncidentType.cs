namespace MetroEGov.Bpmn.Execution;

/// <summary>The dialect's names for what stopped a process. Clients filter by them: they never change.</summary>
public static class IncidentType
{
    public const string JobNoRetries = "JOB_NO_RETRIES";

    /// <summary>An input or output mapping failed, or wrote a reserved name or too much.</summary>
    public const string IoMappingError = "IO_MAPPING_ERROR";

    /// <summary>No outgoing flow fits and there is no default, or a condition is neither true nor false.</summary>
    public const string ConditionError = "CONDITION_ERROR";

    /// <summary>An expression gave another kind of value than its place needs.</summary>
    public const string ExtractValueError = "EXTRACT_VALUE_ERROR";

    public const string UnhandledErrorEvent = "UNHANDLED_ERROR_EVENT";

    /// <summary>The called process could not be found or started.</summary>
    public const string CalledElementError = "CALLED_ELEMENT_ERROR";

    /// <summary>The called decision is not deployed, or none of its versions is valid on the application date.</summary>
    public const string CalledDecisionError = "CALLED_DECISION_ERROR";

    public const string DecisionEvaluationError = "DECISION_EVALUATION_ERROR";

    /// <summary>The instance ran through more than <see cref="ProcessStep.MaxActivationsWithoutWait"/> elements without a wait.</summary>
    public const string Unknown = "UNKNOWN";
}
