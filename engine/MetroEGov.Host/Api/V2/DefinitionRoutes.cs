using System.Text;
using MetroEGov.Host.Security;
using MetroEGov.Runtime;

namespace MetroEGov.Host.Api.V2;

/// <summary>Versions of procedures, to find and to read.</summary>
public static class DefinitionRoutes
{
    private const string Tag = "Definitions";

    public static void Map(IEndpointRouteBuilder routes)
    {
        var definitions = routes.MapGroup("/process-definitions").RequireAuthorization(Policies.ReadDefinitions);
        definitions.MapPost("/search", SearchAsync)
            .Operation("searchProcessDefinitions", Tag, "Finds versions of processes.")
            .Takes<SearchBody>()
            .Gives<SearchAnswer<ProcessDefinitionAnswer>>();
        definitions.MapGet("/{key:long}", GetAsync)
            .Operation("getProcessDefinition", Tag, "Reads one version of a process.")
            .Gives<ProcessDefinitionAnswer>()
            .Refuses(StatusCodes.Status404NotFound);
        definitions.MapGet("/{key:long}/xml", GetXmlAsync)
            .Operation("getProcessDefinitionXML", Tag, "Reads the drawing, as it was deployed.")
            .Produces<string>(StatusCodes.Status200OK, "text/xml")
            .Refuses(StatusCodes.Status404NotFound);
        definitions.MapGet("/{key:long}/form", GetStartFormAsync)
            .Operation("getStartProcessForm", Tag, "Reads the form of the start; 204 when it has none.")
            .Gives<FormAnswer>()
            .GivesNothing()
            .Refuses(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> SearchAsync(HttpRequest request, Deployments deployments, CancellationToken cancellationToken)
    {
        var body = await ApiBody.ReadAsync(request, cancellationToken);
        var wanted = ApiSearch.Read(body, Deployments.ProcessSearchFields);
        if (body.Refusal() is { } refusal)
            return refusal;
        return SearchAnswers.Of(deployments.SearchProcesses(wanted), found => ProcessDefinitionAnswer.Of(found.Definition, found.HasStartForm));
    }

    private static async Task<IResult> GetAsync(long key, Deployments deployments, CancellationToken cancellationToken) =>
        await deployments.GetAsync(key, cancellationToken) is { Kind: DefinitionKind.Process } definition
            ? ApiJson.Ok(ProcessDefinitionAnswer.Of(definition, deployments.HasStartForm(key)))
            : Missing(key);

    private static async Task<IResult> GetXmlAsync(long key, Deployments deployments, CancellationToken cancellationToken) =>
        await deployments.GetAsync(key, cancellationToken) is { Kind: DefinitionKind.Process }
        && await deployments.GetTextAsync(key, cancellationToken) is { } xml
            ? Results.Text(xml, "text/xml", Encoding.UTF8)
            : Missing(key);

    private static async Task<IResult> GetStartFormAsync(
        long key, Deployments deployments, TimeProvider clock, TimeZoneInfo zone, CancellationToken cancellationToken)
    {
        if (await deployments.GetAsync(key, cancellationToken) is not { Kind: DefinitionKind.Process } definition)
            return Missing(key);
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), zone).DateTime);
        return deployments.GetStartForm(key, today) is { } form
            ? ApiJson.Ok(FormAnswer.Of(form, definition.Id, definition.Version, key))
            : Results.NoContent();
    }

    private static IResult Missing(long key) => ApiProblem.NotFound($"There is no process definition with the key {key}.");
}
