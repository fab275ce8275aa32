namespace MetroEGov.Bpmn;

/// <summary>The codes of <see cref="Problem"/>. Tools and tests rely on them: they are never renamed. docs/problems.md explains each.</summary>
public static class ProblemCode
{
    // The document.
    public const string NotXml = "not-xml";
    public const string DocumentType = "document-type";
    public const string TooLarge = "too-large";
    public const string TooDeep = "too-deep";
    public const string NotBpmn = "not-bpmn";
    public const string NoExecutableProcess = "no-executable-process";

    // Elements and attributes.
    public const string UnsupportedElement = "unsupported-element";
    public const string MisplacedExtension = "misplaced-extension";
    public const string IgnoredElement = "ignored-element";
    public const string MissingId = "missing-id";
    public const string DuplicateId = "duplicate-id";
    public const string InvalidAttribute = "invalid-attribute";
    public const string UnknownReference = "unknown-reference";
    public const string MissingReference = "missing-reference";

    // Expressions, variables, properties.
    public const string InvalidExpression = "invalid-expression";
    public const string ExpressionRequired = "expression-required";
    public const string InvalidVariableName = "invalid-variable-name";
    public const string ReservedVariable = "reserved-variable";
    public const string UnknownProperty = "unknown-property";
    public const string InvalidProperty = "invalid-property";

    // Flow.
    public const string MissingStartEvent = "missing-start-event";
    public const string SeveralNoneStarts = "several-none-starts";
    public const string FlowIntoStart = "flow-into-start";
    public const string FlowOutOfEnd = "flow-out-of-end";
    public const string FlowCrossesScope = "flow-crosses-scope";
    public const string UnreachableElement = "unreachable-element";
    public const string MissingCondition = "missing-condition";
    public const string ConditionNotAllowed = "condition-not-allowed";
    public const string DefaultFlowNotOwn = "default-flow-not-own";

    // Events.
    public const string MissingTrigger = "missing-trigger";
    public const string MissingMessage = "missing-message";
    public const string MissingMessageName = "missing-message-name";
    public const string MissingCorrelationKey = "missing-correlation-key";
    public const string MissingErrorCode = "missing-error-code";
    public const string MissingTimer = "missing-timer";
    public const string InvalidTimer = "invalid-timer";
    public const string CycleNotAllowed = "cycle-not-allowed";
    public const string ErrorMustInterrupt = "error-must-interrupt";
    public const string BoundaryEventFlow = "boundary-event-flow";
    public const string BoundaryEventPlace = "boundary-event-place";
    public const string DuplicateCatch = "duplicate-catch";
    public const string SubprocessStart = "subprocess-start";
    public const string EventSubprocessStart = "event-subprocess-start";
    public const string EventSubprocessFlow = "event-subprocess-flow";
    public const string EventGatewayExits = "event-gateway-exits";
    public const string EventGatewayTarget = "event-gateway-target";

    // Starts over HTTP.
    public const string MissingHttpPath = "missing-http-path";
    public const string InvalidHttpSchema = "invalid-http-schema";
    public const string HttpStartPlace = "http-start-place";
    public const string UnknownRole = "unknown-role";
    public const string HttpPathTaken = "http-path-taken";

    // Starts by a timer.
    public const string TimerStartDuration = "timer-start-duration";
    public const string MissingAuthority = "missing-authority";
    public const string UnknownAuthority = "unknown-authority";

    // Activities.
    public const string MissingTaskDefinition = "missing-task-definition";
    public const string ConflictingDefinitions = "conflicting-definitions";
    public const string MissingUserTask = "missing-user-task";
    public const string MissingForm = "missing-form";
    public const string MissingCalledProcess = "missing-called-process";
    public const string MissingCalledDecision = "missing-called-decision";
    public const string MissingScript = "missing-script";
    public const string MissingInputCollection = "missing-input-collection";
    public const string MissingMappingPart = "missing-mapping-part";
    public const string InvalidRetries = "invalid-retries";

    // Activities that the host knows (deployment only).
    public const string MissingActivityInput = "missing-activity-input";
    public const string MissingLegalBasis = "missing-legal-basis";
}
