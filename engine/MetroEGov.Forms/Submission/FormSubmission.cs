using System.Collections.Immutable;

using MetroEGov.Feel;
using MetroEGov.Forms.Evaluation;
using MetroEGov.Forms.Submission;

namespace MetroEGov.Forms;

/// <summary>What the server makes of a submission.</summary>
public abstract record FormOutcome
{
    private FormOutcome()
    {
    }

    /// <summary>The submission holds; <paramref name="Data"/> is a context with the values to write, JSON values only.</summary>
    public sealed record Accepted(FeelValue Data) : FormOutcome;

    /// <summary>At least one field is wrong; nothing is to be written. Show the form again with the post and these errors.</summary>
    public sealed record Refused(ImmutableArray<FieldError> Errors) : FormOutcome;
}

/// <summary>
/// Checks a submission on the server, by the form and the data of the case alone; what a browser checked before counts nothing.
/// </summary>
/// <remarks>
/// <para>Dropped without a word: unknown keys; fields that are disabled or hidden, or in a hidden container. Such fields are not
/// checked. A readonly field is written with the value that the server has for it and not checked either, since the person
/// could not mend it. A computed field is computed anew.</para>
/// <para>A dotted key (<c>person.name</c>) gives a nested context with only the form's own fields in it; merging it into a
/// variable that has more is the caller's part.</para>
/// </remarks>
public static class FormSubmission
{
    public static FormOutcome Validate(FormDefinition form, FeelValue inputData, FormPost post, FeelEnvironment environment)
    {
        var tree = FormTree.Build(form, inputData, post);
        FormRounds.Settle(tree, environment, isSubmit: true);

        var errors = ImmutableArray.CreateBuilder<FieldError>();
        foreach (var state in tree.All().Where(state => !state.IsHidden))
        {
            if (state is ListState { HasTooMany: true } list) errors.Add(FieldFault.TooManyItems(FormLimits.MaxItems).At(list.Path));
            if (state is FieldState field && FieldRules.Check(field, environment) is { } fault) errors.Add(fault.At(field.Path));
        }

        return errors.Count > 0
            ? new FormOutcome.Refused(errors.ToImmutable())
            : new FormOutcome.Accepted(FeelValue.Context(FormData.Accepted(tree.Components)));
    }
}
