using System.Globalization;
using System.Text;
using MetroEGov.Host.Security;
using MetroEGov.Runtime;
using Microsoft.AspNetCore.Mvc;

namespace MetroEGov.Host.Api.V2;

/// <summary>Deploying definitions: all files of a request, or none.</summary>
public static class DeploymentRoutes
{
    private const int ResourceSizeLimitBytes = 4 * 1024 * 1024;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/deployments", DeployAsync).RequireAuthorization(Policies.Designer)
            .WithMetadata(new RequestSizeLimitAttribute(Security.Web.BodyLimits.DeploymentBytes))
            .Operation("createDeployment", "Definitions", "Deploys BPMN, DMN and form files, all or none; a refusal lists every problem.")
            .Accepts<DeploymentBody>("multipart/form-data")
            .Gives<DeploymentResult>()
            .Refuses(StatusCodes.Status400BadRequest);

    private static async Task<IResult> DeployAsync(
        HttpRequest request, ApiContext context, Deployments deployments, CancellationToken cancellationToken)
    {
        if (!request.HasFormContentType)
            return ApiProblem.BadRequest("A deployment is multipart/form-data with a part 'resources' for each file.");
        var form = await request.ReadFormAsync(cancellationToken);
        if (form.Files.Count == 0)
            return ApiProblem.BadRequest("There is no file: send at least one part 'resources' with a file name.");
        if (form["tenantId"] is [{ Length: > 0 } tenant] && tenant != ApiJson.TenantId)
            return ApiProblem.BadRequest($"'tenantId' must be {ApiJson.TenantId}: there are no other tenants.");
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
            DeploymentAnswer.Deployed deployed => ApiJson.Ok(new DeploymentResult(
                ApiJson.Key(deployed.DeploymentKey), ApiJson.TenantId, [.. Show(deployed, deployments)])),
            DeploymentAnswer.Refused refused => ApiProblem.Of(
                StatusCodes.Status400BadRequest,
                "INVALID_ARGUMENT",
                $"Nothing was deployed: {refused.Problems.Length} problems.",
                problems: [.. refused.Problems.Select(ApiDocumentProblem.Of)]),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>Every definition, and after the decisions of a file the file itself.</summary>
    private static IEnumerable<DeployedItem> Show(DeploymentAnswer.Deployed deployed, Deployments deployments)
    {
        var files = new Dictionary<long, DecisionRequirements>();
        foreach (var definition in deployed.Definitions)
        {
            if (definition.Kind == DefinitionKind.Decision && deployments.GetDecision(definition.Key) is { } decision)
            {
                files.TryAdd(decision.Requirements.Key, decision.Requirements);
                yield return DeployedItem.Of(decision);
            }
            else
            {
                yield return DeployedItem.Of(definition);
            }
        }

        foreach (var file in files.Values)
            yield return DeployedItem.Of(file);
    }
}
