using System.Threading.RateLimiting;

namespace MetroEGov.Host.Security.Web;

/// <summary>
/// Slows down guessing of passwords and client secrets: so many attempts per address and minute, then 429. The lock-out of a single
/// account after repeated failures comes on top of it.
/// </summary>
public static class SignInLimit
{
    public const string Policy = "sign-in";

    public static void Add(IServiceCollection services, int attemptsPerMinute) =>
        services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.AddPolicy(Policy, http => RateLimitPartition.GetFixedWindowLimiter(
                http.Connection.RemoteIpAddress?.ToString() ?? "unknown",
                _ => new FixedWindowRateLimiterOptions { PermitLimit = attemptsPerMinute, Window = TimeSpan.FromMinutes(1) }));
        });
}
