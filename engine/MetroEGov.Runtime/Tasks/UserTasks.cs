using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using MetroEGov.Bpmn.Execution;
using MetroEGov.Forms;
using MetroEGov.Runtime.Deployment;
using MetroEGov.Runtime.Persistence;
using MetroEGov.Runtime.Processing;
using MetroEGov.Runtime.Searching;
using Microsoft.EntityFrameworkCore;

namespace MetroEGov.Runtime;

/// <summary>
/// The tasks of people. A caller sees a task that names one of the caller's groups (<c>role@authorityKey</c>), that names the caller, or
/// that the caller holds; everything else answers <see cref="RefusalCode.NotFound"/>, so that nobody learns of it. Thread-safe.
/// </summary>
public sealed class UserTasks
{
    /// <summary>Of a draft, in UTF-8.</summary>
    public const int MaxDraftBytes = 256 * 1024;

    private readonly CaseProcessor _processor;
    private readonly RuntimeStore _store;
    private readonly DefinitionCatalog _definitions;
    private readonly TaskForms _forms;
    private readonly TaskCompletion _completion;
    private readonly TimeProvider _clock;

    internal UserTasks(
        CaseProcessor processor,
        RuntimeStore store,
        DefinitionCatalog definitions,
        TaskForms forms,
        TaskCompletion completion,
        TimeProvider clock)
    {
        _processor = processor;
        _store = store;
        _definitions = definitions;
        _forms = forms;
        _completion = completion;
        _clock = clock;
    }

    public async Task<Page<TaskSummary>> ListAsync(
        Caller caller, TaskFilter filter, PageRequest page, CancellationToken cancellationToken = default)
    {
        await using var db = _store.OpenForReading();
        var found = VisibleTasks.Narrow(VisibleTasks.Of(db, caller), filter, caller, _clock.GetUtcNow());
        var total = await found.CountAsync(cancellationToken).ConfigureAwait(false);
        var rows = await VisibleTasks.Sort(found, filter.Sort).Skip(page.SafeSkip).Take(page.SafeTake)
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        return new(await TaskReading.SummariesAsync(db, _definitions, rows, caller, cancellationToken).ConfigureAwait(false), total);
    }

    /// <summary>By what tasks are searched.</summary>
    public static SearchFields SearchFields => TaskSearch.Table.Fields;

    /// <summary>
    /// Tasks that the caller may see, closed ones too, by any of <see cref="SearchFields"/>; oldest first unless sorted. By values of
    /// variables only within cases that the caller may read.
    /// </summary>
    public async Task<Found<TaskSummary>> SearchAsync(Caller caller, SearchRequest request, CancellationToken cancellationToken = default)
    {
        await using var db = _store.OpenForReading();
        var found = await new SearchRun<TaskFound>(db, TaskSearch.Table)
            .RunAsync(TaskSearch.Rows(db, caller, request), request, cancellationToken).ConfigureAwait(false);
        var rows = await db.UserTasks.Where(row => found.Items.Contains(row.Key))
            .ToDictionaryAsync(row => row.Key, cancellationToken).ConfigureAwait(false);
        return found.With(await TaskReading.SummariesAsync(
            db, _definitions, [.. found.Items.Where(rows.ContainsKey).Select(key => rows[key])], caller, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>By what the variables of one task are searched.</summary>
    public static SearchFields VariableSearchFields => TaskVariables.Search.Fields;

    /// <summary>
    /// What an open task shows of the case, by any of <see cref="VariableSearchFields"/>: for whoever may read the instance up to its top,
    /// else only what was mapped to the task.
    /// </summary>
    /// <param name="taskKey">The task.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="request">What is searched for.</param>
    /// <param name="isEffective">Without variables that one of the same name in an inner scope hides.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    /// <returns>Null when there is no such task, or the caller may not see it; nothing found for a closed one.</returns>
    public async Task<Found<VariableEntry>?> SearchVariablesAsync(
        long taskKey, Caller caller, SearchRequest request, bool isEffective, CancellationToken cancellationToken = default)
    {
        await using var db = _store.OpenForReading();
        if (!await VisibleTasks.Of(db, caller).AnyAsync(task => task.Key == taskKey, cancellationToken).ConfigureAwait(false))
            return null;
        if (TaskReading.Load(db, _definitions, taskKey) is not { } task)
            return TaskVariables.Search.Run([], request);
        var mayRead = await Readable.MayReadAsync(db, task.Instance.Key, ReadScope.Of(caller), cancellationToken).ConfigureAwait(false);
        return TaskVariables.Search.Run(TaskVariables.ScopesOf(task, mayRead, isEffective), request);
    }

    /// <summary>How many open tasks the filter finds.</summary>
    public async Task<int> CountAsync(Caller caller, TaskFilter filter, CancellationToken cancellationToken = default)
    {
        await using var db = _store.OpenForReading();
        return await VisibleTasks.Narrow(VisibleTasks.Of(db, caller), filter, caller, _clock.GetUtcNow())
            .CountAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <returns>
    /// Null when there is none or the caller may not see it. A closed task is returned with its status, without form and variables.
    /// </returns>
    public async Task<TaskDetail?> GetAsync(long taskKey, Caller caller, CancellationToken cancellationToken = default)
    {
        await using var db = _store.OpenForReading();
        var row = await VisibleTasks.Of(db, caller).SingleOrDefaultAsync(task => task.Key == taskKey, cancellationToken).ConfigureAwait(false);
        if (row is null)
            return null;

        var summary = (await TaskReading.SummariesAsync(db, _definitions, [row], caller, cancellationToken).ConfigureAwait(false))[0];
        if (TaskReading.Load(db, _definitions, taskKey) is not { } task)
            return new TaskDetail(summary, null, TaskReading.EmptyObject, null, ImmutableDictionary<string, string>.Empty);

        var draft = await db.TaskDrafts
            .SingleOrDefaultAsync(saved => saved.TaskKey == taskKey && saved.UserId == caller.UserId, cancellationToken)
            .ConfigureAwait(false);
        return new TaskDetail(
            summary,
            _forms.Find(task)?.Form,
            TaskVariables.Of(task, summary.MayReadInstance),
            draft is null ? null : TaskReading.Json(draft.Json),
            task.Model.Find(task.State.ElementId)?.Properties ?? ImmutableDictionary<string, string>.Empty)
        {
            ApplicationDate = IsoDates.Parse(task.Instance.Header.ApplicationDate),
        };
    }

    /// <summary>
    /// Takes a task that nobody holds. Of two who try at once one gets <see cref="RefusalCode.AssigneeChanged"/>. Done for who holds it.
    /// </summary>
    public Task<CommandAnswer> ClaimAsync(
        long taskKey, Caller caller, string? commandId = null, CancellationToken cancellationToken = default) =>
        _processor.RunAsync(
            unit => CommandLog.Once(
                unit,
                Idempotency.Of(commandId, nameof(ClaimAsync), taskKey, caller.UserId),
                () => Refusal(unit, taskKey, caller, mustHold: false) ?? Claim(unit, taskKey, caller)),
            cancellationToken);

    /// <summary>Gives back a task that the caller holds.</summary>
    public Task<CommandAnswer> ReleaseAsync(
        long taskKey, Caller caller, string? commandId = null, CancellationToken cancellationToken = default) =>
        SendAsync(
            taskKey,
            caller,
            Idempotency.Of(commandId, nameof(ReleaseAsync), taskKey, caller.UserId),
            new Command.AssignUserTask(DateTimeOffset.MinValue, caller.Actor, taskKey, Assignee: null, caller.UserId),
            mustHold: true,
            cancellationToken);

    /// <summary>
    /// Gives a task that the caller holds to somebody whom its candidate groups or users name; anybody else would see data that the
    /// drawing does not give them: <see cref="RefusalCode.NotAllowed"/>.
    /// </summary>
    public Task<CommandAnswer> HandOverAsync(
        long taskKey, Caller caller, Caller receiver, string? commandId = null, CancellationToken cancellationToken = default) =>
        _processor.RunAsync(
            unit => CommandLog.Once(
                unit,
                Idempotency.Of(commandId, nameof(HandOverAsync), taskKey, receiver.UserId, caller.UserId),
                () => Refusal(unit, taskKey, caller, mustHold: true)
                    ?? TaskCandidates.Refusal(unit.Db, taskKey, receiver)
                    ?? CaseProcessor.Send(
                        unit,
                        Keys.InstanceOf(taskKey),
                        new Command.AssignUserTask(DateTimeOffset.MinValue, caller.Actor, taskKey, receiver.UserId, caller.UserId))),
            cancellationToken);

    /// <summary>Those of <paramref name="people"/> whom the task's candidate groups or users name: to them it may be handed over.</summary>
    public async Task<ImmutableArray<Caller>> CandidatesAsync(
        long taskKey, IEnumerable<Caller> people, CancellationToken cancellationToken = default)
    {
        await using var db = _store.OpenForReading();
        var candidates = await db.TaskCandidates.Where(row => row.TaskKey == taskKey).ToListAsync(cancellationToken).ConfigureAwait(false);
        return [.. people.Where(person => TaskCandidates.Name(candidates, person))];
    }

    /// <summary>
    /// Gives a task to somebody: one that nobody holds to the caller or a colleague, an own one to a colleague; one that somebody else holds
    /// only when <paramref name="mayOverride"/>, which is for whoever leads. Done for who holds it already.
    /// </summary>
    /// <param name="taskKey">The task.</param>
    /// <param name="caller">Who gives it.</param>
    /// <param name="receiver">The caller or somebody of the caller's authority whom the task's own candidates name.</param>
    /// <param name="mayOverride">Whether a task may be taken from somebody.</param>
    /// <param name="commandId">An idempotency key.</param>
    /// <param name="cancellationToken">Stops the wait, not a commit under way.</param>
    public Task<CommandAnswer> AssignAsync(
        long taskKey, Caller caller, Caller receiver, bool mayOverride, string? commandId = null, CancellationToken cancellationToken = default) =>
        _processor.RunAsync(
            unit => CommandLog.Once(
                unit,
                Idempotency.Of(commandId, nameof(AssignAsync), taskKey, receiver.UserId, mayOverride, caller.UserId),
                () => Refusal(unit, taskKey, caller, mustHold: false)
                    ?? (receiver.UserId == caller.UserId ? null : TaskCandidates.Refusal(unit.Db, taskKey, receiver))
                    ?? Assign(unit, taskKey, caller, receiver.UserId, mayOverride)),
            cancellationToken);

    /// <summary>Takes a task back from whoever holds it; done when nobody does. For whoever holds it, and for whoever leads.</summary>
    public Task<CommandAnswer> UnassignAsync(
        long taskKey, Caller caller, bool mayOverride, string? commandId = null, CancellationToken cancellationToken = default) =>
        _processor.RunAsync(
            unit => CommandLog.Once(
                unit,
                Idempotency.Of(commandId, nameof(UnassignAsync), taskKey, mayOverride, caller.UserId),
                () => Refusal(unit, taskKey, caller, mustHold: false) ?? Assign(unit, taskKey, caller, assignee: null, mayOverride)),
            cancellationToken);

    /// <summary>
    /// Completes a task that the caller holds. With a form, only what the form's rules let through becomes variables; without, all
    /// members of <paramref name="data"/>. That the caller holds the task is checked in the same step: a stale page changes nothing.
    /// </summary>
    /// <param name="taskKey">The task.</param>
    /// <param name="caller">Who completes it.</param>
    /// <param name="data">A JSON object: the form's data.</param>
    /// <param name="commandId">An idempotency key.</param>
    /// <param name="cancellationToken">Stops the wait, not a commit under way.</param>
    public Task<CommandAnswer> CompleteAsync(
        long taskKey, Caller caller, JsonElement data, string? commandId = null, CancellationToken cancellationToken = default) =>
        CompleteAsync(taskKey, caller, post: null, data, Idempotency.Of(commandId, nameof(CompleteAsync), taskKey, data, caller.UserId), cancellationToken);

    /// <summary>The same for the fields of an HTML form post.</summary>
    public Task<CommandAnswer> CompleteAsync(
        long taskKey, Caller caller, FormPost post, string? commandId = null, CancellationToken cancellationToken = default) =>
        CompleteAsync(taskKey, caller, post, data: null, Idempotency.Of(commandId, nameof(CompleteAsync), taskKey, caller.UserId), cancellationToken);

    /// <summary>Keeps what was typed, unchecked, for the holder. At most <see cref="MaxDraftBytes"/>.</summary>
    public Task<CommandAnswer> SaveDraftAsync(
        long taskKey, Caller caller, JsonElement data, CancellationToken cancellationToken = default)
    {
        var json = data.GetRawText();
        if (data.ValueKind != JsonValueKind.Object || Encoding.UTF8.GetByteCount(json) > MaxDraftBytes)
        {
            return Task.FromResult<CommandAnswer>(new CommandAnswer.Refused(
                RefusalCode.InvalidVariable, $"A draft must be a JSON object of at most {MaxDraftBytes} bytes."));
        }

        return _processor.RunAsync(
            unit =>
            {
                if (Refusal(unit, taskKey, caller, mustHold: true) is { } refusal)
                    return refusal;

                if (unit.Db.TaskDrafts.Find(taskKey) is not { } draft)
                {
                    draft = new TaskDraftRow { TaskKey = taskKey };
                    unit.Db.Add(draft);
                }

                draft.UserId = caller.UserId;
                draft.Json = json;
                draft.SavedAt = unit.Now;
                return CommandAnswer.Ok;
            },
            cancellationToken);
    }

    /// <summary>Changes due date, follow-up date or priority (0 to 100); null leaves as it is.</summary>
    public Task<CommandAnswer> UpdateAsync(
        long taskKey,
        Caller caller,
        DateTimeOffset? dueDate,
        DateTimeOffset? followUpDate,
        int? priority,
        CancellationToken cancellationToken = default) =>
        SendAsync(
            taskKey,
            caller,
            idempotency: null,
            new Command.UpdateUserTask(DateTimeOffset.MinValue, caller.Actor, taskKey, dueDate, followUpDate, priority),
            mustHold: false,
            cancellationToken);

    private Task<CommandAnswer> CompleteAsync(
        long taskKey, Caller caller, FormPost? post, JsonElement? data, Idempotency? idempotency, CancellationToken cancellationToken) =>
        _processor.RunAsync(
            unit => CommandLog.Once(
                unit,
                idempotency,
                () =>
                {
                    if (Refusal(unit, taskKey, caller, mustHold: true) is { } refusal)
                        return refusal;
                    if (TaskReading.Load(unit, taskKey) is not { } task)
                        return Refusals.NotFound("user task", taskKey);

                    var mayRead = Readable.MayRead(unit.Db, task.Instance.Key, ReadScope.Of(caller));
                    var (variables, refused) = _completion.Check(task, post, data, mayRead, unit.Now);
                    return refused ?? CaseProcessor.Send(
                        unit,
                        task.Instance.Key,
                        new Command.CompleteUserTask(DateTimeOffset.MinValue, caller.Actor, taskKey, variables ?? []));
                }),
            cancellationToken);

    private Task<CommandAnswer> SendAsync(
        long taskKey, Caller caller, Idempotency? idempotency, Command command, bool mustHold, CancellationToken cancellationToken) =>
        _processor.RunAsync(
            unit => CommandLog.Once(
                unit,
                idempotency,
                () => Refusal(unit, taskKey, caller, mustHold) ?? CaseProcessor.Send(unit, Keys.InstanceOf(taskKey), command)),
            cancellationToken);

    /// <summary>A second click on the button of an own task is no conflict.</summary>
    private static CommandAnswer Claim(WorkUnit unit, long taskKey, Caller caller) =>
        unit.Db.UserTasks.Find(taskKey)?.Assignee == caller.UserId
            ? CommandAnswer.Ok
            : CaseProcessor.Send(
                unit,
                Keys.InstanceOf(taskKey),
                new Command.AssignUserTask(DateTimeOffset.MinValue, caller.Actor, taskKey, caller.UserId, ExpectedAssignee: null));

    private static CommandAnswer Assign(WorkUnit unit, long taskKey, Caller caller, string? assignee, bool mayOverride)
    {
        var holder = unit.Db.UserTasks.Find(taskKey)?.Assignee;
        if (holder == assignee)
            return CommandAnswer.Ok;
        var expected = holder == caller.UserId ? caller.UserId : null;
        return CaseProcessor.Send(
            unit,
            Keys.InstanceOf(taskKey),
            new Command.AssignUserTask(DateTimeOffset.MinValue, caller.Actor, taskKey, assignee, expected, mayOverride));
    }

    private static CommandAnswer.Refused? Refusal(WorkUnit unit, long taskKey, Caller caller, bool mustHold)
    {
        var task = VisibleTasks.Of(unit.Db, caller).SingleOrDefault(row => row.Key == taskKey);
        if (task is null)
            return Refusals.NotFound("user task", taskKey);
        if (task.Status != UserTaskStatus.Created)
        {
            return new CommandAnswer.Refused(
                RefusalCode.AlreadyClosed, $"User task {Keys.Text(taskKey)} is {task.Status.ToString().ToLowerInvariant()} already.");
        }

        if (!mustHold || task.Assignee == caller.UserId)
            return null;

        return task.Assignee is null
            ? new CommandAnswer.Refused(RefusalCode.WrongState, $"User task {Keys.Text(taskKey)} is held by nobody. Claim it first.")
            : new CommandAnswer.Refused(RefusalCode.AssigneeChanged, $"User task {Keys.Text(taskKey)} is held by somebody else by now.");
    }
}
