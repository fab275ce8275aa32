using System.Reflection;
using MetroEGov.Host.Pages;

namespace MetroEGov.Host.Api.V2;

/// <summary>What clients ask first: who answers, in which version, and who they are to it.</summary>
public static class SystemRoutes
{
    private const string Tag = "System";

    /// <summary>The version of the API that tools check.</summary>
    private const string GatewayVersion = "8.9.0";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/topology", () => ApiJson.Ok(Topology()))
            .Operation("getTopology", Tag, "Tells which version of the API answers; always one node.")
            .Gives<TopologyAnswer>();
        routes.MapGet("/status", () => Results.NoContent()).AllowAnonymous()
            .WithName("getStatus").WithTags(Tag).WithSummary("Answers when the host is up.")
            .GivesNothing();
        routes.MapGet("/license", () => ApiJson.Ok(License)).AllowAnonymous()
            .WithName("getLicense").WithTags(Tag).WithSummary("Tells that the product is free software.")
            .Gives<LicenseAnswer>();
        routes.MapGet("/authentication/me", (ApiContext context, AuthorityNames authorities) => ApiJson.Ok(Me(context, authorities)))
            .Operation("getAuthentication", Tag, "Tells who the caller is, for which authority and with which roles.")
            .Gives<MeAnswer>();
    }

    private static LicenseAnswer License { get; } = new(ValidLicense: true, LicenseType: "EUPL-1.2", IsCommercial: false, ExpiresAt: null);

    private static MeAnswer Me(ApiContext context, AuthorityNames authorities) => new(
        context.Requester.UserId,
        context.Requester.DisplayName,
        Email: null,
        AuthorizedComponents: [],
        Tenants: [new TenantAnswer(ApiJson.TenantId, "MetroEGov", Description: null)],
        [.. context.Caller.Groups],
        [.. context.Caller.Roles],
        SalesPlanType: null,
        C8Links: new Dictionary<string, string>(),
        CanLogout: !context.Requester.IsClient,
        new AuthorityAnswer(context.Requester.AuthorityKey, authorities.NameOf(context.Requester.AuthorityKey)));

    private static TopologyAnswer Topology() => new(
        Brokers: [new BrokerAnswer(0, "localhost", 0, [new PartitionAnswer(1, "leader", "healthy")], ProductVersion())],
        ClusterId: null,
        ClusterSize: 1,
        PartitionsCount: 1,
        ReplicationFactor: 1,
        GatewayVersion,
        LastCompletedChangeId: "0");

    private static string ProductVersion() =>
        typeof(SystemRoutes).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";
}
