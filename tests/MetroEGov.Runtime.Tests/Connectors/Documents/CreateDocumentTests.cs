using System.Collections.Concurrent;
using MetroEGov.Activities;
using MetroEGov.Activities.Documents;
using MetroEGov.Connectors.Documents;
using Microsoft.Extensions.DependencyInjection;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Tokens;

namespace MetroEGov.Runtime.Tests.Connectors.Documents;

/// <summary>The PDF as another library reads it: its text, its pages, and what people who listen to it depend on.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class CreateDocumentTests
{
    private const string Letter = """
        # Änderung der Abfallbehälter

        Geschäftszeichen: {{ case.businessKey }}\
        Datum: {{ case.today | date: "%d.%m.%Y" }}

        Guten Tag {{ applicant.name }},
        Ihr Antrag ist angekommen.

        ## Was wir aufstellen

        {% for bin in bins %}- {{ bin.litres }} Liter {{ bin.kind }}
        {% endfor %}
        | Angabe | Wert |
        |---|---|
        | Straße | {{ applicant.street }} |
        | Gebühr | {{ fee }} Euro |
        """;

    private static readonly object Data = new
    {
        applicant = new { name = "Zoë Đorđević-Łukasz", street = "Große Bleichen 3 | hinten" },
        bins = new[] { new { litres = 120, kind = "Bio" }, new { litres = 240, kind = "Rest" } },
        fee = 12.5m,
    };

    private readonly Store _store = new();

    [Test]
    public async Task Fills_the_text_and_keeps_a_PDF()
    {
        var outcome = await RunAsync(new { title = "Abfallbehälter {{ applicant.name }}", template = Letter, data = Data });

        var output = ((ActivityOutcome.Completed)outcome).Output;
        Assert.That(output.GetProperty("fileName").GetString(), Is.EqualTo("Abfallbehälter Zoë Đorđević-Łukasz.pdf"));
        Assert.That(output.GetProperty("mediaType").GetString(), Is.EqualTo("application/pdf"));
        using var pdf = Open();
        var words = string.Join(' ', pdf.GetPage(1).GetWords().Select(word => word.Text));
        Assert.Multiple(() =>
        {
            Assert.That(words, Does.Contain("Geschäftszeichen: VISIT-1"));
            Assert.That(words, Does.Match(@"Datum: \d\d\.\d\d\.\d{4}"));
            Assert.That(words, Does.Contain("Guten Tag Zoë Đorđević-Łukasz, Ihr Antrag ist angekommen."));
            Assert.That(words, Does.Contain("• 120 Liter Bio • 240 Liter Rest"));
            Assert.That(words, Does.Contain("Straße Große Bleichen 3 | hinten"));
            Assert.That(words, Does.Contain("Gebühr 12,5 Euro"));
            Assert.That(words, Does.Contain("Seite 1 von 1"));
        });
    }

    // Source: ISO 14289-1 §7.1 (tagged, title shown), §7.2 (natural language), §7.21.4.1 (embedded fonts).
    [Test]
    public async Task Can_be_listened_to()
    {
        await RunAsync(new { title = "Abfallbehälter", template = Letter, data = Data });

        using var pdf = Open();
        var catalog = pdf.Structure.Catalog.CatalogDictionary;
        Assert.Multiple(() =>
        {
            Assert.That(pdf.Information.Title, Is.EqualTo("Abfallbehälter"));
            Assert.That(((StringToken)catalog.Data["Lang"]).Data, Is.EqualTo("de-DE"));
            Assert.That(Dictionary(pdf, catalog.Data["MarkInfo"]).Data["Marked"], Is.EqualTo(BooleanToken.True));
            Assert.That(Dictionary(pdf, catalog.Data["ViewerPreferences"]).Data["DisplayDocTitle"], Is.EqualTo(BooleanToken.True));
            Assert.That(Tags(pdf), Is.EqualTo(new[]
            {
                "Document", "H1", "P", "P", "H2", "L", "LI", "Lbl", "LBody", "LI", "Lbl", "LBody",
                "Table", "TR", "TH", "TH", "TR", "TD", "TD", "TR", "TD", "TD",
            }));
            Assert.That(pdf.GetPage(1).GetMarkedContents().Any(content => content.IsArtifact), Is.True, "the page number is no content");
            Assert.That(pdf.GetPage(1).Letters.Select(letter => letter.FontName).Distinct(), Has.All.Contains("+Fira Sans"));
        });
    }

    [Test]
    public async Task Every_letter_is_an_artifact_or_tagged()
    {
        await RunAsync(new { title = "Lang", template = string.Join("\n\n", Enumerable.Repeat(Letter, 5)), data = Data });

        using var pdf = Open();
        foreach (var page in pdf.GetPages())
        {
            var marked = page.GetMarkedContents().Sum(LettersIn);
            Assert.That(marked, Is.EqualTo(page.Letters.Count), $"page {page.Number}");
        }

        static int LettersIn(MarkedContentElement content) => content.Letters.Count + content.Children.Sum(LettersIn);
    }

    [Test]
    public async Task Goes_on_on_further_pages_and_loses_nothing()
    {
        var words = Enumerable.Range(1, 3000).Select(number => $"w{number}").ToArray();

        await RunAsync(new
        {
            title = "Long",
            template = "# Heading\n\n" + string.Join(' ', words) + "\n\n| A | B |\n|---|---|\n| left | " + string.Join(' ', words) + " |\n\nend",
            language = "en",
        });

        using var pdf = Open();
        Assert.That(pdf.NumberOfPages, Is.GreaterThan(4));
        var text = string.Join(' ', pdf.GetPages().SelectMany(page => page.GetWords()).Select(word => word.Text));
        Assert.That(words.Where(word => text.Split(' ').Count(other => other == word) != 2), Is.Empty, "each stands once in the text and once in the table");
        Assert.That(text, Does.Contain($"Page {pdf.NumberOfPages} of {pdf.NumberOfPages}").And.Contain("end"));
        Assert.That(pdf.GetPages().SelectMany(page => page.Letters).All(letter => letter.Location.X >= 70 && letter.EndBaseLine.X <= 540), Is.True);
    }

    [Test]
    public async Task A_value_cannot_change_the_structure()
    {
        await RunAsync(new
        {
            title = "Value",
            template = "# Notice\n\n{{ name }}\n\n- {{ name }}\n\n| Name | {{ name }} |",
            data = new { name = "# You win\n\n- <b>all</b> | of & it {{ case.key }}" },
        });

        using var pdf = Open();
        Assert.That(Tags(pdf), Is.EqualTo(new[] { "Document", "H1", "P", "L", "LI", "Lbl", "LBody", "Table", "TR", "TD", "TD" }));
        var text = string.Join(' ', pdf.GetPage(1).GetWords().Select(word => word.Text));
        Assert.That(text, Does.Contain("# You win - <b>all</b> | of & it {{ case.key }}"));
    }

    [TestCase("{{ applicant.nme }}", "'applicant.nme'")]
    [TestCase("{{ aplicant.name }}", "'aplicant")]
    [TestCase("{{ applicant.name ", "template:")]
    [TestCase("{% include 'x' %}", "template:")]
    [TestCase("{{ applicant.name | shout }}", "shout")]
    [TestCase("{% for i in (1..1000000) %}x{% endfor %}", "template:")]
    [TestCase("| a | b | c |", "line 1: a table has two columns here, found 3")]
    [TestCase("  ", "must not be empty")]
    public async Task A_template_that_cannot_be_filled_is_for_a_person(string template, string told)
    {
        var outcome = await RunAsync(new { title = "T", template, data = Data });

        Assert.That(outcome, Is.InstanceOf<ActivityOutcome.Failed>());
        var failure = ((ActivityOutcome.Failed)outcome).Failure;
        Assert.That((failure.Code, failure.IsTransient), Is.EqualTo(("TEMPLATE_INVALID", false)));
        Assert.That(failure.Message, Does.Contain(told).And.Contain("'Task_Ask'").And.Not.Contain("Zoë"));
        Assert.That(_store.Kept, Is.Empty);
    }

    [Test]
    public async Task A_value_that_is_there_and_empty_is_no_mistake()
    {
        var outcome = await RunAsync(new { title = "T", template = "a{{ none }}b{% if none %}c{% endif %}", data = new { none = (string?)null } });

        Assert.That(outcome, Is.InstanceOf<ActivityOutcome.Completed>());
    }

    [TestCase("../../etc/passwd", "etc passwd.pdf")]
    [TestCase("a\r\nb\u202Efdp.exe", "a b fdp.exe.pdf")]
    [TestCase("Bescheid.PDF", "Bescheid.pdf")]
    [TestCase("...", "document.pdf")]
    public void A_file_name_is_only_a_name(string text, string expected) =>
        Assert.That(DocumentName.Of(text), Is.EqualTo(expected));

    private Task<ActivityOutcome> RunAsync(object input)
    {
        var services = new ServiceCollection()
            .AddSingleton<IDocumentStore>(_store)
            .AddSingleton(TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"))
            .AddDocumentActivity()
            .BuildServiceProvider();
        return ActivityCatalog.Empty.WithDocuments().Find("document:create")!
            .InvokeAsync(services, Some.Json(input), Some.Context(), CancellationToken.None);
    }

    private PdfDocument Open() => PdfDocument.Open(_store.Kept.Single().Content.ToArray());

    /// <summary>The tags of the structure tree, in reading order.</summary>
    private static List<string> Tags(PdfDocument pdf)
    {
        var tags = new List<string>();
        Walk(pdf.Structure.Catalog.CatalogDictionary.Data["StructTreeRoot"]);
        return tags;

        void Walk(IToken token)
        {
            switch (Resolve(pdf, token))
            {
                case ArrayToken list:
                    foreach (var item in list.Data)
                        Walk(item);
                    break;
                case DictionaryToken element:
                    if (element.Data.TryGetValue("S", out var tag))
                        tags.Add(((NameToken)tag).Data);
                    if (element.Data.TryGetValue("K", out var children))
                        Walk(children);
                    break;
            }
        }
    }

    private static DictionaryToken Dictionary(PdfDocument pdf, IToken token) => (DictionaryToken)Resolve(pdf, token);

    private static IToken Resolve(PdfDocument pdf, IToken token) =>
        token is IndirectReferenceToken reference ? pdf.Structure.GetObject(reference.Data).Data : token;

    private sealed class Store : IDocumentStore
    {
        public ConcurrentQueue<NewDocument> Kept { get; } = new();

        public Task<DocumentReference> KeepAsync(NewDocument document, ActivityContext context, CancellationToken cancellationToken)
        {
            Kept.Enqueue(document);
            return Task.FromResult(new DocumentReference
            {
                DocumentId = "1",
                FileName = document.FileName,
                MediaType = document.MediaType,
                SizeBytes = document.Content.Length,
                Sha256 = new string('0', 64),
            });
        }

        public Task<DocumentContent?> ReadAsync(string documentId, ActivityContext context, CancellationToken cancellationToken) =>
            Task.FromResult<DocumentContent?>(null);
    }
}
