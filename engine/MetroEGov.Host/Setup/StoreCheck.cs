using MetroEGov.Host.Security.Accounts;
using MetroEGov.Runtime;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace MetroEGov.Host.Setup;

/// <summary>Ready means: both databases answer.</summary>
public sealed class StoreCheck(IdentityDb identity, Incidents incidents) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (!await identity.Database.CanConnectAsync(cancellationToken))
            return HealthCheckResult.Unhealthy("The database of accounts does not answer.");
        await incidents.ListAsync(new IncidentFilter(), ReadScope.Everything, new PageRequest(0, 1), cancellationToken);
        return HealthCheckResult.Healthy();
    }
}
