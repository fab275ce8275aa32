using MetroEGov.Host.Api.Activities;
using MetroEGov.Host.Api.Library;
using MetroEGov.Host.Api.Procedures;
using MetroEGov.Host.Api.V2;

namespace MetroEGov.Host.Api;

/// <summary>The HTTP API and its routes.</summary>
public static class ApiSetup
{
    public static void Add(IServiceCollection services)
    {
        services.AddScoped<ApiContext>();
        services.AddScoped<CaseEnd>();
        services.AddSingleton<ScenarioRunner>();
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        var v2 = routes.MapGroup("/v2").AddEndpointFilter<ApiGuard>().DisableAntiforgery();
        SystemRoutes.Map(v2);
        DeploymentRoutes.Map(v2);
        DefinitionRoutes.Map(v2);
        DecisionRoutes.Map(v2);
        ExpressionRoutes.Map(v2);
        InstanceRoutes.Map(v2);
        UserTaskRoutes.Map(v2);
        MessageRoutes.Map(v2);
        IncidentRoutes.Map(v2);
        JobRoutes.Map(v2);
        DocumentRoutes.Map(v2);
        ClockRoutes.Map(v2);
        ElementRoutes.Map(v2);
        VariableRoutes.Map(v2);
        ActivityRoutes.Map(routes);
        LibraryRoutes.Map(routes);
        ProcedureRoutes.Map(routes);
    }
}
