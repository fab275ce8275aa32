using MetroEGov.Bpmn.Execution;
using MetroEGov.Bpmn.Execution.State;
using MetroEGov.Scenarios.Driving;
using MetroEGov.Scenarios.Model;

namespace MetroEGov.Scenarios.Running;

/// <summary>
/// Who does a task: its assignee; else the scenario's clerk when the task is for the clerk's authority or for everybody; else somebody of
/// the authority that the task is for.
/// </summary>
internal sealed class TaskPeople(CaseSettings settings)
{
    private const string DefaultVisibility = "accepting,competent";

    private readonly string? _ownAuthority = HeaderKeys.Of(settings.Accepting).FirstOrDefault();

    public Actor Clerk => new(settings.Actor, _ownAuthority);

    public Actor For(UserTaskState task)
    {
        var authorities = task.CandidateGroups.Select(AuthorityOf).OfType<string>().ToList();
        var actor = authorities.Count == 0 || (_ownAuthority is not null && authorities.Contains(_ownAuthority)) ? Clerk : Of(authorities[0]);
        return task.Assignee is { } assignee ? actor with { UserId = assignee } : actor;
    }

    /// <summary>By <c>metroegov:visibleTo</c>: whether somebody of the actor's authority may read the instance.</summary>
    public static bool MayRead(CaseInstance instance, Actor actor)
    {
        var readers = instance.Model.Properties.GetValueOrDefault("metroegov:visibleTo", DefaultVisibility).Split(',', StringSplitOptions.TrimEntries);
        var header = instance.State.Header;
        return (readers.Contains("accepting") && HeaderKeys.Of(header.Accepting).Contains(actor.AuthorityKey))
            || (readers.Contains("competent") && HeaderKeys.Of(header.Competent).Contains(actor.AuthorityKey));
    }

    private Actor Of(string authority) => new(settings.People.GetValueOrDefault(authority, $"clerk-of-{authority}"), authority);

    private static string? AuthorityOf(string candidateGroup)
    {
        var at = candidateGroup.IndexOf('@', StringComparison.Ordinal);
        return at < 0 ? null : candidateGroup[(at + 1)..];
    }
}
