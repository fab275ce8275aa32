using System.Diagnostics;
using System.Text.Json;
using MetroEGov.Activities;
using MetroEGov.Bpmn.Execution;
using MetroEGov.Bpmn.Execution.Choices;
using MetroEGov.Bpmn.Execution.State;
using MetroEGov.Bpmn.Model;
using MetroEGov.Runtime.Deployment;
using MetroEGov.Runtime.Persistence;

namespace MetroEGov.Runtime.Processing;

/// <summary>Starts a case: the version of its application date, its header, one case per business key where the start demands it.</summary>
internal sealed class CaseStart(CaseProcessor processor, DefinitionCatalog definitions, RuntimeOptions options, TimeProvider clock)
{
    public const int MaxBusinessKeyLength = 256;

    public Task<StartAnswer> RunAsync(StartRequest request, CancellationToken cancellationToken) => RunAsync(
        request,
        Idempotency.Of(
            request.CommandId,
            [
                nameof(CaseStart),
                request.ProcessId,
                request.Version,
                request.BusinessKey,
                request.ApplicationDate,
                request.Variables,
                request.Accepting,
                request.Caller?.UserId,
                request.Caller?.AuthorityKey,
                .. request.Tags,
            ]),
        cancellationToken);

    /// <param name="request">Its command id is not looked at.</param>
    /// <param name="idempotency">Under what the answer is remembered.</param>
    /// <param name="cancellationToken">Stops the wait, not a commit under way.</param>
    public Task<StartAnswer> RunAsync(StartRequest request, Idempotency? idempotency, CancellationToken cancellationToken)
    {
        if (request.BusinessKey is { Length: > MaxBusinessKeyLength })
        {
            return Refuse(RefusalCode.InvalidVariable, $"The business key has more than {MaxBusinessKeyLength} characters.");
        }

        if (CaseTags.Problem(request.Tags) is { } unfit)
            return Refuse(RefusalCode.InvalidVariable, unfit);
        if (!ScopeVariables.TryRead(request.Variables, out var variables, out var refusal))
            return Refuse(RefusalCode.InvalidVariable, refusal ?? "");

        var date = IsoDates.Text(request.ApplicationDate ?? IsoDates.Today(clock, options));
        if (Resolve(request, date) is not { } definition)
        {
            return Refuse(
                RefusalCode.NoValidVersion,
                request.Version is { } version
                    ? $"There is no version {version} of the process '{request.ProcessId}'."
                    : $"No version of the process '{request.ProcessId}' is valid on {date}.");
        }

        var header = new CaseHeader(request.BusinessKey, date, HeaderOf(request.Accepting));
        var command = new Command.StartInstance(DateTimeOffset.MinValue, request.Caller?.Actor, header, variables);
        return processor.RunAsync(
            unit => CommandLog.Once(
                unit,
                idempotency,
                () =>
                {
                    var answer = Start(unit, definition, command, definitions.ProcessOf(definition).NoneStart);
                    if (answer is StartAnswer.Started { IsNew: true } started)
                        CaseTags.Write(unit, started.InstanceKey, request.Tags);
                    return answer;
                },
                answer => answer is StartAnswer.Started started ? JsonSerializer.Serialize(started) : null,
                text => (JsonSerializer.Deserialize<StartAnswer.Started>(text) ?? throw new UnreachableException()) with { IsNew = false },
                (code, text) => new StartAnswer.Refused(code, text)),
            cancellationToken);
    }

    /// <summary>Starts within a unit of work; also for messages that start a process.</summary>
    public static StartAnswer Start(WorkUnit unit, DefinitionRow definition, Command.StartInstance command, FlowNode? startEvent)
    {
        var isUnique = UniqueBusinessKey.IsDemanded(startEvent, command.Header);
        if (isUnique && Existing(unit, definition, command.Header.BusinessKey) is { } known)
            return new StartAnswer.Started(known.Key, known.ProcessId, known.Version, known.DefinitionKey, IsNew: false);

        var instance = unit.Create(definition, parentElementKey: null);
        if (isUnique)
            instance.Row.UniqueBusinessKey = command.Header.BusinessKey;
        return unit.Apply(instance, command) switch
        {
            StepOutcome.Accepted => new StartAnswer.Started(instance.Key, definition.Id, definition.Version, definition.Key, IsNew: true),
            StepOutcome.Rejected rejected => new StartAnswer.Refused(Refusals.CodeOf(rejected.Code), rejected.Text),
            _ => throw new UnreachableException(),
        };
    }

    private static InstanceRow? Existing(WorkUnit unit, DefinitionRow definition, string? businessKey) =>
        unit.Db.Instances.SingleOrDefault(row => row.ProcessId == definition.Id && row.UniqueBusinessKey == businessKey);

    private static Task<StartAnswer> Refuse(string code, string text) =>
        Task.FromResult<StartAnswer>(new StartAnswer.Refused(code, text));

    private static VariableValue? HeaderOf(AuthorityReference? authority) => authority is null
        ? null
        : VariableValue.FromJson(JsonSerializer.Serialize(authority, ActivityJson.Options));

    private DefinitionRow? Resolve(StartRequest request, string date) => request.Version is { } version
        ? definitions.FindVersion(DefinitionKind.Process, request.ProcessId, version)
        : definitions.FindValid(DefinitionKind.Process, request.ProcessId, date);
}
