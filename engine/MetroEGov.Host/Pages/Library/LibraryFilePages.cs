using System.Diagnostics;
using System.Globalization;
using System.Text;
using MetroEGov.Host.Security.Web;
using MetroEGov.Runtime;
using Microsoft.AspNetCore.Mvc;

namespace MetroEGov.Host.Pages.Library;

/// <summary>New files, uploads, deletions and earlier revisions.</summary>
public static class LibraryFilePages
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static void Map(IEndpointRouteBuilder group)
    {
        group.MapPost("/{procedure}/new-file", NewFileAsync).RequireAntiforgery();
        group.MapPost("/{procedure}/upload", UploadAsync).RequireAntiforgery()
            .WithMetadata(new RequestSizeLimitAttribute(BodyLimits.DeploymentBytes));
        group.MapGet("/{procedure}/delete/{**name}", AskAsync);
        group.MapPost("/{procedure}/delete/{**name}", DeleteAsync).RequireAntiforgery();
        group.MapGet("/{procedure}/revisions/{**name}", RevisionsAsync);
        group.MapPost("/{procedure}/restore/{**name}", RestoreAsync).RequireAntiforgery();
    }

    private static async Task<IResult> NewFileAsync(
        string procedure, HttpRequest request, PageContext context, ProcedureLibrary library, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await library.ReadAllAsync(procedure, cancellationToken) is not { } files)
            return PageAnswer.NotFound();
        var texts = new LibraryTexts(context.Language);
        if (!Enum.TryParse<LibraryFileKind>(request.Form["kind"], out var kind) || !Enum.IsDefined(kind))
            return await LibraryPages.ShowAsync(procedure, texts.NoKind, StatusCodes.Status400BadRequest, context, library, clock, cancellationToken);
        var name = NameOf(kind, ((string?)request.Form["name"] ?? "").Trim());
        if (files.Files.Any(file => file.Name == name))
        {
            var exists = texts.Refused(new LibraryAnswer.Refused(LibraryRefusal.AlreadyExists, name));
            return await LibraryPages.ShowAsync(procedure, exists, StatusCodes.Status409Conflict, context, library, clock, cancellationToken);
        }

        var answer = await library.SaveAsync(
            procedure, name, BlankFiles.Create(kind, name, files), seenRevision: null, context.SignedIn.ToCaller(), cancellationToken);
        return await AnswerAsync(procedure, answer, context, library, clock, cancellationToken);
    }

    private static async Task<IResult> UploadAsync(
        string procedure, HttpRequest request, PageContext context, ProcedureLibrary library, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await library.GetAsync(procedure, cancellationToken) is not { } known)
            return PageAnswer.NotFound();
        var texts = new LibraryTexts(context.Language);
        var uploads = new List<DeployResource>();
        foreach (var file in request.Form.Files)
        {
            if (file.Length > ProcedureLibrary.FileSizeLimitBytes)
                return await RefuseAsync(texts.Refused(new LibraryAnswer.Refused(LibraryRefusal.TooLarge, file.FileName)));
            if (LibraryNames.NameFor(file.FileName) is not { } name)
                return await RefuseAsync(texts.NoUpload);
            using var bytes = new MemoryStream();
            await file.CopyToAsync(bytes, cancellationToken);
            try
            {
                uploads.Add(new DeployResource(name, StrictUtf8.GetString(bytes.ToArray()).TrimStart('\uFEFF')));
            }
            catch (DecoderFallbackException)
            {
                return await RefuseAsync(texts.NotUtf8);
            }
        }

        if (uploads.Count == 0)
            return await RefuseAsync(texts.NoUpload);
        // Whoever uploads replaces what is there; the text before is the revision before.
        LibraryAnswer? answer = null;
        foreach (var upload in uploads)
        {
            var seen = known.Files.FirstOrDefault(file => file.Name == upload.Name)?.Revision;
            answer = await library.SaveAsync(procedure, upload.Name, upload.Text, seen, context.SignedIn.ToCaller(), cancellationToken);
            if (answer is not LibraryAnswer.Saved)
                break;
        }

        return await AnswerAsync(procedure, answer ?? throw new UnreachableException(), context, library, clock, cancellationToken);

        Task<IResult> RefuseAsync(LibraryNotice notice) =>
            LibraryPages.ShowAsync(procedure, notice, StatusCodes.Status400BadRequest, context, library, clock, cancellationToken);
    }

    private static async Task<IResult> AskAsync(string procedure, string name, ProcedureLibrary library, CancellationToken cancellationToken) =>
        await library.GetAsync(procedure, cancellationToken) is { } known && known.Files.FirstOrDefault(file => file.Name == name) is { } found
            ? PageAnswer.Page<DeleteFilePage>(new DeleteFileModel(known, found))
            : PageAnswer.NotFound();

    private static async Task<IResult> DeleteAsync(
        string procedure, string name, HttpRequest request, PageContext context, ProcedureLibrary library, TimeProvider clock, CancellationToken cancellationToken)
    {
        var answer = await library.DeleteAsync(
            procedure, name, Number(request.Form["seen"]) ?? 0, context.SignedIn.ToCaller(), cancellationToken);
        return await AnswerAsync(procedure, answer, context, library, clock, cancellationToken);
    }

    private static async Task<IResult> RevisionsAsync(string procedure, string name, ProcedureLibrary library, CancellationToken cancellationToken)
    {
        var revisions = await library.ListRevisionsAsync(procedure, name, cancellationToken);
        return !revisions.IsEmpty && await library.GetAsync(procedure, cancellationToken) is { } known
            ? PageAnswer.Page<RevisionsPage>(new RevisionsModel(known, name, known.Files.FirstOrDefault(file => file.Name == name), revisions))
            : PageAnswer.NotFound();
    }

    private static async Task<IResult> RestoreAsync(
        string procedure, string name, HttpRequest request, PageContext context, ProcedureLibrary library, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (Number(request.Form["revision"]) is not { } revision
            || await library.ReadAsync(procedure, name, revision, cancellationToken) is not { } earlier)
            return PageAnswer.NotFound();
        var answer = await library.SaveAsync(
            procedure, name, earlier.Text, Number(request.Form["seen"]), context.SignedIn.ToCaller(), cancellationToken);
        return await AnswerAsync(procedure, answer, context, library, clock, cancellationToken);
    }

    private static async Task<IResult> AnswerAsync(
        string procedure, LibraryAnswer answer, PageContext context, ProcedureLibrary library, TimeProvider clock, CancellationToken cancellationToken)
    {
        var texts = new LibraryTexts(context.Language);
        return answer switch
        {
            LibraryAnswer.Saved => PageAnswer.SeeOther($"{LibraryLinks.Procedure(procedure)}?notice=saved"),
            LibraryAnswer.Deleted => PageAnswer.SeeOther($"{LibraryLinks.Procedure(procedure)}?notice=deleted"),
            LibraryAnswer.Conflict => await LibraryPages.ShowAsync(
                procedure, texts.NoticeOf("conflict"), StatusCodes.Status409Conflict, context, library, clock, cancellationToken),
            LibraryAnswer.Refused refused => await LibraryPages.ShowAsync(
                procedure, texts.Refused(refused), StatusCodes.Status400BadRequest, context, library, clock, cancellationToken),
            _ => throw new UnreachableException(),
        };
    }

    private static string NameOf(LibraryFileKind kind, string stem) => kind switch
    {
        LibraryFileKind.Process => $"{stem}.bpmn",
        LibraryFileKind.Decision => $"{stem}.dmn",
        LibraryFileKind.Form => $"forms/{stem}.form",
        _ => $"scenarios/{stem}.json",
    };

    private static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
