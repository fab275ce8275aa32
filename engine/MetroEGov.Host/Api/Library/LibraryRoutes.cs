using System.Diagnostics;
using System.Globalization;
using MetroEGov.Host.Security;
using MetroEGov.Runtime;
using MetroEGov.Scenarios.Reading;
using Microsoft.AspNetCore.Mvc;

namespace MetroEGov.Host.Api.Library;

/// <summary><c>/api/library</c>: procedures, their files, validation and publication, for designers.</summary>
public static class LibraryRoutes
{
    // A text grows in JSON: a quotation mark takes two bytes, a line end as well.
    private const int ValidationSizeLimitBytes = 2 * ProcedureLibrary.FileSizeLimitBytes;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var library = routes.MapGroup("/api/library")
            .AddEndpointFilter<ApiGuard>()
            .DisableAntiforgery()
            .RequireAuthorization(Policies.Designer)
            .WithTags("Library");
        library.MapGet("", ListAsync)
            .WithSummary("Lists the procedures.")
            .Produces<ProcedureList>();
        library.MapPost("", CreateAsync)
            .WithSummary("Makes a procedure without files.")
            .Accepts<NewProcedure>("application/json")
            .Produces<ProcedureView>(StatusCodes.Status201Created)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status409Conflict);
        library.MapGet("/{id}", GetAsync)
            .WithSummary("A procedure with its files and published versions.")
            .Produces<ProcedureView>()
            .ProducesProblem(StatusCodes.Status404NotFound);
        library.MapPost("/{id}/validation", ValidateAsync)
            .WithMetadata(new RequestSizeLimitAttribute(ValidationSizeLimitBytes))
            .WithSummary("All problems that publishing would tell, with one file's text replaced by one that is not saved.")
            .Accepts<ValidationRequest>("application/json")
            .Produces<ProblemList>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound);
        library.MapPost("/{id}/publication", PublishAsync)
            .WithSummary("Publishes all files as they are now, valid from a date, or nothing.")
            .Accepts<PublicationRequest>("application/json")
            .Produces<Publication>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound);
        library.MapGet("/{id}/archive", ArchiveAsync)
            .WithSummary("The procedure's folder as a zip file.")
            .Produces(StatusCodes.Status200OK, contentType: "application/zip")
            .ProducesProblem(StatusCodes.Status404NotFound);
        LibraryFileRoutes.Map(library);
        ScenarioRunRoutes.Map(library);
    }

    private static async Task<IResult> ListAsync(ProcedureLibrary library, CancellationToken cancellationToken) =>
        ApiJson.Ok(new ProcedureList([.. (await library.ListAsync(cancellationToken)).Select(LibraryViews.Of)]));

    private static async Task<IResult> CreateAsync(
        HttpRequest request, ApiContext context, ProcedureLibrary library, CancellationToken cancellationToken)
    {
        var body = await ApiBody.ReadAsync(request, cancellationToken);
        var id = body.Text("id") ?? "";
        var title = body.Text("title") ?? "";
        if (body.Refusal() is { } refusal)
            return refusal;
        var answer = await library.CreateAsync(id, title, context.Caller, cancellationToken);
        if (answer is not LibraryAnswer.Created || await library.GetAsync(id, cancellationToken) is not { } procedure)
            return LibraryAnswers.ForRefusal(answer);
        request.HttpContext.Response.Headers.Location = $"/api/library/{id}";
        return Results.Json(LibraryViews.Of(procedure), ApiJson.Options, statusCode: StatusCodes.Status201Created);
    }

    private static async Task<IResult> GetAsync(string id, ProcedureLibrary library, CancellationToken cancellationToken) =>
        await library.GetAsync(id, cancellationToken) is { } procedure
            ? ApiJson.Ok(LibraryViews.Of(procedure))
            : LibraryAnswers.NoProcedure(id);

    private static async Task<IResult> ValidateAsync(
        string id, HttpRequest request, ProcedureLibrary library, CancellationToken cancellationToken)
    {
        var body = await ApiBody.ReadAsync(request, cancellationToken);
        var name = body.Text("name");
        var text = body.Text("text");
        if (name is null != text is null)
            body.Refuse("'name' and 'text' go together: the file whose unsaved text is to be checked.");
        if (name is not null && LibraryNames.KindOf(name) is null)
            body.Refuse($"'{name}' is no name of a file: expected {LibraryNames.FileRule}.");
        if (body.Refusal() is { } refusal)
            return refusal;
        var unsaved = name is null || text is null ? null : new DeployResource(name, text);
        if (await library.CheckAsync(id, unsaved, cancellationToken) is not { } problems)
            return LibraryAnswers.NoProcedure(id);
        // A scenario is not deployed, so that deployment has nothing to say about it; whoever edits one still wants to know.
        var ofScenario = unsaved is not null && LibraryNames.KindOf(unsaved.Name) == LibraryFileKind.Scenario
            ? ScenarioReader.Read(unsaved.Text, $"{id}/{unsaved.Name}").Problems.Select(problem => new ResourceProblem($"{id}/{unsaved.Name}", problem))
            : [];
        return ApiJson.Ok(new ProblemList([.. problems.Concat(ofScenario).Select(ApiDocumentProblem.Of)]));
    }

    private static async Task<IResult> PublishAsync(
        string id, HttpRequest request, ApiContext context, ProcedureLibrary library, CancellationToken cancellationToken)
    {
        var body = await ApiBody.ReadAsync(request, cancellationToken);
        DateOnly? validFrom = null;
        if (body.Text("validFrom") is { } text)
        {
            if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
                validFrom = date;
            else
                body.Refuse("'validFrom' must be a date such as 2027-01-01, or null.");
        }

        if (body.Refusal() is { } refusal)
            return refusal;
        return await library.PublishAsync(id, validFrom, context.Caller, cancellationToken) switch
        {
            null => LibraryAnswers.NoProcedure(id),
            DeploymentAnswer.Deployed deployed => ApiJson.Ok(LibraryViews.Of(deployed, validFrom)),
            DeploymentAnswer.Refused refused => ApiProblem.Of(
                StatusCodes.Status400BadRequest,
                "INVALID_ARGUMENT",
                $"Nothing was published: {refused.Problems.Length} problems.",
                problems: [.. refused.Problems.Select(ApiDocumentProblem.Of)]),
            _ => throw new UnreachableException(),
        };
    }

    private static async Task<IResult> ArchiveAsync(string id, ProcedureLibrary library, CancellationToken cancellationToken) =>
        await library.ReadAllAsync(id, cancellationToken) is { } procedure
            ? Results.File(ProcedureArchive.Pack(procedure), "application/zip", $"{id}.zip")
            : LibraryAnswers.NoProcedure(id);
}

public sealed record NewProcedure(string Id, string Title);

public sealed record ValidationRequest(string? Name, string? Text);

public sealed record PublicationRequest(DateOnly? ValidFrom);
