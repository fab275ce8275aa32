using MetroEGov.Host.Pages.Problems;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace MetroEGov.Host.Pages;

/// <summary>Answers of page handlers.</summary>
public static class PageAnswer
{
    /// <summary>Renders a page component with its model.</summary>
    public static IResult Page<TPage>(object model, int status = StatusCodes.Status200OK)
        where TPage : IComponent =>
        new RazorComponentResult<TPage>(new { Model = model }) { StatusCode = status, PreventStreamingRendering = true };

    /// <summary>Renders a page component that has no model.</summary>
    public static IResult Page<TPage>()
        where TPage : IComponent =>
        new RazorComponentResult<TPage>() { PreventStreamingRendering = true };

    /// <summary>
    /// The same page for what does not exist and for what the reader may not know of: nobody learns of a case by its number.
    /// </summary>
    public static IResult NotFound() => Page<ProblemPage>(ProblemModel.NotFound, StatusCodes.Status404NotFound);

    public static IResult Forbidden() => Page<ProblemPage>(ProblemModel.Forbidden, StatusCodes.Status403Forbidden);

    /// <summary>After a form was done: the next request is a GET, so that reloading the page sends nothing twice.</summary>
    public static IResult SeeOther(string location) => new SeeOtherResult(location);

    /// <summary>True for a path of this host: anything else would lead a reader elsewhere after sign-in.</summary>
    public static bool IsLocal(string? location) =>
        location is ['/', ..] && (location.Length == 1 || location[1] is not ('/' or '\\')) && !location.Any(char.IsControl);

    private sealed class SeeOtherResult(string location) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
            httpContext.Response.Headers.Location = location;
            return Task.CompletedTask;
        }
    }
}
