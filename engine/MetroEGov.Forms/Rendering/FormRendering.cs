using MetroEGov.Feel;
using MetroEGov.Forms.Evaluation;
using MetroEGov.Forms.Rendering;

namespace MetroEGov.Forms;

/// <summary>Evaluates a form for showing it: first with the data of the case, later again with what was submitted and its errors.</summary>
public static class FormRendering
{
    /// <param name="inputData">A context: the variables that the task may see. Anything else counts as empty.</param>
    /// <param name="post">What was submitted before, so that the input is kept; null at first.</param>
    /// <param name="errors">Of <see cref="FormOutcome.Refused"/>.</param>
    public static FormView Render(
        FormDefinition form,
        FeelValue inputData,
        FormLanguage language,
        FeelEnvironment environment,
        FormPost? post = null,
        IReadOnlyCollection<FieldError>? errors = null)
    {
        var tree = FormTree.Build(form, inputData, post);
        FormRounds.Settle(tree, environment, isSubmit: false);
        var writer = new ViewWriter(language, environment, (errors ?? []).ToLookup(error => error.Path, error => error.In(language), StringComparer.Ordinal));
        return new(form.Id, language, writer.Write(tree.Components));
    }
}
