using System.Collections.Immutable;
using MetroEGov.Bpmn.Execution;
using MetroEGov.Bpmn.Execution.State;
using MetroEGov.Bpmn.Reading;
using MetroEGov.Scenarios.Deployment;
using MetroEGov.Scenarios.Driving;
using MetroEGov.Scenarios.Running;

namespace MetroEGov.Core.Tests.Scenarios;

/// <summary>What the driver does around a step: messages, called processes, timers, the clock.</summary>
internal sealed class InMemoryDriverTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
    private static readonly CaseHeader Header = new("A-1", "2026-11-23");
    private static readonly ImmutableDictionary<string, VariableValue> Nothing = ImmutableDictionary<string, VariableValue>.Empty;

    private const string Waiting = """
        <message id="m" name="paid"><extensionElements><z:subscription correlationKey="=key"/></extensionElements></message>
        <process id="waiting" isExecutable="true">
          <startEvent id="start"/>
          <sequenceFlow id="a" sourceRef="start" targetRef="catch"/>
          <intermediateCatchEvent id="catch"><messageEventDefinition messageRef="m"/></intermediateCatchEvent>
          <sequenceFlow id="b" sourceRef="catch" targetRef="again"/>
          <intermediateCatchEvent id="again"><messageEventDefinition messageRef="m"/></intermediateCatchEvent>
        </process>
        """;

    private const string Daily = """
        <process id="daily" isExecutable="true">
          <extensionElements><z:properties>PROPERTIES</z:properties></extensionElements>
          <startEvent id="start">
            <extensionElements><z:properties><z:property name="metroegov:authority" value="020000000"/></z:properties></extensionElements>
            <timerEventDefinition><timeCycle>R/2026-01-01T07:00:00+01:00/P1D</timeCycle></timerEventDefinition>
          </startEvent>
          <sequenceFlow id="a" sourceRef="start" targetRef="end"/>
          <endEvent id="end"/>
        </process>
        """;

    [Test]
    public void Gives_a_message_to_each_process_once_and_not_twice_to_the_same_instance()
    {
        var driver = Driver(Waiting);
        var first = Start(driver, "waiting", "1");
        var second = Start(driver, "waiting", "1");

        Publish(driver, TimeSpan.FromHours(1));

        Assert.That((At(first), At(second)), Is.EqualTo(("again", "catch")));
    }

    [TestCase("true", true)]
    [TestCase("false", false)]
    public void A_second_start_with_a_unique_business_key_answers_the_same_case(string unique, bool same)
    {
        var driver = Driver(Waiting.Replace(
            """<startEvent id="start"/>""",
            $"""
            <startEvent id="start"><extensionElements><z:properties>
              <z:property name="metroegov:uniqueBusinessKey" value="{unique}"/>
            </z:properties></extensionElements></startEvent>
            """,
            StringComparison.Ordinal));

        Assert.That(Start(driver, "waiting", "1").Key == Start(driver, "waiting", "1").Key, Is.EqualTo(same));
    }

    [TestCase(59, "again")]
    [TestCase(60, "catch")]
    public void Keeps_a_message_as_long_as_it_lives(int minutes, string at)
    {
        var driver = Driver(Waiting);

        Publish(driver, TimeSpan.FromHours(1));
        driver.AdvanceTo(Now.AddMinutes(minutes));

        Assert.That(At(Start(driver, "waiting", "1")), Is.EqualTo(at));
    }

    [Test]
    public void Takes_a_second_message_of_the_same_id_for_the_same_while_the_first_lives()
    {
        var driver = Driver(Waiting);
        Publish(driver, TimeSpan.FromHours(1), "id-1");
        Publish(driver, TimeSpan.FromHours(1), "id-1");
        var instance = Start(driver, "waiting", "1");
        Assert.That(At(instance), Is.EqualTo("again"));

        driver.AdvanceTo(Now.AddHours(2));
        Publish(driver, TimeSpan.Zero, "id-1");

        Assert.That(instance.State.Status, Is.EqualTo(InstanceStatus.Completed));
    }

    [Test]
    public void Leaves_a_message_with_another_key_alone()
    {
        var driver = Driver(Waiting);
        var instance = Start(driver, "waiting", "2");

        Publish(driver, TimeSpan.Zero);

        Assert.That(At(instance), Is.EqualTo("catch"));
        Assert.That(driver.Correlate("paid", "1", Nothing, Header, null), Is.Null);
    }

    [Test]
    public void Fires_timers_at_their_own_time_in_their_order()
    {
        var driver = Driver("""
            <process id="timed" isExecutable="true">
              <startEvent id="start"/>
              <sequenceFlow id="a" sourceRef="start" targetRef="fork"/>
              <parallelGateway id="fork"/>
              <sequenceFlow id="b" sourceRef="fork" targetRef="day"/>
              <sequenceFlow id="c" sourceRef="fork" targetRef="hour"/>
              <intermediateCatchEvent id="day"><timerEventDefinition><timeDuration>P1D</timeDuration></timerEventDefinition></intermediateCatchEvent>
              <intermediateCatchEvent id="hour"><timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition></intermediateCatchEvent>
            </process>
            """);
        var instance = Start(driver, "timed", "1");

        driver.AdvanceTo(Now.AddDays(30));

        var fired = instance.History.OfType<HistoryEvent.StepBegan>().Select(s => s.At);
        Assert.That(fired, Is.EqualTo(new[] { Now.AddHours(1), Now.AddDays(1) }));
        Assert.That(driver.Now, Is.EqualTo(Now.AddDays(30)));
    }

    [Test]
    public void Begins_cases_by_timer_start_events_in_the_version_of_the_day()
    {
        var driver = Driver(
            Daily.Replace("PROPERTIES", "", StringComparison.Ordinal),
            Daily.Replace("PROPERTIES", "<z:property name=\"metroegov:validFrom\" value=\"2026-11-25\"/>", StringComparison.Ordinal));

        driver.AdvanceTo(new(2026, 11, 26, 12, 0, 0, TimeSpan.Zero));

        Assert.That(
            driver.Instances.Select(i => (i.Process.Version, i.State.Header.ApplicationDate)),
            Is.EqualTo(new[] { (1, "2026-11-24"), (2, "2026-11-25"), (2, "2026-11-26") }));
        Assert.That(driver.Instances.First().State.Header.Accepting?.Json, Is.EqualTo("""{"key":"020000000","name":"020000000"}"""));
    }

    [Test]
    public void A_clock_that_is_set_back_before_anything_began_begins_no_case_twice()
    {
        var driver = Driver(Daily.Replace("PROPERTIES", "", StringComparison.Ordinal));

        driver.BeginAt(Now.AddDays(-2));
        driver.AdvanceTo(Now);

        Assert.That(driver.Instances.Select(i => i.State.Header.ApplicationDate), Is.EqualTo(new[] { "2026-11-22", "2026-11-23" }));
    }

    [Test]
    public void Stops_when_a_timer_start_event_floods_the_scenario()
    {
        var driver = Driver(Daily.Replace("PROPERTIES", "", StringComparison.Ordinal).Replace("P1D", "PT1S", StringComparison.Ordinal));

        Assert.That(() => driver.AdvanceTo(Now.AddDays(1)), Throws.TypeOf<ScenarioStoppedException>().With.Message.Contains("more than 1000 cases"));
    }

    [Test]
    public void Ends_the_called_process_with_its_caller()
    {
        var driver = Driver(Waiting, """
            <process id="caller" isExecutable="true">
              <startEvent id="start"/>
              <sequenceFlow id="a" sourceRef="start" targetRef="call"/>
              <callActivity id="call"><extensionElements><z:calledElement processId="waiting"/></extensionElements></callActivity>
            </process>
            """);
        var caller = Start(driver, "caller", "1");
        var child = driver.Instances.Last();

        driver.Send(caller, new Command.CancelInstance(Now, null));

        Assert.That((child.State.Status, caller.State.Status), Is.EqualTo((InstanceStatus.Terminated, InstanceStatus.Terminated)));
        Assert.That(child.State.RootKey, Is.EqualTo(caller.Key));
    }

    [Test]
    public void Tells_the_caller_that_no_version_of_the_called_process_is_valid()
    {
        var driver = Driver(
            """
            <process id="caller" isExecutable="true">
              <startEvent id="start"/>
              <sequenceFlow id="a" sourceRef="start" targetRef="call"/>
              <callActivity id="call"><extensionElements><z:calledElement processId="late"/></extensionElements></callActivity>
            </process>
            """,
            """
            <process id="late" isExecutable="true">
              <extensionElements><z:properties><z:property name="metroegov:validFrom" value="2027-01-01"/></z:properties></extensionElements>
              <startEvent id="start"/>
            </process>
            """);

        var incident = Start(driver, "caller", "1").State.Incidents.Values.Single();

        Assert.That(incident.Type, Is.EqualTo(IncidentType.CalledElementError));
        Assert.That(incident.Text, Does.Contain("No version of process 'late' is valid on 2026-11-23; the first is valid from 2027-01-01."));
    }

    [Test]
    public void Stops_what_never_comes_to_rest()
    {
        var driver = Driver("""
            <process id="endless" isExecutable="true">
              <startEvent id="start"/>
              <sequenceFlow id="a" sourceRef="start" targetRef="merge"/>
              <exclusiveGateway id="merge"/>
              <sequenceFlow id="b" sourceRef="merge" targetRef="work"/>
              <serviceTask id="work"><extensionElements><z:taskDefinition type="work"/></extensionElements></serviceTask>
              <sequenceFlow id="c" sourceRef="work" targetRef="merge"/>
            </process>
            """);
        driver.Answers = new Always();

        Assert.That(() => Start(driver, "endless", "1"), Throws.TypeOf<ScenarioStoppedException>().With.Message.Contains("did not come to rest"));
    }

    private sealed class Always : IJobAnswers
    {
        public Command Answer(CaseInstance instance, JobState job, DateTimeOffset now) => new Command.CompleteJob(now, job.Key, Nothing);
    }

    private static InMemoryDriver Driver(params string[] roots)
    {
        var processes = roots.SelectMany((root, i) =>
        {
            var xml = $"""<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:z="http://camunda.org/schema/zeebe/1.0" id="d">{root}</definitions>""";
            var read = BpmnReader.Read(xml, $"{i}.bpmn");
            Assert.That(read.Problems, Is.Empty);
            return read.Processes.Select(p => (p, $"{i}.bpmn"));
        });
        return new InMemoryDriver(new DeploymentUnit(processes, [], []), new NoDecisions(), ClusterVariables.None, "Europe/Berlin", Now);
    }

    private static CaseInstance Start(InMemoryDriver driver, string processId, string key) =>
        driver.Start(processId, Header, null, Nothing.Add("key", VariableValue.FromText(key))).Instance ?? throw new AssertionException("Not started.");

    private static void Publish(InMemoryDriver driver, TimeSpan timeToLive, string? messageId = null) =>
        driver.Publish("paid", "1", Nothing, timeToLive, messageId, Header, null);

    private static string At(CaseInstance instance) => instance.State.Elements.Values.Single().ElementId.Value;

    private sealed class NoDecisions : IDecisionSource
    {
        public ResolvedDecision? Find(string decisionId, string applicationDate) => null;
    }
}
