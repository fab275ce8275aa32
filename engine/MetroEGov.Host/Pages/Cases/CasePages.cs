using System.Collections.Immutable;
using MetroEGov.Host.Security.Accounts;
using MetroEGov.Host.Security.Views;
using MetroEGov.Runtime;

namespace MetroEGov.Host.Pages.Cases;

/// <summary>Gathers what the pages of cases show, within what the reader's authority may see.</summary>
public sealed class CasePages(
    PageContext context,
    ProcessInstances instances,
    UserTasks tasks,
    CaseDocuments documents,
    DefinitionModels models,
    Colleagues colleagues,
    CaseViews views,
    AuthorityNames authorities)
{
    private const int TasksShown = 20;

    private ReadScope Scope => ReadScope.Of(context.SignedIn.AuthorityKey);

    public async Task<IResult> ListAsync(CaseSearch search, CancellationToken cancellationToken)
    {
        var page = await instances.ListAsync(search.ToFilter(), Scope, search.ToPageRequest(), cancellationToken);
        return PageAnswer.Page<CaseListPage>(new CaseListModel(search, page.Items, page.TotalCount));
    }

    public async Task<IResult> ShowAsync(long instanceKey, string? notice, CancellationToken cancellationToken)
    {
        if (await instances.GetAsync(instanceKey, Scope, cancellationToken) is not { } instance
            || await models.FindAsync(instance.DefinitionKey, cancellationToken) is not { } model
            || await instances.GetDiagramAsync(instanceKey, Scope, cancellationToken) is not { } diagram)
            return PageAnswer.NotFound();
        await views.RecordAsync(context.SignedIn, CaseViewKind.Case, instanceKey, taskKey: null, cancellationToken);
        var texts = new CaseTexts(context.Language);
        var open = await tasks.ListAsync(
            context.SignedIn.ToCaller(), new TaskFilter { RootKey = instance.RootKey }, new PageRequest(0, TasksShown), cancellationToken);
        return PageAnswer.Page<CasePage>(new CaseModel(
            instance,
            [.. CurrentSteps(texts, model, diagram)],
            [.. open.Items],
            [.. diagram.Calls.Select(call => new CasePart(model.Find(new(call.ElementId))?.Name ?? call.ProcessId, call.InstanceKey))],
            await HistoryAsync(texts, model, instanceKey, cancellationToken),
            await documents.ListAsync(instanceKey, Scope, cancellationToken),
            await instances.GetVariablesAsync(instanceKey, Scope, cancellationToken) is { } variables && Certificate.Find(variables) is not null,
            notice));
    }

    /// <summary>The drawing of the case's version; 404 when the reader may not see the case.</summary>
    public async Task<IResult> DiagramAsync(long instanceKey, Deployments deployments, CancellationToken cancellationToken) =>
        await instances.GetAsync(instanceKey, Scope, cancellationToken) is { } instance
        && await deployments.GetTextAsync(instance.DefinitionKey, cancellationToken) is { } xml
            ? Results.Text(xml, "text/xml")
            : Results.NotFound();

    /// <summary>Where the case stands on its drawing, by element ids.</summary>
    public async Task<IResult> StateAsync(long instanceKey, CancellationToken cancellationToken)
    {
        if (await instances.GetDiagramAsync(instanceKey, Scope, cancellationToken) is not { } diagram)
            return Results.NotFound();
        return Results.Json(new
        {
            active = Ids(diagram, element => element.Active > 0),
            completed = Ids(diagram, element => element.Completed > 0),
            incidents = Ids(diagram, element => element.Incidents > 0),
            flows = diagram.Flows.Where(flow => flow.Taken > 0).Select(flow => flow.FlowId),
        });
    }

    private static IEnumerable<string> Ids(DiagramState diagram, Func<ElementCount, bool> counts) =>
        diagram.Elements.Where(counts).Select(element => element.ElementId);

    // A subprocess runs exactly while something in it runs, and that is what the reader wants to know.
    private static IEnumerable<string> CurrentSteps(CaseTexts texts, Bpmn.Model.ProcessModel model, DiagramState diagram) =>
        from element in diagram.Elements
        where element.Active > 0
        let node = model.Find(new(element.ElementId))
        where node is not null && node.Kind is not (Bpmn.Model.ElementKind.Subprocess or Bpmn.Model.ElementKind.EventSubprocess)
        select texts.WaitsFor(node, node.Name ?? element.ElementId);

    private async Task<ImmutableArray<CaseMoment>> HistoryAsync(
        CaseTexts texts, Bpmn.Model.ProcessModel model, long instanceKey, CancellationToken cancellationToken)
    {
        if (await instances.GetHistoryAsync(instanceKey, Scope, cancellationToken) is not { } steps)
            return [];
        var names = (await colleagues.OfAsync(context.SignedIn.AuthorityKey, cancellationToken))
            .ToDictionary(colleague => colleague.UserId, colleague => colleague.DisplayName, StringComparer.Ordinal);
        return new CaseStory(texts, model, WhoActed).Tell(steps);

        // Colleagues by name; who works at another authority is named by the authority alone.
        string? WhoActed(HistoryStep step) =>
            step.UserId is null ? null
            : names.GetValueOrDefault(step.UserId) is { } name ? name
            : step.AuthorityKey is { } key ? texts.AtAuthority(authorities.NameOf(key))
            : null;
    }
}
