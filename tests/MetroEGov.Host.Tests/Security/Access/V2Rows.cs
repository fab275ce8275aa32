using MetroEGov.Host.Security;

namespace MetroEGov.Host.Tests.Security.Access;

/// <summary>The API in the zeebe dialect.</summary>
internal static class V2Rows
{
    private const string OwnAuthority = "cases of the own authority";
    private const string OwnTasks = "tasks of the own groups";

    private static readonly Who Driving = Who.Clerks.And(Role.Integrator);
    private static readonly Who Following = Driving.And(Role.Operator);

    public static EndpointRow[] All { get; } =
    [
        new("GET", "/v2/status", Who.Everybody),
        new("GET", "/v2/license", Who.Everybody),
        new("PUT", "/v2/clock", Who.Only(Role.Operator))
        {
            Json = """{"timestamp":1798761600000}""", IsAddressedFirst = true, Note = "there only with --adjustable-clock",
        },
        new("POST", "/v2/clock/reset", Who.Only(Role.Operator)) { Note = "there only with --adjustable-clock" },
        new("GET", "/v2/topology", Who.SignedIn),
        new("GET", "/v2/authentication/me", Who.SignedIn),

        new("POST", "/v2/deployments", Who.Only(Role.Designer)) { TakesFiles = true, BodyLimitBytes = 32 * 1024 * 1024 },
        new("POST", "/v2/process-definitions/search", Following.And(Role.Designer)) { Json = """{"filter":{"processDefinitionId":"nothing"}}""" },
        new("GET", "/v2/process-definitions/{key}", Following.And(Role.Designer)) { Key = KeyOf.Definition },
        new("GET", "/v2/process-definitions/{key}/xml", Following.And(Role.Designer)) { Key = KeyOf.Definition },
        new("GET", "/v2/process-definitions/{key}/form", Following.And(Role.Designer)) { Key = KeyOf.Definition },
        new("POST", "/v2/decision-definitions/search", Following.And(Role.Designer)) { Json = """{"filter":{"decisionDefinitionId":"nothing"}}""" },
        new("GET", "/v2/decision-definitions/{key}", Following.And(Role.Designer)) { Key = KeyOf.Definition },
        new("GET", "/v2/decision-definitions/{key}/xml", Following.And(Role.Designer)) { Key = KeyOf.Definition },
        new("POST", "/v2/decision-definitions/evaluation", Following.And(Role.Designer))
        {
            Json = """{"decisionDefinitionId":"nothing","variables":{"a":"b"}}""", Note = "over the values sent; no case",
        },
        new("POST", "/v2/expression/evaluation", Following.And(Role.Designer))
        {
            Json = """{"expression":"=a","variables":{"a":"b"}}""", Note = "over the values sent; no case",
        },

        new("POST", "/v2/process-instances", Driving)
        {
            Json = """{"processDefinitionId":"nothing","variables":{"a":"b"},"businessId":"c"}""", Note = "for the own authority",
        },
        new("POST", "/v2/process-instances/search", Following) { Json = """{"filter":{"processDefinitionId":"nothing"}}""", Note = OwnAuthority + "; operators: states of all" },
        new("GET", "/v2/process-instances/{key}", Following) { Key = KeyOf.Instance, Note = OwnAuthority + "; operators: states of all" },
        new("POST", "/v2/process-instances/{key}/cancellation", Following)
        {
            Json = "{}", Key = KeyOf.Instance, Note = "lead or integrator of the accepting authority; operators all",
        },
        new("POST", "/v2/process-instances/{key}/incidents/search", Following)
        {
            Json = """{"filter":{"elementId":"nothing"}}""", Key = KeyOf.Instance, Note = OwnAuthority + "; operators: all",
        },
        new("POST", "/v2/element-instances/search", Following) { Json = """{"filter":{"elementId":"nothing"}}""", Note = OwnAuthority + "; operators: states of all" },
        new("GET", "/v2/element-instances/{key}", Following) { Key = KeyOf.Element, Note = OwnAuthority + "; operators: states of all" },
        new("POST", "/v2/message-subscriptions/search", Following)
        {
            Json = """{"filter":{"messageName":"nothing"}}""", Note = OwnAuthority + "; operators: states of all",
        },
        new("GET", "/v2/variables/{key}", Driving) { Key = KeyOf.Variable, Note = OwnAuthority + "; recorded as a view" },
        new("POST", "/v2/variables/search", Driving)
        {
            Json = """{"filter":{"processInstanceKey":"1","name":"nothing"}}""", Note = OwnAuthority + "; recorded as a view",
        },

        new("GET", "/v2/documents/{documentId}", Driving) { Parameters = [("documentId", "nothing")], Note = OwnAuthority + "; recorded as a view" },

        new("POST", "/v2/user-tasks/search", Who.Clerks) { Json = """{"filter":{"processDefinitionId":"nothing"}}""", Note = OwnTasks },
        new("GET", "/v2/user-tasks/{key}", Who.Clerks) { Key = KeyOf.Task, Note = OwnTasks },
        new("GET", "/v2/user-tasks/{key}/form", Who.Clerks) { Key = KeyOf.Task, Note = OwnTasks },
        new("POST", "/v2/user-tasks/{key}/variables/search", Who.Clerks)
        {
            Json = """{"filter":{"name":"nothing"}}""", Key = KeyOf.Task, Note = "whoever holds the task; recorded as a view",
        },
        new("POST", "/v2/user-tasks/{key}/effective-variables/search", Who.Clerks)
        {
            Json = """{"filter":{"name":"nothing"}}""", Key = KeyOf.Task, Note = "whoever holds the task; recorded as a view",
        },
        new("POST", "/v2/user-tasks/{key}/assignment", Who.Clerks) { Json = """{"assignee":"nobody"}""", Key = KeyOf.Task, Note = "to a clerk of the own authority" },
        new("DELETE", "/v2/user-tasks/{key}/assignee", Who.Clerks) { Key = KeyOf.Task, Note = OwnTasks },
        new("POST", "/v2/user-tasks/{key}/completion", Who.Clerks) { Json = """{"variables":{"a":"b"}}""", Key = KeyOf.Task, Note = "whoever holds the task" },
        new("PATCH", "/v2/user-tasks/{key}", Who.Clerks) { Json = """{"changeset":{"priority":50}}""", Key = KeyOf.Task, Note = OwnTasks },

        new("POST", "/v2/messages/publication", Who.Only(Role.Integrator))
        {
            Json = """{"name":"matrix.nothing","correlationKey":"a","timeToLive":0,"variables":{"a":"b"}}""", IsForClients = true, Note = "messages of the client",
        },
        new("POST", "/v2/messages/correlation", Who.Only(Role.Integrator))
        {
            Json = """{"name":"matrix.nothing","correlationKey":"a","variables":{"a":"b"}}""", IsForClients = true, Note = "messages of the client",
        },

        new("POST", "/v2/incidents/search", Following)
        {
            Json = """{"filter":{"processDefinitionId":"nothing"}}""", Note = OwnAuthority + "; operators: all",
        },
        new("GET", "/v2/incidents/{key}", Following) { Key = KeyOf.Incident, Note = OwnAuthority + "; operators: all" },
        new("POST", "/v2/incidents/{key}/resolution", Who.Only(Role.Operator)) { Json = "{}", Key = KeyOf.Incident, Note = "all authorities" },

        new("POST", "/v2/jobs/activation", Who.Only(Role.Integrator))
        {
            Json = """{"type":"matrix:nothing","timeout":1000,"maxJobsToActivate":1,"requestTimeout":-1,"worker":"a"}""",
            IsForClients = true,
            Note = "job types of the client",
        },
        new("POST", "/v2/jobs/search", Who.Only(Role.Integrator, Role.Operator))
        {
            Json = """{"filter":{"elementId":"nothing"}}""", Note = "job types of the client; operators: all",
        },
        new("PATCH", "/v2/jobs/{key}", Who.Only(Role.Integrator, Role.Operator))
        {
            Json = """{"changeset":{"retries":1}}""", Key = KeyOf.Job, Note = "job types of the client; operators: all",
        },
        new("POST", "/v2/jobs/{key}/completion", Who.Only(Role.Integrator)) { Json = """{"variables":{"a":"b"}}""", Key = KeyOf.Job, Note = "jobs that it was handed" },
        new("POST", "/v2/jobs/{key}/failure", Who.Only(Role.Integrator))
        {
            Json = """{"retries":1,"errorMessage":"a","retryBackOff":0}""", Key = KeyOf.Job, Note = "jobs that it was handed",
        },
        new("POST", "/v2/jobs/{key}/error", Who.Only(Role.Integrator))
        {
            Json = """{"errorCode":"a","errorMessage":"b","variables":{"a":"b"}}""", Key = KeyOf.Job, Note = "jobs that it was handed",
        },
    ];
}
