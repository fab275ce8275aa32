using MetroEGov.Host.Pages;
using MetroEGov.Host.Pages.Problems;
using Microsoft.AspNetCore.Antiforgery;

namespace MetroEGov.Host.Security.Web;

/// <summary>Refuses a form that did not come from a page of this host and session.</summary>
public static class AntiforgeryCheck
{
    /// <summary>Every page route that changes something carries this.</summary>
    public static RouteHandlerBuilder RequireAntiforgery(this RouteHandlerBuilder route) =>
        route.DisableAntiforgery().AddEndpointFilterFactory(static (_, next) => async invocation =>
        {
            var http = invocation.HttpContext;
            var antiforgery = http.RequestServices.GetRequiredService<IAntiforgery>();
            return await antiforgery.IsRequestValidAsync(http)
                ? await next(invocation)
                : PageAnswer.Page<ProblemPage>(new ProblemModel(ProblemKind.StalePage), StatusCodes.Status400BadRequest);
        });
}
