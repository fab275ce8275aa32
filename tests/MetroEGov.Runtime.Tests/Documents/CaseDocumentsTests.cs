using MetroEGov.Activities;
using MetroEGov.Activities.Documents;
using MetroEGov.Runtime.Tests.Support;

namespace MetroEGov.Runtime.Tests.Documents;

public sealed class CaseDocumentsTests
{
    private const string Visible = "metroegov:visibleTo";

    [Test]
    public async Task A_repeated_run_finds_its_document_also_after_a_restart()
    {
        var runtime = await TestRuntime.StartAsync();
        var first = await runtime.Get<CaseDocuments>().KeepAsync(Pdf(1), Run("16777216", "9"), CancellationToken.None);

        await using var next = await runtime.KillAndStartAgainAsync();
        var second = await next.Get<CaseDocuments>().KeepAsync(Pdf(2), Run("16777216", "9"), CancellationToken.None);
        var other = await next.Get<CaseDocuments>().KeepAsync(Pdf(2), Run("16777216", "10"), CancellationToken.None);

        Assert.That(second, Is.EqualTo(first));
        Assert.That(other.DocumentId, Is.Not.EqualTo(first.DocumentId));
        var content = await next.Get<CaseDocuments>().ReadAsync(first.DocumentId, Run("16777216", "11"), CancellationToken.None);
        Assert.That(content!.Content.ToArray(), Is.EqualTo(new byte[] { 1 }));
    }

    [Test]
    public async Task An_activity_reads_documents_of_its_own_case_only()
    {
        await using var runtime = await TestRuntime.StartAsync();
        var kept = await runtime.Get<CaseDocuments>().KeepAsync(Pdf(1), Run("16777216", "9"), CancellationToken.None);

        Assert.That(await runtime.Get<CaseDocuments>().ReadAsync(kept.DocumentId, Run("33554432", "9"), CancellationToken.None), Is.Null);
        Assert.That(await runtime.Get<CaseDocuments>().ReadAsync("no number", Run("16777216", "9"), CancellationToken.None), Is.Null);
    }

    [Test]
    public async Task Who_may_read_the_whole_but_not_the_part_does_not_see_the_parts_documents()
    {
        await using var runtime = await TestRuntime.StartAsync();
        await runtime.DeployAsync(
            ("whole.bpmn", Drawing.Row("whole", [Drawing.Call("call", "part")], Drawing.Property(Visible, "accepting"))),
            ("part.bpmn", Drawing.Row("part", [Drawing.UserTask("task")], Drawing.Property(Visible, "competent"))));
        var started = await runtime.StartCaseAsync(new StartRequest
        {
            ProcessId = "whole",
            Variables = TestRuntime.Json("{}"),
            Caller = Clerks.InBuchholz,
            Accepting = new AuthorityReference(Clerks.Buchholz, "Buchholz"),
        });
        var part = (await runtime.Instances.ListAsync(new InstanceFilter { ParentKey = started.InstanceKey }, ReadScope.Everything, new PageRequest(0, 1))).Items.Single();
        var caseKey = Keys.Text(started.InstanceKey);
        var documents = runtime.Get<CaseDocuments>();
        var own = await documents.KeepAsync(Pdf(1), Run(caseKey, "1"), CancellationToken.None);
        var secret = await documents.KeepAsync(Pdf(2), Run(caseKey, "2", Keys.Text(part.Key)), CancellationToken.None);

        var seen = await documents.ListAsync(started.InstanceKey, ReadScope.Of(Clerks.Buchholz));
        var all = await documents.ListAsync(started.InstanceKey, ReadScope.Everything);

        Assert.That(seen.Select(document => document.Reference), Is.EqualTo(new[] { own }));
        Assert.That(all.Select(document => document.Reference), Is.EqualTo(new[] { own, secret }));
        Assert.That(await documents.GetAsync(secret.DocumentId, ReadScope.Of(Clerks.Buchholz)), Is.Null);
    }

    [TestCase("", 1)]
    [TestCase("a/b.pdf", 1)]
    [TestCase("a\r\nb.pdf", 1)]
    [TestCase("a.pdf", 0)]
    [TestCase("a.pdf", IDocumentStore.MaximumBytes + 1)]
    public async Task What_is_no_document_is_not_kept(string name, int size)
    {
        await using var runtime = await TestRuntime.StartAsync();

        Assert.That(
            () => runtime.Get<CaseDocuments>().KeepAsync(
                new NewDocument(name, "application/pdf", new byte[size]), Run("16777216", "9"), CancellationToken.None),
            Throws.ArgumentException);
    }

    private static NewDocument Pdf(byte content) => new("a.pdf", "application/pdf", new[] { content });

    private static ActivityContext Run(string caseKey, string idempotencyKey, string? instanceKey = null) => new()
    {
        IdempotencyKey = idempotencyKey,
        Attempt = 1,
        Deadline = DateTimeOffset.MaxValue,
        CaseKey = caseKey,
        InstanceKey = instanceKey ?? caseKey,
        ElementId = "write",
    };
}
