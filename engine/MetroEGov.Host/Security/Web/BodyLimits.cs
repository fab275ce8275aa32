using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace MetroEGov.Host.Security.Web;

/// <summary>
/// What one request may cost, said in one place. Beyond it Kestrel stops reading: 413 for a body, 431 for headers, 414 for an address,
/// 408 for a sender that is too slow.
/// </summary>
public static class BodyLimits
{
    /// <summary>Of every request that its endpoint allows no more; the largest case may hold as much.</summary>
    public const int UsualBytes = 4 * 1024 * 1024;

    /// <summary>A deployment carries all files of a procedure.</summary>
    public const int DeploymentBytes = 32 * 1024 * 1024;

    private const int HeaderBytes = 32 * 1024;
    private const int HeaderCount = 100;
    private const int AddressBytes = 8 * 1024;
    private const int FormFields = 1024;
    private static readonly TimeSpan TimeForHeaders = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan IdleConnection = TimeSpan.FromSeconds(130);
    private static readonly MinDataRate SlowestBody = new(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(5));

    public static void Set(KestrelServerLimits limits)
    {
        ArgumentNullException.ThrowIfNull(limits);
        limits.MaxRequestBodySize = UsualBytes;
        limits.MaxRequestHeadersTotalSize = HeaderBytes;
        limits.MaxRequestHeaderCount = HeaderCount;
        limits.MaxRequestLineSize = AddressBytes;
        limits.RequestHeadersTimeout = TimeForHeaders;
        limits.KeepAliveTimeout = IdleConnection;
        limits.MinRequestBodyDataRate = SlowestBody;
    }

    public static void Add(IServiceCollection services) =>
        services.Configure<Microsoft.AspNetCore.Http.Features.FormOptions>(form =>
        {
            form.ValueCountLimit = FormFields;
            form.ValueLengthLimit = UsualBytes;
            form.MultipartBodyLengthLimit = DeploymentBytes;
        });
}
