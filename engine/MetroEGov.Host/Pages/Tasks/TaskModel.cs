using MetroEGov.Forms;
using MetroEGov.Host.Security.Accounts;
using MetroEGov.Runtime;

namespace MetroEGov.Host.Pages.Tasks;

/// <summary>Who holds a task, as its reader sees it.</summary>
public enum TaskHold
{
    Nobody,
    Me,
    Colleague,
    Closed,
}

/// <summary>Everything on the page of one task. The form is there only for who holds the task.</summary>
public sealed record TaskModel
{
    public required TaskSummary Task { get; init; }

    public required TaskHold Hold { get; init; }

    public required string ProcedureName { get; init; }

    public string? HolderName { get; init; }

    public FormView? Form { get; init; }

    /// <summary>The label of the form's own submit button; null: the page's.</summary>
    public string? SubmitLabel { get; init; }

    /// <summary>Answers decide which questions are shown, so that the page offers to show the form anew.</summary>
    public bool FormAdapts { get; init; }

    /// <summary>The task hands out a certificate, which has a page of its own for printing.</summary>
    public bool HasCertificate { get; init; }

    /// <summary>Those to whom the task may be handed over.</summary>
    public IReadOnlyList<Colleague> Colleagues { get; init; } = [];

    /// <summary>A name of <see cref="TaskTexts.NoticeOf"/>.</summary>
    public string? Notice { get; init; }

    /// <summary>Errors outside of the form: id of the field and text.</summary>
    public IReadOnlyList<(string FieldId, string Text)> PageErrors { get; init; } = [];

    /// <summary>Goes with the form, so that a double click completes once and both clicks get the same answer.</summary>
    public required string CommandId { get; init; }

    public required string Back { get; init; }

    public IReadOnlyList<(string FieldId, string Text)> Errors =>
        [.. FormErrors().Concat(PageErrors)];

    private IEnumerable<(string, string)> FormErrors() =>
        from view in Form?.All() ?? []
        where view.Errors.Length > 0
        select (view.Id, view.Label.Length > 0 ? $"{view.Label}: {string.Join(" ", view.Errors)}" : string.Join(" ", view.Errors));
}
