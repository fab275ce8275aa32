using System.Net.Http.Headers;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using MetroEGov.Host.Tests.Hosting;

namespace MetroEGov.Host.Tests.Pages;

internal sealed class LibraryPageTests
{
    private static TestHost Host => SharedHost.Current;

    [Test]
    public async Task The_list_names_version_and_state_of_each_procedure()
    {
        using var designer = await Host.SignedInAsync("d.entwurf");

        var page = await designer.PageAsync("/designer");

        var row = page.Document.QuerySelectorAll("[data-test=procedures] tbody tr").Single(row => row.QuerySelector(".site-sub")!.TextContent == "permits");
        Assert.That(row.QuerySelectorAll("td").Skip(1).Take(4).Select(cell => cell.TextContent.Trim()), Is.EqualTo(new[] { "1", "01.01.2020", "alles veröffentlicht", "2" }));
    }

    [Test]
    public async Task A_procedure_is_made_filled_published_and_run_without_scripts()
    {
        using var designer = await Host.SignedInAsync("d.entwurf");
        var id = LibraryVisitor.NewId();

        var page = await designer.SubmitAsync((await designer.PageAsync("/designer")).Form("/designer"), new() { ["id"] = id, ["title"] = "Hundesteuer" });
        Assert.That(page.Heading, Is.EqualTo("Hundesteuer"));
        foreach (var (kind, name) in new[] { ("Process", "main"), ("Decision", "fee"), ("Form", "data"), ("Scenario", "way") })
            page = await designer.SubmitAsync(page.Form("/new-file"), new() { ["kind"] = kind, ["name"] = name });

        Assert.That(
            page.Document.QuerySelectorAll("[data-test=files] tbody tr td:first-child a").Select(link => link.GetAttribute("href")),
            Is.EqualTo(new[] { "main.bpmn", "fee.dmn", "forms/data.form", "scenarios/way.json" }.Select(file => $"/designer/{id}/files/{file}")));
        var published = await designer.SubmitAsync(page.Form("/publish"), new() { ["validFrom"] = "2031-01-01" });
        Assert.That(published.Text, Does.Contain("tritt am 01.01.2031 in Kraft"), published.Document.QuerySelector("[data-test=problems]")?.TextContent);
        var results = await designer.SubmitAsync(published.Form("/scenarios"));
        Assert.That(results.Text, Does.Contain("1 bestanden, 0 fehlgeschlagen"));
    }

    [Test]
    public async Task A_refused_publication_lists_the_problems_with_their_places()
    {
        using var designer = await Host.SignedInAsync("d.entwurf");
        var page = await NewProcedureAsync(designer);
        var id = page.Path.Split('?')[0].Split('/')[^1];
        page = await UploadAsync(designer, page, "Visit One.bpmn", LibraryVisitor.Process(id).Replace("targetRef=\"End\"", "targetRef=\"Nowhere\"", StringComparison.Ordinal));

        var refused = await designer.SubmitAsync(page.Form("/publish"));

        Assert.That((refused.Status, refused.Document.Title), Is.EqualTo((400, "Fehler: Test – MetroEGov")));
        Assert.That(refused.Text, Does.Contain("Nicht veröffentlicht"));
        Assert.That(
            refused.Document.QuerySelectorAll("[data-test=problems] a").Select(link => link.GetAttribute("href")),
            Does.Contain($"/designer/{id}/files/visit-one.bpmn#element=F2"));
        Assert.That(refused.Document.QuerySelector("[data-test=versions]"), Is.Null);
    }

    [Test]
    public async Task A_file_is_deleted_after_a_question_and_an_earlier_revision_comes_back()
    {
        using var designer = await Host.SignedInAsync("d.entwurf");
        var page = await NewProcedureAsync(designer);
        var id = page.Path.Split('?')[0].Split('/')[^1];
        page = await UploadAsync(designer, page, "a.form", """{"id":"one","type":"default","components":[]}""");
        page = await UploadAsync(designer, page, "a.form", """{"id":"two","type":"default","components":[]}""");

        var revisions = await designer.PageAsync($"/designer/{id}/revisions/forms/a.form");
        await designer.SubmitAsync(revisions.Form("/restore/forms/a.form"));
        Assert.That(await designer.Http.GetStringAsync(new Uri($"/api/library/{id}/files/forms/a.form", UriKind.Relative)), Does.Contain("\"one\""));

        var question = await designer.PageAsync($"/designer/{id}/delete/forms/a.form");
        Assert.That(question.Heading, Is.EqualTo("„forms/a.form“ löschen?"));
        var stale = await designer.SubmitAsync(question.Form("/delete/forms/a.form"), new() { ["seen"] = "1" });
        Assert.That((stale.Status, stale.Document.QuerySelector("[data-test=files]") is not null), Is.EqualTo((409, true)));
        var gone = await designer.SubmitAsync(question.Form("/delete/forms/a.form"));
        Assert.That(gone.Document.QuerySelector("[data-test=files]"), Is.Null);
    }

    [TestCase("permits", 409)]
    [TestCase("Nicht So", 400)]
    public async Task An_id_that_cannot_be_taken_comes_back_with_what_was_entered(string id, int status)
    {
        using var designer = await Host.SignedInAsync("d.entwurf");

        var page = await designer.SubmitAsync((await designer.PageAsync("/designer")).Form("/designer"), new() { ["id"] = id, ["title"] = "Hundesteuer" });

        Assert.That(page.Status, Is.EqualTo(status));
        Assert.That(page.Element("#title").GetAttribute("value"), Is.EqualTo("Hundesteuer"));
    }

    [Test]
    public async Task Every_input_of_the_library_has_a_label_and_no_page_its_own_scripts()
    {
        using var designer = await Host.SignedInAsync("d.entwurf", "en-GB");

        foreach (var path in new[] { "/designer", "/designer/permits", "/designer/permits/revisions/permit.bpmn", "/designer/permits/delete/permit.bpmn" })
        {
            var page = await designer.PageAsync(path);
            Assert.That(page.Status, Is.EqualTo(200), path);
            Assert.That(page.Document.QuerySelectorAll("h1").Length, Is.EqualTo(1), path);
            Assert.That(page.Document.QuerySelectorAll("script:not([src]), style, [style], [onclick]"), Is.Empty, path);
            foreach (var input in page.Document.QuerySelectorAll("main input:not([type=hidden]), main select, main textarea"))
                Assert.That(page.Document.QuerySelector($"label[for='{input.Id}']"), Is.Not.Null, $"{path}: {input.OuterHtml}");
        }
    }

    [TestCase("/designer/no-such")]
    [TestCase("/designer/permits/delete/other.bpmn")]
    [TestCase("/designer/permits/revisions/other.bpmn")]
    public async Task What_is_not_there_is_not_found(string path)
    {
        using var designer = await Host.SignedInAsync("d.entwurf");

        Assert.That((await designer.PageAsync(path)).Status, Is.EqualTo(404));
    }

    private static async Task<VisitedPage> NewProcedureAsync(Visitor designer) => await designer.SubmitAsync(
        (await designer.PageAsync("/designer")).Form("/designer"), new() { ["id"] = LibraryVisitor.NewId(), ["title"] = "Test" });

    private static async Task<VisitedPage> UploadAsync(Visitor designer, VisitedPage page, string name, string text)
    {
        var form = page.Form("/upload");
        using var file = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
        file.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        using var content = new MultipartFormDataContent
        {
            { new StringContent(form.QuerySelector<IHtmlInputElement>("input[name=__RequestVerificationToken]")!.Value), "__RequestVerificationToken" },
            { file, "files", name },
        };
        return await designer.FollowAsync(await designer.Http.PostAsync(new Uri(form.GetAttribute("action")!, UriKind.Relative), content));
    }
}
