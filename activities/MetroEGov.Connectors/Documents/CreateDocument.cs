using System.Globalization;
using System.Text.Json;
using MetroEGov.Activities;
using MetroEGov.Activities.Documents;
using MetroEGov.Connectors.Templates;

namespace MetroEGov.Connectors.Documents;

/// <summary>A letter or notice to be made.</summary>
public sealed record CreateDocumentInput
{
    [Input("Title", LabelDe = "Titel", Description = "Liquid; also the title of the file for people who listen to it.",
        DescriptionDe = "Liquid; auch der Titel der Datei für Menschen, die sie sich vorlesen lassen.", Proposal = "Bescheid")]
    public required string Title { get; init; }

    [Input("Text", LabelDe = "Text", IsLongText = true,
        Description = "Liquid and a little Markdown: # heading, paragraphs, - lists, | tables | of two columns |. Placeholders: {{ applicant.name }}.",
        DescriptionDe = "Liquid und etwas Markdown: # Überschrift, Absätze, - Listen, | Tabellen | mit zwei Spalten |. Platzhalter: {{ applicant.name }}.",
        Proposal = "# Bescheid\n\nGeschäftszeichen: {{ case.businessKey }}\n\nSehr geehrte Damen und Herren,\n")]
    public required string Template { get; init; }

    [Input("Data", LabelDe = "Daten", Description = "A context with what the placeholders name: ={ applicant: applicant }.",
        DescriptionDe = "Ein Kontext mit dem, was die Platzhalter nennen: ={ applicant: applicant }.")]
    public IReadOnlyDictionary<string, JsonElement>? Data { get; init; }

    [Input("Language", LabelDe = "Sprache", AllowedValues = ["de", "en"], IsChosenInDrawing = true, Proposal = "de")]
    public string? Language { get; init; }

    [Input("File name", LabelDe = "Dateiname", Description = "Without it: made from the title.", DescriptionDe = "Ohne Angabe: aus dem Titel.")]
    public string? FileName { get; init; }
}

/// <summary>Makes a PDF from a template that the designer writes, and keeps it with the case.</summary>
/// <remarks>
/// The result is a reference; the bytes never become a variable. Repeated with the same key it gives the same document. Limits: template
/// 64 KiB, text 256 KiB, 5 MiB per document. Not implemented: images, signatures, PDF/A.
/// </remarks>
[Activity(
    "document:create",
    Title = "Document: create a PDF",
    TitleDe = "Dokument: PDF erstellen",
    Description = "Makes an accessible PDF from a text with placeholders and keeps it with the case.",
    DescriptionDe = "Erstellt aus einem Text mit Platzhaltern ein barrierefreies PDF und legt es zum Vorgang.",
    Keywords = ["PDF", "letter", "Bescheid", "Brief", "notice", "Schreiben", "template", "Vorlage"],
    IconPath = "M4 1.5h7l3.5 3.5v11.5H4ZM11 1.5v3.5h3.5M6.5 9h5.5M6.5 12h5.5",
    Idempotent = true)]
public sealed class CreateDocument : IActivity<CreateDocumentInput, DocumentReference>
{
    internal const string TemplateInvalid = "TEMPLATE_INVALID";

    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    private readonly IDocumentStore _documents;
    private readonly LiquidText _liquid;

    internal CreateDocument(IDocumentStore documents, LiquidText liquid)
    {
        _documents = documents;
        _liquid = liquid;
    }

    public async Task<ActivityResult<DocumentReference>> RunAsync(
        CreateDocumentInput input, ActivityContext context, CancellationToken cancellationToken)
    {
        var culture = input.Language == "en" ? English : German;
        var (title, titleProblem) = await _liquid.RenderAsync(
            "title", input.Title, input.Data, context, culture, Fluid.NullEncoder.Default).ConfigureAwait(false);
        var (text, textProblem) = await _liquid.RenderAsync(
            "template", input.Template, input.Data, context, culture, DocumentText.ValueEncoder).ConfigureAwait(false);
        var problems = new List<string>();
        problems.AddRange(new[] { titleProblem, textProblem }.OfType<string>());
        var blocks = text is null ? [] : DocumentText.Read(text, problems);
        if (problems.Count == 0 && (string.IsNullOrWhiteSpace(title) || blocks.IsEmpty))
            problems.Add("title and text must not be empty.");
        if (problems.Count > 0)
            return ActivityFailure.Permanent(TemplateInvalid, $"Element '{context.ElementId}': {string.Join(" ", problems)}");

        var heading = DocumentName.OneLine(title!);
        var pdf = PdfWriting.Write(heading, culture.Name, blocks, context.Now, FooterIn(culture));
        if (pdf.Length > IDocumentStore.MaximumBytes)
            return ActivityFailure.Permanent(TemplateInvalid, $"Element '{context.ElementId}': the document is larger than {IDocumentStore.MaximumBytes} bytes.");
        var name = DocumentName.Of(string.IsNullOrWhiteSpace(input.FileName) ? heading : input.FileName);
        return await _documents.KeepAsync(new NewDocument(name, "application/pdf", pdf), context, cancellationToken).ConfigureAwait(false);
    }

    private static Func<int, int, string> FooterIn(CultureInfo culture) => culture == English
        ? (number, count) => string.Create(CultureInfo.InvariantCulture, $"Page {number} of {count}")
        : (number, count) => string.Create(CultureInfo.InvariantCulture, $"Seite {number} von {count}");
}
