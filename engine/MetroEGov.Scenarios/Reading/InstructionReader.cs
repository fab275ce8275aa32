using MetroEGov.Bpmn;
using MetroEGov.Scenarios.Model;
using NodaTime;
using NodaTime.Text;

namespace MetroEGov.Scenarios.Reading;

/// <summary>One instruction by its type. Every type of the format is known; what this version cannot do fails when it is run.</summary>
internal static class InstructionReader
{
    private static readonly string[] ElementStates = ["IS_ACTIVE", "IS_COMPLETED", "IS_TERMINATED"];

    /// <returns>Null for a type that the format does not have; the problem is reported.</returns>
    public static Instruction? Read(LocatedJson json, List<Problem> problems)
    {
        var type = json.Member("type")?.Text;
        var members = new MemberReader(json, type ?? "An instruction", problems);
        members.Required("type");
        if (type is null)
        {
            return null;
        }

        var instruction = Act(type, members) ?? Mock(type, members) ?? Assert(type, members) ?? Unsupported(type, members, json);
        if (instruction is null)
        {
            problems.Add(new(ProblemSeverity.Error, ScenarioProblemCode.UnknownInstruction, null, json.Line, $"There is no instruction '{type}'."));
        }
        else if (instruction is not Instruction.NotSupported)
        {
            members.RefuseOthers();
        }

        return instruction;
    }

    private static Instruction? Act(string type, MemberReader m) => type switch
    {
        "CREATE_PROCESS_INSTANCE" => Create(m),
        "COMPLETE_USER_TASK" => new Instruction.CompleteUserTask(m.Line, UserTask(m), m.Variables("variables"), m.Flag("useExampleData") ?? false),
        "COMPLETE_JOB" => new Instruction.CompleteJob(m.Line, Job(m), m.Variables("variables"), m.Flag("useExampleData") ?? false),
        "THROW_BPMN_ERROR_FROM_JOB" => new Instruction.ThrowErrorFromJob(m.Line, Job(m), m.Required("errorCode"), m.Text("errorMessage"), m.Variables("variables")),
        "PUBLISH_MESSAGE" => new Instruction.PublishMessage(
            m.Line,
            m.Required("name"),
            m.Text("correlationKey") ?? "",
            m.Variables("variables"),
            TimeSpan.FromMilliseconds(m.Integer("timeToLive") ?? 0),
            m.Text("messageId")),
        "CORRELATE_MESSAGE" => new Instruction.CorrelateMessage(m.Line, m.Required("name"), m.Text("correlationKey") ?? "", m.Variables("variables")),
        "EVALUATE_DECISION" => new Instruction.EvaluateDecision(m.Line, Decision(m, "decisionDefinitionSelector"), m.Variables("variables")),
        "SET_TIME" => new Instruction.SetTime(m.Line, Time(m)),
        "INCREASE_TIME" => new Instruction.IncreaseTime(m.Line, Duration(m)),
        "UPDATE_VARIABLES" => new Instruction.UpdateVariables(m.Line, Process(m), m.Variables("variables"), Element(m.Object("elementSelector"))),
        "RESOLVE_INCIDENT" => new Instruction.ResolveIncident(m.Line, Incident(m)),
        _ => null,
    };

    private static Instruction? Mock(string type, MemberReader m) => type switch
    {
        "MOCK_JOB_WORKER_COMPLETE_JOB" => new Instruction.MockJobCompletion(m.Line, m.Required("jobType"), m.Variables("variables"), m.Flag("useExampleData") ?? false),
        "MOCK_JOB_WORKER_THROW_BPMN_ERROR" => new Instruction.MockJobError(m.Line, m.Required("jobType"), m.Required("errorCode"), m.Text("errorMessage"), m.Variables("variables")),
        "MOCK_DMN_DECISION" => new Instruction.MockDecision(m.Line, m.Required("decisionDefinitionId"), m.Variables("variables")),
        "MOCK_CHILD_PROCESS" => new Instruction.MockChildProcess(m.Line, m.Required("processDefinitionId"), m.Variables("variables")),
        _ => null,
    };

    private static Instruction? Assert(string type, MemberReader m) => type switch
    {
        "ASSERT_PROCESS_INSTANCE" => new Instruction.AssertProcessInstance(
            m.Line,
            Process(m),
            State(m.OneOf("state", "IS_ACTIVE", "IS_COMPLETED", "IS_CREATED", "IS_TERMINATED")),
            m.Flag("hasActiveIncidents")),
        "ASSERT_ELEMENT_INSTANCE" => new Instruction.AssertElementInstance(
            m.Line,
            Process(m),
            Element(m.Object("elementSelector", isRequired: true)) ?? new(null, null),
            State(m.RequiredOneOf("state", ElementStates)) ?? "",
            m.Integer("amount") ?? 1),
        "ASSERT_ELEMENT_INSTANCES" => new Instruction.AssertElementInstances(
            m.Line,
            Process(m),
            SelectorReader.Elements(m),
            State(m.RequiredOneOf("state", [.. ElementStates, "IS_NOT_ACTIVE", "IS_NOT_ACTIVATED", "IS_ACTIVE_EXACTLY", "IS_COMPLETED_IN_ORDER"])) ?? ""),
        "ASSERT_USER_TASK" => new Instruction.AssertUserTask(m.Line, UserTask(m), ExpectedTask(m)),
        "ASSERT_VARIABLES" => new Instruction.AssertVariables(m.Line, Process(m), Element(m.Object("elementSelector")), m.Texts("variableNames"), m.Variables("variables")),
        "ASSERT_DECISION" => new Instruction.AssertDecision(
            m.Line,
            Decision(m, "decisionSelector"),
            m.Any("output") is { } output ? m.Value("output", output) : null,
            m.Integers("matchedRules"),
            m.Integers("notMatchedRules"),
            m.Flag("noMatchedRules") ?? false),
        "ASSERT_PROCESS_INSTANCE_MESSAGE_SUBSCRIPTION" => new Instruction.AssertMessageSubscription(
            m.Line,
            Process(m),
            Message(m),
            State(m.RequiredOneOf("state", "IS_WAITING", "IS_NOT_WAITING", "IS_CORRELATED")) ?? ""),
        _ => null,
    };

    private static Instruction.NotSupported? Unsupported(string type, MemberReader m, LocatedJson json) => type switch
    {
        "ASSERT_VARIABLE" when json.Member("satisfiesJudge") is not null =>
            new(m.Line, type, "a language model as judge gives no verdict that can be relied on; assert the value"),
        "COMPLETE_JOB_AD_HOC_SUB_PROCESS" => new(m.Line, type, "ad-hoc subprocesses are not supported yet"),
        "COMPLETE_JOB_USER_TASK_LISTENER" => new(m.Line, type, "task listeners are not supported yet"),
        "BROADCAST_SIGNAL" => new(m.Line, type, "signals are not supported yet"),
        "EVALUATE_CONDITIONAL_START_EVENT" => new(m.Line, type, "conditional events are not supported yet"),
        "ASSERT_VARIABLE" => new(m.Line, type, "use ASSERT_VARIABLES"),
        _ => null,
    };

    private static Instruction Create(MemberReader m)
    {
        var process = Process(m);
        var variables = m.Variables("variables");
        var starts = m.Any("startInstructions") is { Items.Count: > 0 };
        var ends = m.Any("runtimeInstructions") is { Items.Count: > 0 };
        return starts || ends
            ? new Instruction.NotSupported(m.Line, "CREATE_PROCESS_INSTANCE", "start and runtime instructions are not supported yet; begin at the start event")
            : new Instruction.CreateProcessInstance(m.Line, process, variables);
    }

    private static UserTaskExpectation ExpectedTask(MemberReader m) => new(
        State(m.OneOf("state", "IS_CREATED", "IS_COMPLETED", "IS_CANCELED", "IS_FAILED")),
        m.Text("assignee"),
        m.Any("candidateGroups") is null ? null : m.Texts("candidateGroups"),
        m.Integer("priority"),
        m.Text("elementId"),
        m.Text("name"),
        m.Text("dueDate"),
        m.Text("followUpDate"));

    private static string Process(MemberReader m) => SelectorReader.Process(m);

    private static ElementSelector? Element(MemberReader? m) => SelectorReader.Element(m);

    private static UserTaskSelector UserTask(MemberReader m) => SelectorReader.UserTask(m);

    private static JobSelector Job(MemberReader m) => SelectorReader.Job(m);

    private static IncidentSelector Incident(MemberReader m) => SelectorReader.Incident(m);

    private static DecisionSelector Decision(MemberReader m, string name) => SelectorReader.Decision(m, name);

    private static MessageSelector Message(MemberReader m) => SelectorReader.Message(m);

    private static string? State(string? text) => text?.Replace("IS_", "", StringComparison.Ordinal);

    private static DateTimeOffset Time(MemberReader m)
    {
        var parsed = OffsetDateTimePattern.ExtendedIso.Parse(m.Required("time"));
        if (!parsed.Success && m.Any("time") is { Text: not null } value)
        {
            m.Wrong(value, "time", "a date-time with offset like 2026-11-23T12:00:00Z");
        }

        return parsed.Success ? parsed.Value.ToDateTimeOffset() : default;
    }

    private static Period Duration(MemberReader m)
    {
        var parsed = PeriodPattern.Roundtrip.Parse(m.Required("duration"));
        if (!parsed.Success && m.Any("duration") is { Text: not null } value)
        {
            m.Wrong(value, "duration", "an ISO duration like P14D");
        }

        return parsed.Success ? parsed.Value : Period.Zero;
    }
}
