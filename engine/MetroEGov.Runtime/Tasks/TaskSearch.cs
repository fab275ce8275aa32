using System.Collections.Immutable;
using System.Linq.Expressions;
using MetroEGov.Runtime.Persistence;
using MetroEGov.Runtime.Processing;

namespace MetroEGov.Runtime.Searching;

/// <summary>A user task beside its instance.</summary>
internal sealed class TaskFound
{
    public required UserTaskRow Task { get; init; }

    public required InstanceRow Instance { get; init; }
}

/// <summary>How user tasks are searched.</summary>
internal static class TaskSearch
{
    /// <summary>Fields that compare values of the case: only for whoever may read the instance.</summary>
    private static readonly ImmutableArray<string> ValueFields = ["processInstanceVariables", "localVariables"];

    public static SearchTable<TaskFound> Table { get; } = new SearchTable<TaskFound>(found => found.Task.Key)
        .Keys("userTaskKey", found => found.Task.Key)
        .Choice(
            "state",
            ("CREATED", found => found.Task.Status == UserTaskStatus.Created),
            ("COMPLETED", found => found.Task.Status == UserTaskStatus.Completed),
            ("CANCELED", found => found.Task.Status == UserTaskStatus.Canceled),
            ("CREATING", _ => false),
            ("ASSIGNING", _ => false),
            ("UPDATING", _ => false),
            ("COMPLETING", _ => false),
            ("CANCELING", _ => false),
            ("FAILED", _ => false))
        .Text("assignee", found => found.Task.Assignee)
        .Number("priority", found => found.Task.Priority)
        .Text("elementId", found => found.Task.ElementId)
        .Keys("elementInstanceKey", found => found.Task.ElementKey)
        .Text("name", found => found.Task.Name)
        .Text("processDefinitionId", found => found.Task.ProcessId)
        .Keys("processDefinitionKey", found => found.Instance.DefinitionKey)
        .Keys("processInstanceKey", found => found.Task.InstanceKey)
        .Keys("rootProcessInstanceKey", found => found.Task.RootKey)
        .Text("businessId", found => found.Task.BusinessKey)
        .Time("creationDate", found => found.Task.CreatedAt)
        .Time("completionDate", found => found.Task.Status == UserTaskStatus.Completed ? found.Task.ClosedAt : null)
        .Time("followUpDate", found => found.Task.FollowUpDate)
        .Time("dueDate", found => found.Task.DueDate)
        .Custom("candidateGroup", SearchKind.Text, (db, condition) => HasCandidate(db, condition, CandidateKind.Group))
        .Custom("candidateUser", SearchKind.Text, (db, condition) => HasCandidate(db, condition, CandidateKind.User))
        .Custom("tags", SearchKind.Tags, (db, condition) => InstanceSearch.HasTags<TaskFound>(db, condition, found => found.Task.InstanceKey))
        .Custom(
            "processInstanceVariables",
            SearchKind.Variable,
            (db, condition) => InstanceSearch.HasVariable<TaskFound>(db, condition, found => found.Task.InstanceKey))
        .Custom(
            "localVariables",
            SearchKind.Variable,
            (db, condition) => InstanceSearch.HasVariable<TaskFound>(db, condition, found => found.Task.ElementKey))
        .Constant("tenantId", DialectNames.Tenant);

    public static IQueryable<TaskFound> Rows(RuntimeDb db, Caller caller, SearchRequest request)
    {
        var asksForValues = request.Conditions.Concat(request.Alternatives.SelectMany(group => group))
            .Any(condition => ValueFields.Contains(condition.Field));
        return from task in VisibleTasks.Of(db, caller)
               join instance in Readable.Instances(db, asksForValues ? ReadScope.Of(caller) : ReadScope.Everything) on task.InstanceKey equals instance.Key
               select new TaskFound { Task = task, Instance = instance };
    }

    private static Expression<Func<TaskFound, bool>> HasCandidate(RuntimeDb db, SearchCondition condition, CandidateKind kind) =>
        Predicates.AnyOf<TaskFound, TaskCandidateRow>(
            db,
            db.TaskCandidates.Where(candidate => candidate.Kind == kind),
            candidate => candidate.Candidate,
            condition,
            candidates => found => candidates.Any(candidate => candidate.TaskKey == found.Task.Key));
}
