using System.IO.Compression;
using System.Net;
using System.Text;
using MetroEGov.Host.Tests.Hosting;

namespace MetroEGov.Host.Tests.Api;

internal sealed class LibraryApiTests
{
    private const string Form = """{"id":"look","type":"default","components":[]}""";

    private static TestHost Host => SharedHost.Current;

    [Test]
    public async Task The_procedures_of_the_workflows_folder_are_there_from_the_start()
    {
        using var designer = await LibraryVisitor.OpenAsync(Host);

        var (status, list, _) = await designer.SendAsync(HttpMethod.Get, "");
        var permits = list.GetProperty("procedures").EnumerateArray().Single(item => item.GetProperty("id").GetString() == "permits");
        var (_, procedure, _) = await designer.SendAsync(HttpMethod.Get, "/permits");

        Assert.That(status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(permits.GetProperty("publishedVersion").GetInt32(), Is.EqualTo(1));
        Assert.That(permits.GetProperty("hasUnpublishedChanges").GetBoolean(), Is.False);
        Assert.That(
            procedure.GetProperty("files").EnumerateArray().Select(file => $"{file.GetProperty("name")} {file.GetProperty("kind")} {file.GetProperty("state")}"),
            Is.EqualTo(new[] { "permit.bpmn process published", "forms/permit-check.form form published" }));
        Assert.That(procedure.GetProperty("versions")[0].GetProperty("isInForce").GetBoolean(), Is.True);
    }

    [Test]
    public async Task A_procedure_is_made_once_and_its_id_has_a_rule()
    {
        using var designer = await LibraryVisitor.OpenAsync(Host);
        var id = LibraryVisitor.NewId();

        var (created, body, response) = await designer.PostAsync("", new { id, title = "Hundesteuer" });
        var (again, _, _) = await designer.PostAsync("", new { id, title = "Hundesteuer" });
        var (bad, problem, _) = await designer.PostAsync("", new { id = "../x", title = "x" });

        Assert.That(created, Is.EqualTo(HttpStatusCode.Created), body.ToString());
        Assert.That(response.Headers.Location?.ToString(), Is.EqualTo($"/api/library/{id}"));
        Assert.That(again, Is.EqualTo(HttpStatusCode.Conflict));
        Assert.That(bad, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(problem.GetProperty("detail").GetString(), Does.Contain("'../x'"));
    }

    [Test]
    public async Task A_file_is_saved_under_the_revision_that_was_seen()
    {
        using var designer = await LibraryVisitor.OpenAsync(Host);
        var id = await designer.NewProcedureAsync();

        var (first, saved, response) = await designer.PutAsync(id, "forms/look.form", Form, ifNoneMatch: "*");
        var (blind, _, _) = await designer.PutAsync(id, "forms/look.form", Form + " ");
        var (second, _, _) = await designer.PutAsync(id, "forms/look.form", Form + "\n", ifMatch: "\"1\"");
        var (late, conflict, _) = await designer.PutAsync(id, "forms/look.form", Form + "  ", ifMatch: "\"1\"");
        var (repeated, same, _) = await designer.PutAsync(id, "forms/look.form", Form + "\n", ifMatch: "\"1\"");
        var (unseen, _, _) = await designer.PutAsync(id, "forms/look.form", Form + "  ", ifNoneMatch: "*");

        Assert.That((first, blind, second, late, repeated, unseen), Is.EqualTo((
            HttpStatusCode.OK,
            HttpStatusCode.PreconditionRequired,
            HttpStatusCode.OK,
            HttpStatusCode.PreconditionFailed,
            HttpStatusCode.OK,
            HttpStatusCode.PreconditionFailed)));
        Assert.That((response.Headers.ETag?.Tag, saved.GetProperty("revision").GetInt32()), Is.EqualTo(("\"1\"", 1)));
        Assert.That(saved.GetProperty("changedBy").GetString(), Is.EqualTo("d.entwurf"));
        Assert.That(conflict.GetProperty("title").GetString(), Is.EqualTo("REVISION_CONFLICT"));
        Assert.That(conflict.GetProperty("current").GetProperty("revision").GetInt32(), Is.EqualTo(2));
        Assert.That(same.GetProperty("revision").GetInt32(), Is.EqualTo(2));
        Assert.That(await designer.TextAsync(id, "forms/look.form"), Is.EqualTo((HttpStatusCode.OK, "\"2\"", Form + "\n")));
        Assert.That(await designer.TextAsync(id, "forms/look.form?revision=1"), Is.EqualTo((HttpStatusCode.OK, "\"1\"", Form)));
        var (_, list, _) = await designer.SendAsync(HttpMethod.Get, $"/{id}/revisions/forms/look.form");
        Assert.That(list.GetProperty("revisions").EnumerateArray().Select(item => item.GetProperty("revision").GetInt32()), Is.EqualTo(new[] { 2, 1 }));
    }

    [Test]
    public async Task A_deleted_file_is_gone_but_its_revisions_stay()
    {
        using var designer = await LibraryVisitor.OpenAsync(Host);
        var id = await designer.NewProcedureAsync();
        await designer.PutAsync(id, "forms/look.form", Form, ifNoneMatch: "*");

        var (blind, _, _) = await designer.SendAsync(HttpMethod.Delete, $"/{id}/files/forms/look.form");
        var (wrong, _, _) = await designer.SendAsync(HttpMethod.Delete, $"/{id}/files/forms/look.form", ifMatch: "\"9\"");
        var (gone, _, _) = await designer.SendAsync(HttpMethod.Delete, $"/{id}/files/forms/look.form", ifMatch: "\"1\"");
        var (missing, _, _) = await designer.PutAsync(id, "forms/look.form", Form, ifMatch: "\"1\"");

        Assert.That((blind, wrong, gone, missing), Is.EqualTo((
            HttpStatusCode.PreconditionRequired, HttpStatusCode.PreconditionFailed, HttpStatusCode.NoContent, HttpStatusCode.NotFound)));
        Assert.That((await designer.TextAsync(id, "forms/look.form")).Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await designer.TextAsync(id, "forms/look.form?revision=1")).Text, Is.EqualTo(Form));
        var (_, again, _) = await designer.PutAsync(id, "forms/look.form", Form, ifNoneMatch: "*");
        Assert.That(again.GetProperty("revision").GetInt32(), Is.EqualTo(2));
    }

    [TestCase("..%2Fx.bpmn")]
    [TestCase("Upper.bpmn")]
    [TestCase("forms/x.bpmn")]
    [TestCase("x.form")]
    [TestCase("x.exe")]
    [TestCase("a/b/x.dmn")]
    public async Task A_file_with_another_name_is_refused(string name)
    {
        using var designer = await LibraryVisitor.OpenAsync(Host);
        var id = await designer.NewProcedureAsync();

        var (status, problem, _) = await designer.PutAsync(id, name, "x", ifNoneMatch: "*");

        Assert.That(status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(problem.GetProperty("detail").GetString(), Does.Contain("forms/NAME.form"));
        var (_, procedure, _) = await designer.SendAsync(HttpMethod.Get, $"/{id}");
        Assert.That(procedure.GetProperty("files").GetArrayLength(), Is.Zero);
    }

    [Test]
    public async Task A_file_over_the_limit_is_refused()
    {
        using var designer = await LibraryVisitor.OpenAsync(Host);
        var id = await designer.NewProcedureAsync();

        var (status, problem, _) = await designer.PutAsync(id, "x.bpmn", new string('x', (4 * 1024 * 1024) + 1), ifNoneMatch: "*");

        Assert.That(status, Is.EqualTo(HttpStatusCode.RequestEntityTooLarge));
        Assert.That(problem.GetProperty("title").GetString(), Is.EqualTo("FILE_TOO_LARGE"));
    }

    [Test]
    public async Task Validation_checks_a_text_that_is_not_saved()
    {
        using var designer = await LibraryVisitor.OpenAsync(Host);
        var id = await designer.NewProcedureAsync();
        await designer.PutAsync(id, "visit.bpmn", LibraryVisitor.Process(id), ifNoneMatch: "*");

        var (_, good, _) = await designer.PostAsync($"/{id}/validation", new { });
        var (_, bad, _) = await designer.PostAsync($"/{id}/validation", new { name = "visit.bpmn", text = "no drawing" });
        var (_, scenario, _) = await designer.PostAsync($"/{id}/validation", new { name = "scenarios/one.json", text = "{" });
        var (half, _, _) = await designer.PostAsync($"/{id}/validation", new { name = "visit.bpmn" });

        Assert.That(good.GetProperty("problems").EnumerateArray().Select(item => $"{item.GetProperty("severity")} {item.GetProperty("code")} {item.GetProperty("elementId")}"), Is.EqualTo(new[] { "warning unknown-form Look" }));
        Assert.That(bad.GetProperty("problems")[0].GetProperty("severity").GetString(), Is.EqualTo("error"));
        Assert.That(bad.GetProperty("problems")[0].GetProperty("resourceName").GetString(), Is.EqualTo($"{id}/visit.bpmn"));
        Assert.That(scenario.GetProperty("problems").EnumerateArray().Select(item => item.GetProperty("code").GetString()), Does.Contain("scenario-not-json"));
        Assert.That(half, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [Test]
    public async Task A_text_within_the_limit_is_validated_though_JSON_makes_it_larger()
    {
        using var designer = await LibraryVisitor.OpenAsync(Host);
        var id = await designer.NewProcedureAsync();

        var (status, answer, _) = await designer.PostAsync($"/{id}/validation", new { name = "forms/look.form", text = new string('\n', 3 * 1024 * 1024) });

        Assert.That(status, Is.EqualTo(HttpStatusCode.OK), answer.ToString());
        Assert.That(answer.GetProperty("problems")[0].GetProperty("resourceName").GetString(), Is.EqualTo($"{id}/forms/look.form"));
    }

    [Test]
    public async Task Publishing_takes_all_files_or_none()
    {
        using var designer = await LibraryVisitor.OpenAsync(Host);
        var id = await designer.NewProcedureAsync();
        await designer.PutAsync(id, "visit.bpmn", LibraryVisitor.Process(id), ifNoneMatch: "*");
        await designer.PutAsync(id, "forms/look.form", "{}", ifNoneMatch: "*");

        var (refused, problem, _) = await designer.PostAsync($"/{id}/publication", new { validFrom = "2031-01-01" });
        var (_, unpublished, _) = await designer.SendAsync(HttpMethod.Get, $"/{id}");
        await designer.PutAsync(id, "forms/look.form", Form, ifMatch: "\"1\"");
        var (wrongDate, _, _) = await designer.PostAsync($"/{id}/publication", new { validFrom = "soon" });
        var (done, publication, _) = await designer.PostAsync($"/{id}/publication", new { validFrom = "2031-01-01" });
        var (_, published, _) = await designer.SendAsync(HttpMethod.Get, $"/{id}");

        Assert.That((refused, wrongDate, done), Is.EqualTo((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest, HttpStatusCode.OK)), publication.ToString());
        Assert.That(problem.GetProperty("problems").EnumerateArray().Select(item => item.GetProperty("resourceName").GetString()), Does.Contain($"{id}/forms/look.form"));
        Assert.That(unpublished.GetProperty("versions").GetArrayLength(), Is.Zero);
        Assert.That(
            publication.GetProperty("definitions").EnumerateArray().Select(item => $"{item.GetProperty("kind")} {item.GetProperty("version")} {item.GetProperty("validFrom")}"),
            Is.EquivalentTo(new[] { "process 1 2031-01-01", "form 1 2031-01-01" }));
        Assert.That(published.GetProperty("files").EnumerateArray().Select(file => file.GetProperty("state").GetString()), Is.All.EqualTo("published"));
        Assert.That(published.GetProperty("versions")[0].GetProperty("isInForce").GetBoolean(), Is.False, "it takes effect in 2031");
        Assert.That(published.GetProperty("versions")[0].GetProperty("publishedBy").GetString(), Is.EqualTo("d.entwurf"));
    }

    [Test]
    public async Task The_archive_is_the_folder_of_the_procedure()
    {
        using var designer = await LibraryVisitor.OpenAsync(Host);
        var id = await designer.NewProcedureAsync();
        await designer.PutAsync(id, "forms/look.form", Form, ifNoneMatch: "*");

        await using var stream = await designer.Http.GetStreamAsync(new Uri($"/api/library/{id}/archive", UriKind.Relative));
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes);
        using var zip = new ZipArchive(bytes);

        Assert.That(zip.Entries.Select(entry => entry.FullName), Is.EqualTo(new[] { $"{id}/README.md", $"{id}/forms/look.form" }));
        using var reader = new StreamReader(zip.Entries[1].Open(), Encoding.UTF8);
        Assert.That(await reader.ReadToEndAsync(), Is.EqualTo(Form));
    }

    [TestCase("")]
    [TestCase("/permits")]
    [TestCase("/permits/files/permit.bpmn")]
    [TestCase("/permits/archive")]
    public async Task The_library_is_for_designers(string path)
    {
        using var clerk = await Host.SignedInAsync("a.petersen");

        var (status, problem) = await clerk.GetJsonAsync($"/api/library{path}");

        Assert.That(status, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(problem.GetProperty("title").GetString(), Is.EqualTo("PERMISSION_DENIED"));
    }

    [Test]
    public async Task With_a_cookie_a_change_needs_the_token_of_a_page()
    {
        using var designer = await Host.SignedInAsync("d.entwurf");

        var (status, _) = await designer.PostJsonAsync("/api/library", new { id = LibraryVisitor.NewId(), title = "x" });

        Assert.That(status, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [TestCase("/no-such")]
    [TestCase("/no-such/archive")]
    [TestCase("/permits/files/other.bpmn")]
    [TestCase("/permits/revisions/other.bpmn")]
    public async Task What_is_not_there_is_not_found(string path)
    {
        using var designer = await LibraryVisitor.OpenAsync(Host);

        Assert.That((await designer.SendAsync(HttpMethod.Get, path)).Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task A_restart_keeps_what_a_designer_changed()
    {
        var data = Directory.CreateTempSubdirectory("metroegov-library-").FullName;
        try
        {
            string text;
            await using (var host = await TestHost.StartAsync(data))
            {
                using var designer = await LibraryVisitor.OpenAsync(host);
                var (_, tag, xml) = await designer.TextAsync("permits", "permit.bpmn");
                text = xml.Replace("Antrag prüfen", "Antrag gründlich prüfen", StringComparison.Ordinal);
                Assert.That((await designer.PutAsync("permits", "permit.bpmn", text, ifMatch: tag)).Status, Is.EqualTo(HttpStatusCode.OK));
            }

            await using var again = await TestHost.StartAsync(data);
            using var next = await LibraryVisitor.OpenAsync(again);
            Assert.That(await next.TextAsync("permits", "permit.bpmn"), Is.EqualTo((HttpStatusCode.OK, "\"2\"", text)));
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }
}
