using System.Collections.Concurrent;
using System.Text.Json;
using MetroEGov.Feel;
using MetroEGov.Forms;
using MetroEGov.Forms.Reading;
using MetroEGov.Host.Setup;
using MetroEGov.Regions;
using MetroEGov.Runtime;
using NodaTime;

namespace MetroEGov.Host.Pages.Forms;

/// <summary>Reads the forms of tasks and shows them with the data of the case. Thread-safe.</summary>
public sealed class TaskForms(RegionByDay region, TimeProvider clock, TimeZoneInfo zone)
{
    // A host deploys few forms; the schema is the key because an embedded form has neither id nor version.
    private const int FormsKept = 500;

    private readonly ConcurrentDictionary<string, FormDefinition> _forms = new(StringComparer.Ordinal);
    private readonly DateTimeZone _zone = DateTimeZoneProviders.Tzdb[zone.Id];

    /// <summary>Deployment refuses forms with problems, so that a stored one can always be read.</summary>
    /// <exception cref="InvalidDataException">The stored form cannot be read.</exception>
    public FormDefinition Read(TaskForm form)
    {
        if (_forms.TryGetValue(form.Schema, out var known))
            return known;
        var result = FormReader.Read(form.Schema, form.FormId ?? "embedded form");
        var definition = result.Form
            ?? throw new InvalidDataException($"The deployed form '{form.FormId}' version {form.Version} has {result.Problems.Length} problems.");
        if (_forms.Count >= FormsKept)
            _forms.Clear();
        return _forms.GetOrAdd(form.Schema, definition);
    }

    /// <param name="applicationDate">Of the case: the region is shown as it was then, which is also what the answer is checked against.</param>
    public FormView Show(
        FormDefinition form,
        JsonElement variables,
        DateOnly applicationDate,
        Language language,
        FormPost? post = null,
        IReadOnlyCollection<FieldError>? errors = null) =>
        FormRendering.Render(
            form, Value(variables, applicationDate), language.IsEnglish ? FormLanguage.English : FormLanguage.German, Environment(), post, errors);

    private FeelEnvironment Environment() =>
        new(Instant.FromDateTimeOffset(clock.GetUtcNow()), _zone, seed: 0);

    /// <summary>Forms read the region's directory beside the variables of the task, as expressions of processes do.</summary>
    private FeelValue Value(JsonElement variables, DateOnly applicationDate)
    {
        if (!FeelJson.TryRead(variables, out var value, out var refusal))
            throw new InvalidDataException($"The variables of a task cannot be read: {refusal}");
        return value.TryGetContext(out var context) ? FeelValue.Context(context.With(RegionVariable.Name, region.On(applicationDate))) : value;
    }
}
