using MetroEGov.Forms;
using MetroEGov.Host.Pages.Cases;
using MetroEGov.Host.Pages.Forms;
using MetroEGov.Host.Security.Accounts;
using MetroEGov.Host.Security.Views;
using MetroEGov.Runtime;

namespace MetroEGov.Host.Pages.Tasks;

/// <summary>Gathers what the pages of tasks show, for the one who is signed in.</summary>
public sealed class TaskPages(
    PageContext context, UserTasks tasks, TaskForms forms, Colleagues colleagues, ProcedureNames procedures, CaseViews views, TimeProvider clock)
{
    public async Task<IResult> ListAsync(TaskSearch search, string? notice, CancellationToken cancellationToken)
    {
        var requester = context.SignedIn;
        var page = await tasks.ListAsync(requester.ToCaller(), search.ToFilter(), search.ToPageRequest(), cancellationToken);
        var names = await NamesAsync(cancellationToken);
        var rows = new List<TaskRow>();
        foreach (var task in page.Items)
        {
            rows.Add(new TaskRow(
                task,
                await procedures.OfAsync(task.ProcessId, cancellationToken),
                HolderName(task, names),
                task.Assignee == requester.UserId,
                task.DueDate < clock.GetUtcNow()));
        }

        return PageAnswer.Page<TaskListPage>(new TaskListModel(search, [.. rows], page.TotalCount, notice));
    }

    /// <summary>The page of one task as it stands; 404 when the reader may not see it.</summary>
    /// <param name="shown">What was posted, with errors, when the form is to be shown again.</param>
    public async Task<IResult> ShowAsync(
        long taskKey, TaskView shown, int status, CancellationToken cancellationToken)
    {
        var requester = context.SignedIn;
        var detail = await tasks.GetAsync(taskKey, requester.ToCaller(), cancellationToken);
        if (detail is null)
            return PageAnswer.NotFound();
        var names = await NamesAsync(cancellationToken);
        var model = new TaskModel
        {
            Task = detail.Task,
            Hold = HoldOf(detail.Task, requester.UserId),
            ProcedureName = await procedures.OfAsync(detail.Task.ProcessId, cancellationToken),
            HolderName = HolderName(detail.Task, names),
            Notice = shown.Notice,
            PageErrors = shown.PageErrors,
            CommandId = shown.CommandId ?? Guid.NewGuid().ToString("N"),
            Back = shown.Back,
        };
        if (model.Hold == TaskHold.Me)
        {
            await views.RecordAsync(requester, CaseViewKind.TaskData, detail.Task.InstanceKey, taskKey, cancellationToken);
            model = WithForm(model, detail, shown) with
            {
                HasCertificate = Certificate.Find(detail.Variables) is not null,
                Colleagues = await colleagues.ForTaskAsync(taskKey, requester, cancellationToken),
            };
        }

        return PageAnswer.Page<TaskPage>(model, status);
    }

    /// <summary>The certificate that a task hands out; 404 unless the reader holds the task.</summary>
    public async Task<IResult> CertificateAsync(long taskKey, AuthorityNames authorities, CancellationToken cancellationToken)
    {
        var requester = context.SignedIn;
        if (await tasks.GetAsync(taskKey, requester.ToCaller(), cancellationToken) is not { } detail
            || detail.Task.Assignee != requester.UserId
            || Certificate.Find(detail.Variables) is not { } certificate)
            return PageAnswer.NotFound();
        await views.RecordAsync(requester, CaseViewKind.Certificate, detail.Task.InstanceKey, taskKey, cancellationToken);
        var here = authorities.NameOf(requester.AuthorityKey);
        return PageAnswer.Page<CertificatePage>(
            new CertificateModel(certificate, certificate.IssuedBy ?? here, here, $"/tasks/{taskKey}"));
    }

    private TaskModel WithForm(TaskModel model, TaskDetail detail, TaskView shown)
    {
        if (detail is not { Form: not null, ApplicationDate: { } applicationDate })
            return model;
        var form = forms.Read(detail.Form);
        var post = shown.Post ?? (detail.Draft is { } draft ? PostedForm.FromDraft(draft)?.ToPost() : null);
        var view = forms.Show(form, detail.Variables, applicationDate, context.Language, post, shown.Errors);
        var submit = view.All().FirstOrDefault(component => component is { Kind: ComponentKind.Button, Action: ButtonAction.Submit });
        return model with
        {
            Form = view,
            SubmitLabel = string.IsNullOrWhiteSpace(submit?.Label) ? null : submit.Label,
            FormAdapts = form.AllComponents().Any(component => component.Hide is not null || component is ComputedField),
        };
    }

    private static TaskHold HoldOf(TaskSummary task, string userId) => task switch
    {
        { Status: not UserTaskStatus.Created } => TaskHold.Closed,
        { Assignee: null } => TaskHold.Nobody,
        _ => task.Assignee == userId ? TaskHold.Me : TaskHold.Colleague,
    };

    private async Task<Dictionary<string, string>> NamesAsync(CancellationToken cancellationToken) =>
        (await colleagues.OfAsync(context.SignedIn.AuthorityKey, cancellationToken))
            .ToDictionary(colleague => colleague.UserId, colleague => colleague.DisplayName, StringComparer.Ordinal);

    // Somebody of another authority stays unnamed: who works there is not this reader's business.
    private string? HolderName(TaskSummary task, Dictionary<string, string> names) => task.Assignee is null
        ? null
        : names.GetValueOrDefault(task.Assignee, new TaskTexts(context.Language).Colleague);
}

/// <summary>What a task's page shows beyond the task itself, when it comes back from a form.</summary>
public sealed record TaskView(string Back)
{
    public string? Notice { get; init; }

    public FormPost? Post { get; init; }

    public IReadOnlyCollection<FieldError>? Errors { get; init; }

    public IReadOnlyList<(string FieldId, string Text)> PageErrors { get; init; } = [];

    public string? CommandId { get; init; }
}
