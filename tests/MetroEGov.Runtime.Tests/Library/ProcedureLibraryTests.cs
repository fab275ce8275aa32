using MetroEGov.Runtime.Tests.Support;

namespace MetroEGov.Runtime.Tests.Library;

public sealed class ProcedureLibraryTests
{
    private static readonly Caller Designer = new("dora", Clerks.Hamburg, ["designer"]);
    private static readonly Caller Other = new("emil", Clerks.Hamburg, ["designer"]);

    [Test]
    public async Task Of_two_who_saw_the_same_revision_the_second_is_told_of_the_first()
    {
        await using var runtime = await TestRuntime.StartAsync();
        var library = await WithProcedureAsync(runtime);
        await library.SaveAsync("visit", "visit.bpmn", "one", null, Designer);

        var first = await library.SaveAsync("visit", "visit.bpmn", "two", 1, Designer);
        var second = await library.SaveAsync("visit", "visit.bpmn", "three", 1, Other);

        Assert.That(first, Is.InstanceOf<LibraryAnswer.Saved>());
        Assert.That((second as LibraryAnswer.Conflict)?.Current is { Revision: 2, ChangedBy: "dora" });
        Assert.That((await library.ReadAsync("visit", "visit.bpmn"))?.Text, Is.EqualTo("two"));
    }

    [Test]
    public async Task The_last_fifty_revisions_are_kept()
    {
        await using var runtime = await TestRuntime.StartAsync();
        var library = await WithProcedureAsync(runtime);
        for (var revision = 1; revision <= 52; revision++)
            await library.SaveAsync("visit", "visit.bpmn", $"text {revision}", revision == 1 ? null : revision - 1, Designer);

        var revisions = await library.ListRevisionsAsync("visit", "visit.bpmn");

        Assert.That((revisions.Length, revisions[0].Revision, revisions[^1].Revision), Is.EqualTo((50, 52, 3)));
        Assert.That(await library.ReadAsync("visit", "visit.bpmn", 2), Is.Null);
        Assert.That((await library.ReadAsync("visit", "visit.bpmn", 3))?.Text, Is.EqualTo("text 3"));
    }

    [Test]
    public async Task A_procedure_has_at_most_two_hundred_files()
    {
        await using var runtime = await TestRuntime.StartAsync();
        var library = await WithProcedureAsync(runtime);
        await library.ImportAsync([new ProcedureFiles("visit", "Visit", [.. Enumerable.Range(1, 200).Select(i => new DeployResource($"forms/f{i}.form", "{}"))])]);

        var answer = await library.SaveAsync("visit", "forms/more.form", "{}", null, Designer);

        Assert.That((answer as LibraryAnswer.Refused)?.Code, Is.EqualTo(LibraryRefusal.TooMany));
    }

    [Test]
    public async Task The_folder_replaces_a_file_only_while_no_designer_changed_it()
    {
        await using var runtime = await TestRuntime.StartAsync();
        var library = runtime.Get<ProcedureLibrary>();
        await library.ImportAsync([Folder("a1", "b1")]);
        await library.SaveAsync("visit", "a.dmn", "mine", 1, Designer);

        await library.ImportAsync([Folder("a2", "b2")]);

        Assert.That((await library.ReadAsync("visit", "a.dmn"))?.Text, Is.EqualTo("mine"));
        Assert.That((await library.ReadAsync("visit", "b.dmn"))?.Text, Is.EqualTo("b2"));
        Assert.That(await library.ListDesignedAsync(), Is.EquivalentTo(new[] { "visit/a.dmn" }));
        Assert.That((await library.ListAsync()).Single(), Has.Property("Title").EqualTo("A visit").And.Property("HasUnpublishedChanges").True);

        static ProcedureFiles Folder(string a, string b) => new("visit", "A visit", [new("a.dmn", a), new("b.dmn", b)]);
    }

    [Test]
    public async Task What_was_deployed_without_a_folder_is_a_procedure_named_after_the_file()
    {
        await using var runtime = await TestRuntime.StartAsync();
        var library = runtime.Get<ProcedureLibrary>();
        var one = Drawing.Row("dog", [Drawing.UserTask("a")]);
        var two = Drawing.Row("dog", [Drawing.UserTask("b")]);

        await runtime.DeployAsync(("Dog Tax.bpmn", one));
        await library.SaveAsync("dog-tax", "dog-tax.bpmn", "unpublished", 1, Designer);
        await runtime.DeployAsync(("Dog Tax.bpmn", two));

        var procedure = (await library.GetAsync("dog-tax"))!;
        Assert.That((await library.ReadAsync("dog-tax", "dog-tax.bpmn", 1))?.Text, Is.EqualTo(one));
        Assert.That((await library.ReadAsync("dog-tax", "dog-tax.bpmn"))?.Text, Is.EqualTo("unpublished"), "a text not yet published is never overwritten");
        Assert.That(procedure.Files.Single().State, Is.EqualTo(LibraryFileState.Changed));
        Assert.That(procedure.Versions.Select(version => (version.Definition.Version, version.IsInForce)), Is.EqualTo(new[] { (2, true), (1, false) }));
    }

    [Test]
    public async Task A_version_with_a_later_date_takes_effect_on_that_date()
    {
        await using var runtime = await TestRuntime.StartAsync();
        var library = await WithProcedureAsync(runtime);
        await library.SaveAsync("visit", "visit.bpmn", Drawing.Row("visit", [Drawing.UserTask("a")]), null, Designer);
        await library.PublishAsync("visit", null, Designer);
        await library.SaveAsync("visit", "visit.bpmn", Drawing.Row("visit", [Drawing.UserTask("b")]), 1, Designer);
        await library.PublishAsync("visit", new DateOnly(2026, 11, 25), Designer);

        var before = (await runtime.StartCaseAsync("visit")).Version;
        var shown = (await library.ListAsync()).Single().PublishedVersion;
        runtime.Clock.Advance(TimeSpan.FromDays(2));
        var after = (await runtime.StartCaseAsync("visit")).Version;

        Assert.That((before, shown, after), Is.EqualTo((1, 1, 2)));
        Assert.That((await library.ListAsync()).Single().PublishedVersion, Is.EqualTo(2));
        using var db = runtime.OpenDb();
        Assert.That(db.Instances.OrderBy(row => row.StartedAt).Select(row => row.Version).ToList(), Is.EqualTo(new[] { 1, 2 }), "the running case stays");
    }

    private static async Task<ProcedureLibrary> WithProcedureAsync(TestRuntime runtime)
    {
        var library = runtime.Get<ProcedureLibrary>();
        Assert.That(await library.CreateAsync("visit", "Visit", Designer), Is.InstanceOf<LibraryAnswer.Created>());
        return library;
    }
}
