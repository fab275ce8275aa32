using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Fluid;
using Fluid.Values;
using MetroEGov.Activities;

namespace MetroEGov.Connectors.Templates;

/// <summary>
/// Fills a template in Liquid with the data of a case. Names that the data do not have are a problem, not an empty place in a letter.
/// Bounded in steps and depth; a template reads no files and calls no code. Safe for concurrent use.
/// </summary>
/// <remarks>
/// Beside the data a template knows <c>case</c>: <c>key</c>, <c>businessKey</c>, <c>accepting</c>, <c>competent</c> (names of authorities)
/// and <c>today</c> (ISO date in the region's zone).
/// </remarks>
internal sealed class LiquidText(TimeZoneInfo zone)
{
    private const int MostSteps = 50_000;
    private const int LargestTemplate = 64 * 1024;
    private const int LargestResult = 256 * 1024;

    private static readonly FluidParser Parser = new();

    /// <param name="name">What the template is, for messages.</param>
    /// <param name="encoder">What happens to values; the template's own text stays as it is.</param>
    /// <returns>The text, or what is wrong with the template; never a value.</returns>
    public async Task<(string? Text, string? Problem)> RenderAsync(
        string name, string template, IReadOnlyDictionary<string, JsonElement>? data, ActivityContext run, CultureInfo culture, TextEncoder encoder)
    {
        if (template.Length > LargestTemplate)
            return (null, $"{name}: longer than {LargestTemplate} characters.");
        if (!Parser.TryParse(template, out var parsed, out var error))
            return (null, $"{name}: {error}");

        var missing = new SortedSet<string>(StringComparer.Ordinal);
        var context = new TemplateContext(Options(culture, missing));
        var values = new TemplateData(missing);
        foreach (var (key, value) in data ?? new Dictionary<string, JsonElement>())
            context.SetValue(key, values.Of(key, value));
        context.SetValue("case", values.Of("case", CaseOf(run)));
        string text;
        try
        {
            text = await parsed.RenderAsync(context, encoder).ConfigureAwait(false);
        }
        catch (FileNotFoundException)
        {
            return (null, $"{name}: a template includes no other one.");
        }
        catch (Exception problem) when (problem is InvalidOperationException or FluidException)
        {
            return (null, $"{name}: {problem.Message}");
        }

        return missing.Count > 0 ? (null, $"{name}: no data for {string.Join(", ", missing.Select(one => $"'{one}'"))}. Add it to the input 'data'.")
            : text.Length > LargestResult ? (null, $"{name}: longer than {LargestResult} characters when filled.")
            : (text, null);
    }

    private TemplateOptions Options(CultureInfo culture, SortedSet<string> missing) => new()
    {
        CultureInfo = culture,
        TimeZone = zone,
        MaxSteps = MostSteps,
        MaxRecursion = 20,
        StrictFilters = true,
        Undefined = path =>
        {
            missing.Add(path);
            return ValueTask.FromResult<FluidValue>(NilValue.Instance);
        },
    };

    private JsonElement CaseOf(ActivityContext run) => JsonSerializer.SerializeToElement(
        new
        {
            key = run.CaseKey,
            run.BusinessKey,
            accepting = run.AcceptingAuthority?.Name,
            competent = run.CompetentAuthority?.Name,
            today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(run.Now, zone).DateTime),
        },
        ActivityJson.Options);
}
