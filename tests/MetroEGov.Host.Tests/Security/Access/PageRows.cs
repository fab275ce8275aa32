using MetroEGov.Host.Security;

namespace MetroEGov.Host.Tests.Security.Access;

/// <summary>The pages and what their forms send.</summary>
internal static class PageRows
{
    private const string OwnCases = "cases of the own authority";
    private const string OwnTasks = "tasks of the own groups";

    public static EndpointRow[] All { get; } =
    [
        new("GET", "/", Who.Clerks.And(Role.Designer, Role.Operator, Role.Auditor)) { Note = "leads to where the role's work is" },
        new("GET", "/sign-in", Who.Everybody),
        new("POST", "/sign-in", Who.Everybody) { Form = [("userName", "nobody"), ("password", "nothing"), ("back", "/")] },
        new("POST", "/sign-out", Who.Everybody) { Form = [("nothing", "")] },
        new("GET", "/language/{tag}", Who.Everybody) { Parameters = [("tag", "de")] },
        new("GET", "/privacy", Who.Everybody),
        new("GET", "/accessibility", Who.Everybody),

        new("GET", "/tasks", Who.Clerks) { Note = OwnTasks },
        new("GET", "/tasks/{key}", Who.Clerks) { Key = KeyOf.Task, Note = OwnTasks },
        new("GET", "/tasks/{key}/certificate", Who.Clerks) { Key = KeyOf.Task, Note = "whoever holds the task" },
        new("POST", "/tasks/{key}/claim", Who.Clerks) { Form = [("back", "/tasks")], Key = KeyOf.Task, Note = OwnTasks },
        new("POST", "/tasks/{key}/release", Who.Clerks) { Form = [("back", "/tasks")], Key = KeyOf.Task, Note = OwnTasks },
        new("POST", "/tasks/{key}/hand-over", Who.Clerks) { Form = [("colleague", "nobody")], Key = KeyOf.Task, Note = "to a clerk of the own authority" },
        new("POST", "/tasks/{key}/due-date", Who.Clerks) { Form = [("due", "2026-12-01")], Key = KeyOf.Task, Note = OwnTasks },
        new("POST", "/tasks/{key}/form", Who.Clerks) { Form = [("a", "b"), ("~action", "complete")], Key = KeyOf.Task, Note = "whoever holds the task" },

        new("GET", "/start", Who.Clerks),
        new("POST", "/start/{processId}", Who.Clerks) { Parameters = [("processId", "nothing")], Form = [("~command", "a")], Note = "for the own authority" },

        new("GET", "/cases", Who.Clerks) { Note = OwnCases },
        new("GET", "/cases/{key}", Who.Clerks) { Key = KeyOf.Instance, Note = OwnCases + "; recorded as a view" },
        new("GET", "/cases/{key}/diagram", Who.Clerks) { Key = KeyOf.Instance, Note = OwnCases },
        new("GET", "/cases/{key}/state", Who.Clerks) { Key = KeyOf.Instance, Note = OwnCases },
        new("GET", "/cases/{key}/changes", Who.Clerks) { Key = KeyOf.Instance, Note = OwnCases },
        new("GET", "/cases/{key}/documents/{documentId}", Who.Clerks)
        {
            Key = KeyOf.Instance, Parameters = [("documentId", "nothing")], Note = OwnCases + "; recorded as a view",
        },
        new("GET", "/cases/{key}/certificate", Who.Clerks) { Key = KeyOf.Instance, Note = OwnCases + "; recorded as a view" },

        new("GET", "/operations", Who.Only(Role.Operator)) { Note = "all authorities; no values of cases" },
        new("POST", "/operations/incidents/{key}/resolve", Who.Only(Role.Operator)) { Form = [("nothing", "")], Key = KeyOf.Incident, Note = "all authorities" },
        new("*", "/operations/jobs/{path}", Who.Only(Role.Operator)) { Parameters = [("path", "")], Note = "all authorities; no values of cases" },

        new("GET", "/audit", Who.Only(Role.Auditor)) { Note = "of the own authority" },
        new("GET", "/help/activities", Who.Only(Role.Designer)),
        new("GET", "/{path}", Who.SignedIn) { Parameters = [("path", "nothing.txt")], Note = "a file that is not there" },
    ];
}
