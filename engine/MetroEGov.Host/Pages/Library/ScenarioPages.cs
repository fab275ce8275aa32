using System.Diagnostics;
using MetroEGov.Bpmn.Reading;
using MetroEGov.Host.Api.Library;
using MetroEGov.Host.Security.Web;
using MetroEGov.Runtime;

namespace MetroEGov.Host.Pages.Library;

/// <summary>Runs the scenarios of a procedure and shows what came of them.</summary>
public static class ScenarioPages
{
    public static void Map(IEndpointRouteBuilder group) =>
        group.MapPost("/{procedure}/scenarios", RunAsync).RequireAntiforgery();

    private static async Task<IResult> RunAsync(
        string procedure, PageContext context, ProcedureLibrary library, ScenarioRunner runner, TimeProvider clock, CancellationToken cancellationToken)
    {
        switch (await runner.RunAsync(procedure, cancellationToken))
        {
            case ScenarioRunAnswer.NoProcedure:
                return PageAnswer.NotFound();
            case ScenarioRunAnswer.AlreadyRunning:
                var notice = new LibraryTexts(context.Language).AlreadyRunning;
                return await LibraryPages.ShowAsync(procedure, notice, StatusCodes.Status409Conflict, context, library, clock, cancellationToken);
            case ScenarioRunAnswer.Ran ran:
                if (await library.GetAsync(procedure, cancellationToken) is not { } known
                    || await library.ReadAllAsync(procedure, cancellationToken) is not { } files)
                    return PageAnswer.NotFound();
                var report = ScenarioRunReport.Of(procedure, ran.Report);
                return PageAnswer.Page<ScenarioResultsPage>(new ScenarioResultsModel(known, report, FileOfElement(files)));
            default:
                throw new UnreachableException();
        }
    }

    private static Func<string, string?> FileOfElement(ProcedureFiles procedure)
    {
        var drawings = procedure.Files
            .Where(file => LibraryNames.KindOf(file.Name) == LibraryFileKind.Process)
            .SelectMany(file => BpmnReader.Read(file.Text, file.Name).Processes.Select(process => (file.Name, Process: process)))
            .ToList();
        return element => drawings.Find(drawing => drawing.Process.Find(new(element)) is not null).Name;
    }
}
