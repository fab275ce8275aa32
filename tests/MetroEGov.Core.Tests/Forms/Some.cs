using MetroEGov.Feel;
using MetroEGov.Forms;
using MetroEGov.Forms.Reading;

using NodaTime;

namespace MetroEGov.Core.Tests.Forms;

/// <summary>Forms and submissions for the tests of this folder.</summary>
internal static class Some
{
    /// <summary>2026-03-15, noon in Hamburg.</summary>
    public static readonly FeelEnvironment Environment = new(Instant.FromUtc(2026, 3, 15, 11, 0), DateTimeZoneProviders.Tzdb["Europe/Berlin"], 1);

    public static FormDefinition Form(string components)
    {
        var result = FormReader.Read($$"""{ "type": "default", "id": "some-form", "schemaVersion": 18, "components": [{{components}}] }""", "some.form");
        Assert.That(result.Problems, Is.Empty);
        return result.Form!;
    }

    public static FeelValue Data(string json = "{}") => FeelJson.Parse(json);

    public static FormPost Post(params (string Name, string Value)[] fields) =>
        FormPost.FromHtml(fields.GroupBy(field => field.Name).Select(group => KeyValuePair.Create(group.Key, group.Select(field => field.Value).ToArray())));

    public static FormPost JsonPost(string json) => FormPost.FromJson(FeelJson.Parse(json));

    /// <summary>The accepted data as JSON; fails when the submission is refused.</summary>
    public static string Accepted(FormDefinition form, FormPost post, string data = "{}")
    {
        var outcome = FormSubmission.Validate(form, Data(data), post, Environment);
        Assert.That(outcome, Is.TypeOf<FormOutcome.Accepted>(), outcome is FormOutcome.Refused refused ? string.Join("; ", refused.Errors) : "");
        Assert.That(((FormOutcome.Accepted)outcome).Data.TryToJson(out var json, out _));
        return json!;
    }

    /// <summary>The errors as <c>path: code</c>; empty when the submission is accepted.</summary>
    public static string[] Errors(FormDefinition form, FormPost post, string data = "{}") =>
        FormSubmission.Validate(form, Data(data), post, Environment) is FormOutcome.Refused refused
            ? [.. refused.Errors.Select(error => $"{error.Path}: {error.Code}")]
            : [];

    public static FormView View(FormDefinition form, string data = "{}", FormLanguage language = FormLanguage.German, FormPost? post = null) =>
        FormRendering.Render(form, Data(data), language, Environment, post);
}
