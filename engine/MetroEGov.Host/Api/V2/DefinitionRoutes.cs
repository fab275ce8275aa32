using System.Globalization;
using System.Text;
using MetroEGov.Host.Pages;
using MetroEGov.Host.Security;
using MetroEGov.Runtime;

namespace MetroEGov.Host.Api.V2;

/// <summary>Deploying definitions and reading them again.</summary>
public static class DefinitionRoutes
{
    private const int ResourceSizeLimitBytes = 4 * 1024 * 1024;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/deployments", DeployAsync).RequireAuthorization(Policies.Designer);
        var definitions = routes.MapGroup("/process-definitions").RequireAuthorization(Policies.ReadDefinitions);
        definitions.MapPost("/search", SearchAsync);
        definitions.MapGet("/{key:long}", GetAsync);
        definitions.MapGet("/{key:long}/xml", GetXmlAsync);
    }

    private static async Task<IResult> DeployAsync(
        HttpRequest request, ApiContext context, Deployments deployments, CancellationToken cancellationToken)
    {
        if (!request.HasFormContentType)
            return ApiProblem.BadRequest("A deployment is multipart/form-data with a part 'resources' for each file.");
        var form = await request.ReadFormAsync(cancellationToken);
        if (form.Files.Count == 0)
            return ApiProblem.BadRequest("There is no file: send at least one part 'resources' with a file name.");
        if (form.Files.FirstOrDefault(file => file.Length > ResourceSizeLimitBytes) is { } large)
            return ApiProblem.BadRequest($"The file '{large.FileName}' is larger than {ResourceSizeLimitBytes} bytes.");
        DateOnly? validFrom = null;
        if ((string?)form["validFrom"] is { Length: > 0 } text)
        {
            if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
                return ApiProblem.BadRequest("'validFrom' must be a date such as 2027-01-01.");
            validFrom = date;
        }

        var resources = new List<DeployResource>();
        foreach (var file in form.Files)
        {
            using var reader = new StreamReader(file.OpenReadStream(), Encoding.UTF8);
            resources.Add(new DeployResource(file.FileName, await reader.ReadToEndAsync(cancellationToken)));
        }

        return await deployments.DeployAsync(resources, context.Caller, validFrom, cancellationToken) switch
        {
            DeploymentAnswer.Deployed deployed => ApiJson.Ok(new
            {
                deploymentKey = ApiJson.Key(deployed.DeploymentKey),
                tenantId = ApiJson.TenantId,
                deployments = deployed.Definitions.Select(Deployed),
            }),
            DeploymentAnswer.Refused refused => ApiProblem.Of(
                StatusCodes.Status400BadRequest,
                "INVALID_ARGUMENT",
                $"Nothing was deployed: {refused.Problems.Length} problems.",
                problems: [.. refused.Problems.Select(ApiDocumentProblem.Of)]),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static async Task<IResult> SearchAsync(HttpRequest request, Deployments deployments, DefinitionModels models, CancellationToken cancellationToken)
    {
        var body = await ApiBody.ReadAsync(request, cancellationToken);
        var page = ApiPage.Of(body);
        var filter = body.Nested("filter");
        var id = filter.Text("processDefinitionId");
        var key = filter.Key("processDefinitionKey");
        var version = filter.Number("version");
        var isLatest = filter.Flag("isLatestVersion") ?? false;
        if (body.Refusal() is { } refusal)
            return refusal;
        var found = (await deployments.ListAsync(DefinitionKind.Process, id, cancellationToken))
            .Where(definition => (key is null || definition.Key == key) && (version is null || definition.Version == version))
            .ToList();
        if (isLatest)
            found = [.. found.GroupBy(definition => definition.Id, StringComparer.Ordinal).Select(group => group.MaxBy(definition => definition.Version)!)];
        var shown = new List<object>();
        foreach (var definition in found)
            shown.Add(await ShowAsync(definition, models, cancellationToken));
        return page.Cut(shown, item => item);
    }

    private static async Task<IResult> GetAsync(long key, Deployments deployments, DefinitionModels models, CancellationToken cancellationToken) =>
        await deployments.GetAsync(key, cancellationToken) is { Kind: DefinitionKind.Process } definition
            ? ApiJson.Ok(await ShowAsync(definition, models, cancellationToken))
            : Missing(key);

    private static async Task<IResult> GetXmlAsync(long key, Deployments deployments, CancellationToken cancellationToken) =>
        await deployments.GetAsync(key, cancellationToken) is { Kind: DefinitionKind.Process }
        && await deployments.GetTextAsync(key, cancellationToken) is { } xml
            ? Results.Text(xml, "text/xml", Encoding.UTF8)
            : Missing(key);

    private static IResult Missing(long key) => ApiProblem.NotFound($"There is no process definition with the key {key}.");

    private static async Task<object> ShowAsync(Definition definition, DefinitionModels models, CancellationToken cancellationToken) => new
    {
        name = definition.Name,
        resourceName = definition.ResourceName,
        version = definition.Version,
        versionTag = definition.VersionTag,
        processDefinitionId = definition.Id,
        tenantId = ApiJson.TenantId,
        processDefinitionKey = ApiJson.Key(definition.Key),
        hasStartForm = (await models.FindAsync(definition.Key, cancellationToken))?.NoneStart?.StartForm is not null,
        state = "ACTIVE",
    };

    // Strict clients want all five kinds in every item, the unused ones null.
    private static object Deployed(Definition definition) => new
    {
        processDefinition = definition.Kind != DefinitionKind.Process ? null : new
        {
            processDefinitionId = definition.Id,
            processDefinitionVersion = definition.Version,
            resourceName = definition.ResourceName,
            tenantId = ApiJson.TenantId,
            processDefinitionKey = ApiJson.Key(definition.Key),
        },
        decisionDefinition = definition.Kind != DefinitionKind.Decision ? null : new
        {
            decisionDefinitionId = definition.Id,
            version = definition.Version,
            name = definition.Name ?? definition.Id,
            tenantId = ApiJson.TenantId,
            decisionRequirementsId = definition.ResourceName,
            decisionDefinitionKey = ApiJson.Key(definition.Key),
            decisionRequirementsKey = ApiJson.Key(definition.DeploymentKey),
        },
        decisionRequirements = (object?)null,
        form = definition.Kind != DefinitionKind.Form ? null : new
        {
            formId = definition.Id,
            version = definition.Version,
            resourceName = definition.ResourceName,
            tenantId = ApiJson.TenantId,
            formKey = ApiJson.Key(definition.Key),
        },
        resource = (object?)null,
    };
}
