using MetroEGov.Bpmn.Execution;
using MetroEGov.Bpmn.Model;

namespace MetroEGov.Core.Tests.Bpmn.Execution;

/// <summary>Bounds count work, never time (R2).</summary>
internal sealed class BoundsTests
{
    private static readonly ProcessModel Endless = Diagram.Process(
        $"<startEvent id='start'/><parallelGateway id='fork'/><serviceTask id='beside'>{Diagram.Job}</serviceTask><exclusiveGateway id='loop'/><task id='task'/><endEvent id='end'/>",
        "start > fork > loop > task{not(done)} > loop, loop > end{done}, fork > beside");

    [Test]
    public void A_step_stops_at_its_bound_and_goes_on_where_it_stopped()
    {
        var items = string.Join(',', Enumerable.Range(1, 3_000));
        var model = Diagram.Process(
            "<startEvent id='start'/><task id='task'><multiInstanceLoopCharacteristics><extensionElements><zeebe:loopCharacteristics inputCollection='=items'/></extensionElements></multiInstanceLoopCharacteristics></task>",
            "start > task");
        var instance = CaseUnderTest.Started(model, $$"""{"items":[{{items}}]}""");
        Assert.That((instance.State.Agenda.Length > 0, instance.State.ActivationsWithoutWait), Is.EqualTo((true, ProcessStep.MaxActivationsPerStep)));
        Assert.That(instance.LastEffects.Single(), Is.TypeOf<Effect.ContinueLater>());

        instance.Do(new Command.Continue(instance.Now));

        instance.AssertCompleted();
        Assert.That((instance.State.ActivationsWithoutWait, instance.LastEffects.Length), Is.EqualTo((0, 0)));
    }

    [Test]
    public void An_endless_loop_becomes_an_incident_and_can_be_led_out_of_it()
    {
        var instance = Halted();

        Assert.That((instance.Incident.Type, instance.Incident.ElementInstanceKey), Is.EqualTo((IncidentType.Unknown, instance.State.Key)));
        Assert.That(instance.Incident.Text, Does.StartWith("The instance ran through 100000 elements without a wait"));
        Assert.That(instance.LastEffects, Is.Empty);

        instance.Set("""{"done":true}""");
        Assert.That(instance.Active, Is.EqualTo("beside"), "halted: nothing moves before somebody resolves the incident");
        instance.CompleteJob("beside").Resolve();

        instance.AssertCompleted();
    }

    [Test]
    public void A_halted_instance_can_be_cancelled() => Halted().Cancel().AssertNothingLeft();

    [Test]
    public void Rejects_continuing_an_instance_at_rest()
    {
        var instance = CaseUnderTest.Started(Endless, """{"done":true}""");

        Assert.That(instance.Refuse(new Command.Continue(instance.Now)).Code, Is.EqualTo(RejectionCode.AlreadyClosed));
    }

    [Test]
    public void Many_iterations_in_parallel_stay_fast()
    {
        var items = string.Join(',', Enumerable.Range(1, 1_000));
        var model = Diagram.Process(
            $"<startEvent id='start'/><serviceTask id='task'>{Diagram.Job}<multiInstanceLoopCharacteristics><extensionElements><zeebe:loopCharacteristics inputCollection='=items'/></extensionElements></multiInstanceLoopCharacteristics></serviceTask>",
            "start > task");
        var context = CaseUnderTest.Started(model).Context;
        var outcome = ProcessStep.Apply(model, context, MetroEGov.Bpmn.Execution.State.InstanceState.New(1), new Command.StartInstance(
            CaseUnderTest.Noon, null, new CaseHeader(null, "2026-11-20"), CaseUnderTest.Variables($$"""{"items":[{{items}}]}""")));
        while (outcome is StepOutcome.Accepted { State.Jobs: { Count: > 0 } jobs } accepted)
        {
            outcome = ProcessStep.Apply(model, context, accepted.State, new Command.CompleteJob(CaseUnderTest.Noon, jobs.Keys.First(), CaseUnderTest.Variables("{}")));
        }

        Assert.That(((StepOutcome.Accepted)outcome).State.Status, Is.EqualTo(MetroEGov.Bpmn.Execution.State.InstanceStatus.Completed));
    }

    /// <summary>Not played by the driver: 50 steps of 2,000 activations would all be folded again and again.</summary>
    private static CaseUnderTest Halted()
    {
        var instance = new CaseUnderTest(Endless) { ChecksEveryStep = false };
        instance.Start("""{"done":false}""");
        while (instance.LastEffects.Length > 0)
        {
            instance.Do(new Command.Continue(instance.Now));
        }
        return instance;
    }
}
