using System.Diagnostics;
using MetroEGov.Host.Pages;
using MetroEGov.Host.Pages.Problems;
using MetroEGov.Host.Security.Web;
using MetroEGov.Runtime;
using Microsoft.AspNetCore.Diagnostics;

namespace MetroEGov.Host.Setup;

/// <summary>
/// Every answer with an error status and no body of its own: a page for browsers, a problem document for programs. Both carry a
/// reference that stands in the log; neither carries the exception's text.
/// </summary>
public static class ProblemAnswers
{
    public static void UseProblemAnswers(this WebApplication app)
    {
        app.UseExceptionHandler(handler => handler.Run(AnswerExceptionAsync));
        app.UseStatusCodePages(context => AnswerAsync(context.HttpContext, context.HttpContext.Response.StatusCode));
    }

    /// <summary>What operations can look for in the log.</summary>
    public static string ReferenceOf(HttpContext http) => Activity.Current?.TraceId.ToString() ?? http.TraceIdentifier;

    private static Task AnswerExceptionAsync(HttpContext http)
    {
        var failure = http.Features.Get<IExceptionHandlerFeature>()?.Error;
        var status = failure switch
        {
            _ when FormErrors.CauseOf(failure) is { } bad => bad.StatusCode,
            OverloadedException => StatusCodes.Status503ServiceUnavailable,
            _ => StatusCodes.Status500InternalServerError,
        };
        http.Response.StatusCode = status;
        return AnswerAsync(http, status);
    }

    private static Task AnswerAsync(HttpContext http, int status) =>
        RequestKind.IsForMachines(http.Request)
            ? Api.ApiProblem.ForStatus(status, ReferenceOf(http)).ExecuteAsync(http)
            : PageAnswer.Page<ProblemPage>(ProblemModel.ForStatus(status, ReferenceOf(http)), status).ExecuteAsync(http);
}
