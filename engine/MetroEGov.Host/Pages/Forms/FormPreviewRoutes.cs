using System.Text;
using System.Text.Json;
using MetroEGov.Forms.Reading;
using MetroEGov.Host.Api;
using MetroEGov.Host.Security;

namespace MetroEGov.Host.Pages.Forms;

/// <summary>
/// Shows a form that is still being made as clerks will see it: the same reader, the same fields. Nothing is stored, and nothing that is
/// typed goes anywhere. The answer is a page of its own for a frame without scripts.
/// </summary>
public static class FormPreviewRoutes
{
    public const string Path = "/designer/form-preview";

    /// <summary>As large as a file of the library may be.</summary>
    private const int SizeLimitBytes = 4 * 1024 * 1024;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost(Path, ShowAsync)
            .RequireAuthorization(Policies.Designer)
            .AddEndpointFilter<ApiGuard>()
            .DisableAntiforgery()
            .Accepts<JsonElement>("application/json")
            .Produces<string>(StatusCodes.Status200OK, "text/html")
            .Produces<ApiProblemDocument>(StatusCodes.Status400BadRequest, ApiProblem.ContentType)
            .Produces<ApiProblemDocument>(StatusCodes.Status413PayloadTooLarge, ApiProblem.ContentType)
            .WithSummary("Shows a form-js schema as clerks will see it");

    /// <param name="language"><c>de</c> or <c>en</c>; without it the language of the reader.</param>
    private static async Task<IResult> ShowAsync(
        string? language, HttpContext http, PageContext page, TaskForms forms, TimeProvider clock, TimeZoneInfo zone, CancellationToken cancellationToken)
    {
        if (language is not (null or "de" or "en"))
            return ApiProblem.BadRequest("'language' must be 'de' or 'en'.");
        if (await ReadAsync(http.Request, cancellationToken) is not { } schema)
            return ApiProblem.Of(StatusCodes.Status413PayloadTooLarge, "INVALID_ARGUMENT", $"A form is at most {SizeLimitBytes} bytes.");

        var (form, problems) = FormReader.Read(schema, "form");
        if (form is null)
        {
            return ApiProblem.Of(
                StatusCodes.Status400BadRequest,
                "INVALID_ARGUMENT",
                "The form cannot be shown before its problems are mended.",
                problems: [.. problems.Select(problem => new ApiDocumentProblem("form", "error", problem.Code, problem.ComponentId, problem.Line, problem.Text))]);
        }

        if (language is not null)
            page.ShowIn(language == "en" ? Language.English(zone) : Language.German(zone));
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), zone).DateTime);
        return PageAnswer.Page<FormPreviewPage>(forms.Show(form, ApiJson.EmptyObject, today, page.Language));
    }

    /// <summary>Null when there is more than a file may have.</summary>
    private static async Task<string?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        using var buffer = new MemoryStream();
        var chunk = new byte[16 * 1024];
        int count;
        while ((count = await request.Body.ReadAsync(chunk, cancellationToken)) > 0)
        {
            buffer.Write(chunk, 0, count);
            if (buffer.Length > SizeLimitBytes)
                return null;
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }
}
