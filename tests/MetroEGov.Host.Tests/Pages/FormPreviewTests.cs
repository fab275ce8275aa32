using System.Net;
using System.Text;
using System.Text.Json;
using MetroEGov.Host.Tests.Hosting;

namespace MetroEGov.Host.Tests.Pages;

internal sealed class FormPreviewTests
{
    private const string Permit = """
        {
          "type": "default", "id": "permit",
          "components": [
            { "type": "textfield", "id": "F1", "key": "plate", "label": "Kennzeichen", "properties": { "label.en": "Number plate" } },
            { "type": "checkbox", "id": "F2", "key": "isResident", "label": "Wohnt hier" }
          ]
        }
        """;

    private static TestHost Host => SharedHost.Current;

    [TestCase("de", "Kennzeichen")]
    [TestCase("en", "Number plate")]
    public async Task Shows_the_fields_as_a_clerk_gets_them_in_either_language(string language, string label)
    {
        using var designer = await Host.SignedInAsync("d.entwurf");

        var page = await VisitedPage.OfAsync(await PreviewAsync(designer, $"?language={language}", Permit));

        Assert.That(page.Status, Is.EqualTo(200));
        Assert.That(page.Element("html").GetAttribute("lang"), Is.EqualTo(language));
        Assert.That(page.Element("label[for=" + page.Element("input[name=plate]").Id + "]").TextContent, Does.Contain(label));
        Assert.That(page.Document.QuerySelectorAll("script, form, nav"), Is.Empty, "There is nothing to run and nothing to send.");
    }

    [Test]
    public async Task Names_what_is_wrong_with_a_form_that_cannot_be_shown()
    {
        using var designer = await Host.SignedInAsync("d.entwurf");

        using var answer = await PreviewAsync(designer, "", """{ "type": "default", "id": "f", "components": [ { "type": "filepicker", "id": "F1", "key": "a" } ] }""");
        var problem = JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync());

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(problem.GetProperty("problems")[0].GetProperty("text").GetString(), Does.Contain("filepicker"));
    }

    [Test]
    public async Task Refuses_a_language_that_forms_do_not_have()
    {
        using var designer = await Host.SignedInAsync("d.entwurf");

        using var answer = await PreviewAsync(designer, "?language=fr", Permit);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("language"));
    }

    [Test]
    public async Task Refuses_more_than_a_file_may_have()
    {
        using var designer = await Host.SignedInAsync("d.entwurf");

        using var answer = await PreviewAsync(designer, "", new string(' ', (4 * 1024 * 1024) + 1));

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.RequestEntityTooLarge));
    }

    [Test]
    public async Task Is_not_for_clerks_and_not_without_the_token_of_a_page()
    {
        using var clerk = await Host.SignedInAsync("a.petersen");
        using var designer = await Host.SignedInAsync("d.entwurf");

        using var ofClerk = await PreviewAsync(clerk, "", Permit);
        using var content = Json(Permit);
        using var withoutToken = await designer.Http.PostAsync(new Uri("/designer/form-preview", UriKind.Relative), content);

        Assert.That(ofClerk.IsSuccessStatusCode, Is.False);
        Assert.That(withoutToken.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    private static async Task<HttpResponseMessage> PreviewAsync(Visitor visitor, string query, string schema)
    {
        var home = await visitor.FollowAsync(await visitor.Http.GetAsync(new Uri("/", UriKind.Relative)));
        var token = home.Element("input[name=__RequestVerificationToken]").GetAttribute("value")!;
        using var request = new HttpRequestMessage(HttpMethod.Post, "/designer/form-preview" + query) { Content = Json(schema) };
        request.Headers.Add("RequestVerificationToken", token);
        return await visitor.Http.SendAsync(request);
    }

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");
}
