using MetroEGov.Activities;
using MetroEGov.Bpmn.Execution.State;
using MetroEGov.Runtime.Tests.Support;

namespace MetroEGov.Runtime.Tests.Messages;

public sealed class MessageTests
{
    private static readonly string Waiting = Drawing.Row(
        "wait",
        [Drawing.MessageCatch("catch", "Message_1")],
        definitions: Drawing.MessageDefinition("Message_1", "evaluation", "=reference"));

    private static readonly string Beginning = Drawing.Row(
        "begin",
        [Drawing.UserTask("look")],
        start: "<bpmn:messageEventDefinition id=\"start_m\" messageRef=\"Message_2\"/>",
        definitions: Drawing.MessageDefinition("Message_2", "arrived"));

    private static MessageToPublish Evaluation { get; } =
        new("evaluation", "R-1", TestRuntime.Json("""{"code":"0204"}"""), TimeSpan.FromHours(1), "m-1");

    [Test]
    public async Task A_message_goes_to_the_case_that_waits_for_it()
    {
        await using var runtime = await TestRuntime.StartAsync();
        await runtime.DeployAsync(("wait.bpmn", Waiting));
        var waiting = await runtime.StartCaseAsync("wait", """{"reference":"R-1"}""");
        var other = await runtime.StartCaseAsync("wait", """{"reference":"R-2"}""");

        Assert.That(await runtime.Messages.PublishAsync(Evaluation), Is.InstanceOf<PublishAnswer.Published>());

        Assert.That(await StatusAsync(runtime, waiting), Is.EqualTo(InstanceStatus.Completed));
        Assert.That(await StatusAsync(runtime, other), Is.EqualTo(InstanceStatus.Active));
        var variables = await runtime.Instances.GetVariablesAsync(waiting.InstanceKey, ReadScope.Everything);
        Assert.That(variables?.GetProperty("code").GetString(), Is.EqualTo("0204"));
    }

    [Test]
    public async Task A_message_that_came_first_waits_for_the_case()
    {
        await using var runtime = await TestRuntime.StartAsync();
        await runtime.DeployAsync(("wait.bpmn", Waiting));
        await runtime.Messages.PublishAsync(Evaluation);

        var first = await runtime.StartCaseAsync("wait", """{"reference":"R-1"}""");
        var second = await runtime.StartCaseAsync("wait", """{"reference":"R-1"}""");

        Assert.That(await StatusAsync(runtime, first), Is.EqualTo(InstanceStatus.Completed));
        Assert.That(await StatusAsync(runtime, second), Is.EqualTo(InstanceStatus.Active), "a message goes to a process once");
    }

    [Test]
    public async Task A_message_that_expired_is_forgotten()
    {
        await using var runtime = await TestRuntime.StartAsync();
        await runtime.DeployAsync(("wait.bpmn", Waiting));
        await runtime.Messages.PublishAsync(Evaluation);
        await runtime.AdvanceAsync(TimeSpan.FromHours(2));

        var late = await runtime.StartCaseAsync("wait", """{"reference":"R-1"}""");

        Assert.That(await StatusAsync(runtime, late), Is.EqualTo(InstanceStatus.Active));
        using var db = runtime.OpenDb();
        Assert.That(db.Messages.Count(), Is.Zero);
    }

    [Test]
    public async Task The_same_message_id_is_the_same_message()
    {
        await using var runtime = await TestRuntime.StartAsync();
        await runtime.DeployAsync(("wait.bpmn", Waiting));
        await runtime.StartCaseAsync("wait", """{"reference":"R-1"}""");
        var first = (PublishAnswer.Published)await runtime.Messages.PublishAsync(Evaluation);
        var again = await runtime.StartCaseAsync("wait", """{"reference":"R-1"}""");

        var second = await runtime.Messages.PublishAsync(Evaluation);

        Assert.That(second, Is.EqualTo(first with { IsDuplicate = true }));
        Assert.That(await StatusAsync(runtime, again), Is.EqualTo(InstanceStatus.Active));
    }

    [Test]
    public async Task Correlating_without_anybody_waiting_is_refused()
    {
        await using var runtime = await TestRuntime.StartAsync();
        await runtime.DeployAsync(("wait.bpmn", Waiting));

        var nobody = await runtime.Messages.CorrelateAsync(Evaluation);
        var waiting = await runtime.StartCaseAsync("wait", """{"reference":"R-1"}""");
        var somebody = await runtime.Messages.CorrelateAsync(Evaluation);

        Assert.That((nobody as CorrelateAnswer.Refused)?.Code, Is.EqualTo(RefusalCode.NobodyWaits));
        Assert.That((somebody as CorrelateAnswer.Correlated)?.InstanceKey, Is.EqualTo(waiting.InstanceKey));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_caller_reaches_cases_of_the_own_authority_only(bool cameFirst)
    {
        await using var runtime = await TestRuntime.StartAsync();
        await runtime.DeployAsync(("wait.bpmn", Waiting));
        var foreign = Evaluation with { Caller = Clerks.InBuchholz };
        if (cameFirst)
            await runtime.Messages.PublishAsync(foreign);
        var waiting = await runtime.StartCaseAsync(new StartRequest
        {
            ProcessId = "wait",
            Variables = TestRuntime.Json("""{"reference":"R-1"}"""),
            Accepting = new AuthorityReference(Clerks.Hamburg, "Hamburg"),
        });
        if (!cameFirst)
            await runtime.Messages.PublishAsync(foreign);
        var nobody = await runtime.Messages.CorrelateAsync(foreign);

        Assert.That((nobody as CorrelateAnswer.Refused)?.Code, Is.EqualTo(RefusalCode.NobodyWaits));
        Assert.That(await StatusAsync(runtime, waiting), Is.EqualTo(InstanceStatus.Active));

        var own = await runtime.Messages.PublishAsync(Evaluation with { Caller = Clerks.InHamburg });
        Assert.That((own as PublishAnswer.Published)?.IsDuplicate, Is.False, "a message id of another authority is another message");
        Assert.That(await StatusAsync(runtime, waiting), Is.EqualTo(InstanceStatus.Completed));
    }

    [Test]
    public async Task A_buffered_message_of_a_caller_waits_for_a_case_of_the_own_authority()
    {
        await using var runtime = await TestRuntime.StartAsync();
        await runtime.DeployAsync(("wait.bpmn", Waiting));
        await runtime.Messages.PublishAsync(Evaluation with { Caller = Clerks.InHamburg });

        var own = await runtime.StartCaseAsync(new StartRequest
        {
            ProcessId = "wait",
            Variables = TestRuntime.Json("""{"reference":"R-1"}"""),
            Accepting = new AuthorityReference(Clerks.Hamburg, "Hamburg"),
        });

        Assert.That(await StatusAsync(runtime, own), Is.EqualTo(InstanceStatus.Completed));
    }

    [Test]
    public async Task A_message_starts_the_process_that_begins_with_it()
    {
        await using var runtime = await TestRuntime.StartAsync();
        await runtime.DeployAsync(("begin.bpmn", Beginning));

        await runtime.Messages.PublishAsync(new MessageToPublish("arrived", "R-7", TestRuntime.Json("""{"from":"Norderstedt"}""")));

        var started = (await runtime.Instances.ListAsync(new InstanceFilter(), ReadScope.Everything, new PageRequest())).Items.Single();
        Assert.That((started.ProcessId, started.BusinessKey), Is.EqualTo(("begin", "R-7")));
    }

    [Test]
    public async Task A_case_that_a_message_starts_is_accepted_by_the_authority_of_its_sender()
    {
        await using var runtime = await TestRuntime.StartAsync();
        await runtime.DeployAsync(("begin.bpmn", Beginning));

        await runtime.Messages.PublishAsync(new MessageToPublish("arrived", "R-7", Caller: Clerks.InBuchholz));
        await runtime.Messages.CorrelateAsync(new MessageToPublish("arrived", "R-8", Caller: Clerks.InHamburg));
        await runtime.Messages.PublishAsync(new MessageToPublish("arrived", "R-9"));

        var cases = (await runtime.Instances.ListAsync(new InstanceFilter(), ReadScope.Everything, new PageRequest())).Items;
        Assert.That(
            cases.ToDictionary(item => item.BusinessKey!, item => item.AcceptingAuthorityKey),
            Is.EqualTo(new Dictionary<string, string?> { ["R-7"] = Clerks.Buchholz, ["R-8"] = Clerks.Hamburg, ["R-9"] = null }));
        Assert.That(
            (await runtime.Instances.ListAsync(new InstanceFilter(), ReadScope.Of(Clerks.InBuchholz), new PageRequest())).Items.Single().BusinessKey,
            Is.EqualTo("R-7"));
    }

    [Test]
    public async Task A_message_starts_the_version_in_force_on_its_day()
    {
        await using var runtime = await TestRuntime.StartAsync();
        await runtime.DeployAsync(("begin.bpmn", Beginning));
        await runtime.DeployAsync(("begin.bpmn", BeginningFrom("2026-11-24")));

        await runtime.Messages.PublishAsync(new MessageToPublish("arrived", "today"));
        await runtime.AdvanceAsync(TimeSpan.FromDays(1));
        await runtime.Messages.PublishAsync(new MessageToPublish("arrived", "tomorrow"));

        var cases = (await runtime.Instances.ListAsync(new InstanceFilter(), ReadScope.Everything, new PageRequest())).Items;
        Assert.That(
            cases.ToDictionary(item => item.BusinessKey!, item => item.Version),
            Is.EqualTo(new Dictionary<string, int> { ["today"] = 1, ["tomorrow"] = 2 }));
    }

    [Test]
    public async Task A_message_that_waits_starts_no_process_that_comes_after_it()
    {
        await using var runtime = await TestRuntime.StartAsync();
        await runtime.Messages.PublishAsync(new MessageToPublish("arrived", "R-7", TimeToLive: TimeSpan.FromDays(7)));

        await runtime.DeployAsync(("begin.bpmn", Beginning));
        await runtime.DeployAsync(("begin.bpmn", BeginningFrom("2026-11-24")));
        await runtime.AdvanceAsync(TimeSpan.FromDays(1));

        Assert.That((await runtime.Instances.ListAsync(new InstanceFilter(), ReadScope.Everything, new PageRequest())).Items, Is.Empty);
    }

    private static string BeginningFrom(string day) => Drawing.Row(
        "begin",
        [Drawing.UserTask("look")],
        Drawing.Property("metroegov:validFrom", day),
        start: "<bpmn:messageEventDefinition id=\"start_m\" messageRef=\"Message_2\"/>",
        definitions: Drawing.MessageDefinition("Message_2", "arrived"));

    private static async Task<InstanceStatus?> StatusAsync(TestRuntime runtime, StartAnswer.Started started) =>
        (await runtime.Instances.GetAsync(started.InstanceKey, ReadScope.Everything))?.Status;
}
