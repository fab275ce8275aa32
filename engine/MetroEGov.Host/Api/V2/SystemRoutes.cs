using System.Reflection;
using MetroEGov.Host.Pages;

namespace MetroEGov.Host.Api.V2;

/// <summary>What clients ask first: who answers, in which version, and who they are to it.</summary>
public static class SystemRoutes
{
    /// <summary>The version of the API that tools check; see docs/compatibility.md.</summary>
    private const string GatewayVersion = "8.9.0";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/topology", () => ApiJson.Ok(Topology()));
        routes.MapGet("/status", () => Results.NoContent()).AllowAnonymous();
        routes.MapGet("/authentication/me", (ApiContext context, AuthorityNames authorities) => ApiJson.Ok(new
        {
            username = context.Requester.UserId,
            displayName = context.Requester.DisplayName,
            email = (string?)null,
            authorizedComponents = Array.Empty<string>(),
            tenants = new[] { new { tenantId = ApiJson.TenantId, name = "MetroEGov", description = (string?)null } },
            groups = context.Caller.Groups,
            roles = context.Caller.Roles,
            salesPlanType = (string?)null,
            c8Links = new { },
            canLogout = !context.Requester.IsClient,
            authority = new { key = context.Requester.AuthorityKey, name = authorities.NameOf(context.Requester.AuthorityKey) },
        }));
    }

    private static object Topology() => new
    {
        brokers = new[]
        {
            new
            {
                nodeId = 0,
                host = "localhost",
                port = 0,
                partitions = new[] { new { partitionId = 1, role = "leader", health = "healthy" } },
                version = ProductVersion(),
            },
        },
        clusterId = (string?)null,
        clusterSize = 1,
        partitionsCount = 1,
        replicationFactor = 1,
        gatewayVersion = GatewayVersion,
        lastCompletedChangeId = "0",
    };

    private static string ProductVersion() =>
        typeof(SystemRoutes).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";
}
