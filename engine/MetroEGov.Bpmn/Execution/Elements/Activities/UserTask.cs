using System.Collections.Immutable;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using MetroEGov.Bpmn.Execution.State;
using MetroEGov.Bpmn.Execution.Steps;
using MetroEGov.Bpmn.Model;

namespace MetroEGov.Bpmn.Execution.Elements.Activities;

/// <summary>
/// A native user task. Without an assignee its candidates may claim it; an assignee, due or follow-up date that is null is none.
/// Candidates that are null are an incident: nobody would ever see the task. Source: BPMN 2.0.2 §10.3.4.
/// </summary>
internal sealed class UserTask : ElementBehavior
{
    private const int DefaultPriority = 50;

    public override Transition Activate(StepRun run, ElementInstance element, FlowNode node)
    {
        var definition = node.UserTask ?? throw new UnreachableException($"{node} has a user task definition: the reader sees to it.");
        var expressions = new Expressions(run, node, element.Key, IncidentType.ExtractValueError, "the assignee");
        if (!TryAssignee(expressions, definition.Assignee, out var assignee, out var failure)
            || !TryTexts(expressions with { Purpose = "the candidate groups" }, definition.CandidateGroups, out var groups, out failure)
            || !TryTexts(expressions with { Purpose = "the candidate users" }, definition.CandidateUsers, out var users, out failure)
            || !TryMoment(expressions with { Purpose = "the due date" }, definition.DueDate, out var dueDate, out failure)
            || !TryMoment(expressions with { Purpose = "the follow-up date" }, definition.FollowUpDate, out var followUpDate, out failure)
            || !TryPriority(expressions with { Purpose = "the priority" }, definition.Priority, out var priority, out failure))
        {
            return Transition.Fail(failure);
        }
        run.Record(new HistoryEvent.UserTaskCreated(new UserTaskState(
            run.NextKey(),
            element.Key,
            element.ElementId,
            node.Name,
            assignee,
            groups,
            users,
            dueDate,
            followUpDate,
            priority,
            definition.Form,
            run.At)));
        return Transition.Wait;
    }

    private static bool TryAssignee(
        Expressions expressions,
        ModelExpression? expression,
        out string? assignee,
        [NotNullWhen(false)] out Failure? failure)
    {
        assignee = null;
        failure = null;
        if (expression is null)
        {
            return true;
        }
        if (!expressions.TryValue(expression, out var value, out var warnings, out failure))
        {
            return false;
        }
        if (value.IsNull || value.TryGetString(out assignee))
        {
            assignee = string.IsNullOrEmpty(assignee) ? null : assignee;
            return true;
        }
        failure = expressions.Unfit("a text or null", value, warnings);
        return false;
    }

    private static bool TryTexts(
        Expressions expressions,
        ModelExpression? expression,
        out ImmutableArray<string> texts,
        [NotNullWhen(false)] out Failure? failure)
    {
        texts = [];
        failure = null;
        return expression is null || expressions.TryTexts(expression, out texts, out failure);
    }

    private static bool TryMoment(
        Expressions expressions,
        ModelExpression? expression,
        out DateTimeOffset? moment,
        [NotNullWhen(false)] out Failure? failure)
    {
        moment = null;
        failure = null;
        if (expression is null)
        {
            return true;
        }
        if (!expressions.TryValue(expression, out var value, out var warnings, out failure))
        {
            return false;
        }
        if (TimerSchedule.TryMomentOrNull(value, expressions.Run.Zone, out moment))
        {
            return true;
        }
        failure = expressions.Unfit("a date, a date and time or null", value, warnings);
        return false;
    }

    private static bool TryPriority(
        Expressions expressions,
        ModelExpression? expression,
        out int priority,
        [NotNullWhen(false)] out Failure? failure)
    {
        priority = DefaultPriority;
        failure = null;
        if (expression is null)
        {
            return true;
        }
        if (!expressions.TryInteger(expression, out priority, out failure))
        {
            return false;
        }
        if (priority is >= 0 and <= 100)
        {
            return true;
        }
        failure = new Failure(IncidentType.ExtractValueError, $"{expressions.Node}: the priority has to be between 0 and 100.");
        return false;
    }
}
