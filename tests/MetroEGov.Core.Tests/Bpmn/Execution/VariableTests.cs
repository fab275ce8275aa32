using MetroEGov.Bpmn.Execution;
using MetroEGov.Bpmn.Execution.State;
using MetroEGov.Bpmn.Model;

namespace MetroEGov.Core.Tests.Bpmn.Execution;

/// <summary>Scopes, mappings and values (R9, COMPAT §2).</summary>
internal sealed class VariableTests
{
    private static ProcessModel With(string mappings, string task = "serviceTask") => Diagram.Process(
        $"<startEvent id='start'/><{task} id='task'><extensionElements><zeebe:taskDefinition type='work'/><zeebe:ioMapping>{mappings}</zeebe:ioMapping></extensionElements></{task}><endEvent id='end'/>",
        "start > task > end");

    [Test]
    public void Inputs_are_local_and_see_those_before_them()
    {
        var model = With("<zeebe:input source='=a + 1' target='b'/><zeebe:input source='=b + 1' target='c'/><zeebe:input source='fixed' target='text'/>");

        var instance = CaseUnderTest.Started(model, """{"a":1}""");

        Assert.That(instance.Element("task").Variables.Select(v => $"{v.Key}={v.Value}"), Is.EqualTo(new[] { "b=2", "c=3", "text=\"fixed\"" }));
        Assert.That(instance["b"], Is.Null);
    }

    [Test]
    public void A_target_with_dots_sets_one_member_and_keeps_the_others()
    {
        var model = With(
            "<zeebe:input source='=1' target='in.a'/><zeebe:input source='=2' target='in.b.c'/>"
            + "<zeebe:output source='=result' target='person.address.street'/>");
        var instance = CaseUnderTest.Started(model, """{"person":{"name":"x","address":{"zip":"1"}}}""");
        Assert.That(instance.Element("task").Variables["in"].Json, Is.EqualTo("""{"a":1,"b":{"c":2}}"""));

        instance.CompleteJob("task", """{"result":"S"}""");

        Assert.That(instance["person"], Is.EqualTo("""{"address":{"street":"S","zip":"1"},"name":"x"}"""));
    }

    [Test]
    public void With_output_mappings_only_they_leave_the_element()
    {
        var model = With("<zeebe:output source='=answer.code' target='code'/>");

        var instance = CaseUnderTest.Started(model).CompleteJob("task", """{"answer":{"code":7,"text":"t"},"other":1}""");

        Assert.That(instance.State.Variables.Select(v => $"{v.Key}={v.Value}"), Is.EqualTo(new[] { "code=7" }));
    }

    [Test]
    public void Without_output_mappings_a_variable_goes_to_where_it_lives()
    {
        var model = With("<zeebe:input source='=1' target='local'/>");

        var instance = CaseUnderTest.Started(model).CompleteJob("task", """{"local":2,"fresh":3}""");

        Assert.That(instance.State.Variables.Select(v => $"{v.Key}={v.Value}"), Is.EqualTo(new[] { "fresh=3" }), "the local one ended with its element");
    }

    [Test]
    public void Temporals_become_text_when_they_are_written()
    {
        var model = With("<zeebe:input source='=date(\"2026-11-23\")' target='day'/><zeebe:input source='=day = \"2026-11-23\"' target='isText'/>");

        var variables = CaseUnderTest.Started(model).Element("task").Variables;

        Assert.That((variables["day"].Json, variables["isText"].Json), Is.EqualTo(("\"2026-11-23\"", "true")));
    }

    [Test]
    public void A_mapping_that_fails_is_tried_again_as_if_for_the_first_time()
    {
        // The boundary timer fails after the input was mapped: n must not count twice.
        var model = Diagram.Process(
            """
            <startEvent id="start"/>
            <serviceTask id="task"><extensionElements><zeebe:taskDefinition type="work"/><zeebe:ioMapping><zeebe:input source="=n + 1" target="n"/></zeebe:ioMapping></extensionElements></serviceTask>
            <boundaryEvent id="late" attachedToRef="task"><timerEventDefinition><timeDuration>=limit</timeDuration></timerEventDefinition></boundaryEvent>
            <endEvent id="end"/>
            """,
            "start > task > end, late > end");
        var instance = CaseUnderTest.Started(model, """{"n":1}""");
        Assert.That(instance.Element("task").Variables, Is.Empty);
        Assert.That(instance.Incident.ElementId.Value, Is.EqualTo("task"));

        instance.Set("""{"limit":"PT1H"}""").Resolve();

        Assert.That(instance.Element("task").Variables["n"].Json, Is.EqualTo("2"));
        Assert.That(instance.State.Timers, Has.Count.EqualTo(1));
        instance.CompleteJob("task").AssertCompleted();
    }

    [Test]
    public void An_output_mapping_that_fails_can_be_mended_without_doing_the_work_again()
    {
        var model = With("<zeebe:output source='=assert(ready, ready = true)' target='done'/>");
        var instance = CaseUnderTest.Started(model, """{"ready":false}""").CompleteJob("task");
        Assert.That((instance.Incident.Type, instance.State.Jobs.Count), Is.EqualTo((IncidentType.IoMappingError, 0)));

        instance.Set("""{"ready":true}""").Resolve();

        instance.AssertCompleted();
        Assert.That(instance["done"], Is.EqualTo("true"));
    }

    [Test]
    public void The_header_of_the_case_can_be_read_everywhere_and_written_nowhere()
    {
        var model = With("<zeebe:input source='=[businessKey, accepting.name, string(applicationDate), competent]' target='seen'/>");

        var instance = CaseUnderTest.Started(model);

        Assert.That(instance.Element("task").Variables["seen"].Json, Is.EqualTo("""["move-1","Buchholz","2026-11-20",null]"""));
        var rejected = instance.Refuse(new Command.SetVariables(
            instance.Now, null, instance.State.Key, CaseUnderTest.Variables("""{"businessKey":"other"}"""), true));
        Assert.That(rejected.Code, Is.EqualTo(RejectionCode.InvalidVariable));
    }

    [Test]
    public void Variables_are_set_locally_or_where_they_live()
    {
        var instance = CaseUnderTest.Started(With("<zeebe:input source='=1' target='x'/>"), """{"y":1}""");
        var task = instance.Element("task").Key;

        instance.Do(new Command.SetVariables(instance.Now, null, task, CaseUnderTest.Variables("""{"x":2,"y":2,"z":2}"""), IsLocal: false));
        instance.Do(new Command.SetVariables(instance.Now, null, task, CaseUnderTest.Variables("""{"y":3}"""), IsLocal: true));

        Assert.That(instance.Element("task").Variables.Select(v => $"{v.Key}={v.Value}"), Is.EqualTo(new[] { "x=2", "y=3" }));
        Assert.That(instance.State.Variables.Select(v => $"{v.Key}={v.Value}"), Is.EqualTo(new[] { "y=2", "z=2" }));
        Assert.That(
            instance.Refuse(new Command.SetVariables(instance.Now, null, task + 99, CaseUnderTest.Variables("{}"), true)).Code,
            Is.EqualTo(RejectionCode.NotFound));
    }

    [TestCase("1.50", "1.5")]
    [TestCase("1e3", "1000")]
    [TestCase("""{ "b": 1, "a": [ true, null ] }""", """{"a":[true,null],"b":1}""")]
    [TestCase("\"\\u00e4\"", "\"ä\"")]
    [TestCase("1234567890123456789012345678", "1234567890123456789012345678")]
    public void Values_are_canonical(string json, string canonical) =>
        Assert.That(VariableValue.FromJson(json).Json, Is.EqualTo(canonical));

    [TestCase("""{"a":[1,12345678901234567890123456789012]}""", "$.a[1]")]
    [TestCase("{", "Not JSON")]
    public void Values_that_cannot_be_kept_are_refused_with_their_path(string json, string expected)
    {
        Assert.That(VariableValue.TryFromJson(json, out _, out var refusal), Is.False);
        Assert.That(refusal, Does.StartWith(expected));
    }

    [Test]
    public void Values_beyond_256_KB_are_refused() =>
        Assert.That(VariableValue.TryFromJson($"\"{new string('x', VariableValue.MaxSizeBytes)}\"", out _, out _), Is.False);
}
