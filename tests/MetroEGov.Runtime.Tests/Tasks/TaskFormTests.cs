using MetroEGov.Activities;
using MetroEGov.Runtime.Tests.Support;

namespace MetroEGov.Runtime.Tests.Tasks;

public sealed class TaskFormTests
{
    private const string Form =
        """
        {"type":"default","id":"address","schemaVersion":18,"components":[
          {"type":"textfield","id":"f1","key":"person.street","label":"Straße","validate":{"required":true}},
          {"type":"number","id":"f2","key":"floor","label":"Stockwerk","validate":{"max":10}}]}
        """;

    private static readonly string WithForm = Drawing.Row(
        "visit", [Drawing.UserTask("enter", extensions: "<zeebe:formDefinition formId=\"address\"/>")]);

    [Test]
    public async Task Wrong_fields_are_told_and_nothing_is_changed()
    {
        await using var runtime = await TestRuntime.StartAsync();
        var task = await ClaimedTaskAsync(runtime);

        var answer = await runtime.Tasks.CompleteAsync(
            task.Key, Clerks.InHamburg, TestRuntime.Json("""{"person":{"street":""},"floor":11}"""));

        Assert.That(answer, Is.InstanceOf<CommandAnswer.FormInvalid>());
        Assert.That(
            ((CommandAnswer.FormInvalid)answer).Errors.Select(error => (error.Path, error.Code)),
            Is.EqualTo(new[] { ("person.street", "required"), ("floor", "above-maximum") }));
        Assert.That((await runtime.Tasks.GetAsync(task.Key, Clerks.InHamburg))?.Task.Status, Is.EqualTo(UserTaskStatus.Created));
    }

    [Test]
    public async Task Only_the_forms_own_fields_are_written_and_the_rest_of_a_variable_stays()
    {
        await using var runtime = await TestRuntime.StartAsync();
        var task = await ClaimedTaskAsync(runtime, """{"person":{"name":"Ada","street":"Alt"}}""");

        var answer = await runtime.Tasks.CompleteAsync(
            task.Key, Clerks.InHamburg, TestRuntime.Json("""{"person":{"street":"Neu","role":"admin"},"floor":2,"secret":true}"""));

        Assert.That(answer, Is.EqualTo(CommandAnswer.Ok));
        var variables = await runtime.Instances.GetVariablesAsync(task.InstanceKey, ReadScope.Everything);
        Assert.That(variables?.GetRawText(), Is.EqualTo("""{"floor":2,"person":{"name":"Ada","street":"Neu"}}"""));
    }

    [Test]
    public async Task The_task_brings_its_form_in_the_version_valid_for_the_case()
    {
        await using var runtime = await TestRuntime.StartAsync();
        var task = await ClaimedTaskAsync(runtime);

        var detail = await runtime.Tasks.GetAsync(task.Key, Clerks.InHamburg);

        var deployed = (await runtime.Deployments.ListAsync(DefinitionKind.Form, "address")).Single();
        Assert.That(detail?.Form, Is.EqualTo(new TaskForm("address", 1, Form) { Key = deployed.Key }));
        Assert.That(detail?.Task.FormKey, Is.EqualTo(deployed.Key));
    }

    [Test]
    public async Task Who_may_not_read_the_case_sees_of_a_task_only_what_was_mapped_to_it()
    {
        await using var runtime = await TestRuntime.StartAsync();
        var mapping = "<zeebe:ioMapping><zeebe:input source=\"=person.name\" target=\"name\"/></zeebe:ioMapping>";
        await runtime.DeployAsync(("visit.bpmn", Drawing.Row(
            "visit",
            [Drawing.UserTask("look", "registrar@033535404,registrar@020000000", mapping)],
            Drawing.Property("metroegov:visibleTo", "accepting"))));
        await runtime.StartCaseAsync(new StartRequest
        {
            ProcessId = "visit",
            Variables = TestRuntime.Json("""{"person":{"name":"Ada","block":true}}"""),
            Accepting = new AuthorityReference(Clerks.Hamburg, "Hamburg"),
        });
        var key = (await runtime.Tasks.ListAsync(Clerks.InBuchholz, new TaskFilter(), new PageRequest())).Items.Single().Key;

        var outside = await runtime.Tasks.GetAsync(key, Clerks.InBuchholz);
        var inside = await runtime.Tasks.GetAsync(key, Clerks.InHamburg);

        Assert.Multiple(() =>
        {
            Assert.That(outside?.Task.MayReadInstance, Is.False);
            Assert.That(outside?.Variables.GetRawText(), Is.EqualTo("""{"name":"Ada"}"""));
            Assert.That(inside?.Task.MayReadInstance, Is.True);
            Assert.That(inside?.Variables.GetRawText(), Is.EqualTo("""{"name":"Ada","person":{"block":true,"name":"Ada"}}"""));
        });
    }

    private static async Task<TaskSummary> ClaimedTaskAsync(TestRuntime runtime, string variables = "{}")
    {
        await runtime.DeployAsync(("visit.bpmn", WithForm), ("address.form", Form));
        await runtime.StartCaseAsync("visit", variables);
        var task = (await runtime.Tasks.ListAsync(Clerks.InHamburg, new TaskFilter(), new PageRequest())).Items.Single();
        await runtime.Tasks.ClaimAsync(task.Key, Clerks.InHamburg);
        return task;
    }
}
