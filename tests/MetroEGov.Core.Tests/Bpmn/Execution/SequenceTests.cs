using MetroEGov.Bpmn.Execution;
using MetroEGov.Bpmn.Execution.State;
using MetroEGov.Bpmn.Model;

namespace MetroEGov.Core.Tests.Bpmn.Execution;

internal sealed class SequenceTests
{
    private static readonly ProcessModel OneJob = Diagram.Process(
        $"<startEvent id='start'/><serviceTask id='task'>{Diagram.Job}</serviceTask><endEvent id='end'/>",
        "start > task > end");

    [Test]
    public void Runs_to_the_first_wait()
    {
        var instance = CaseUnderTest.Started(OneJob);

        Assert.That((instance.Status, instance.Active), Is.EqualTo((InstanceStatus.Active, "task")));
        Assert.That(instance.Job("task").Type, Is.EqualTo("work"));
    }

    [Test]
    public void Completes_when_nothing_is_left()
    {
        var instance = CaseUnderTest.Started(OneJob).CompleteJob("task", """{"found":true}""");

        instance.AssertCompleted();
        Assert.That(instance.Completed, Is.EqualTo("start task end"));
        Assert.That(instance["found"], Is.EqualTo("true"));
    }

    [Test]
    public void A_job_is_done_on_behalf_of_who_acted_last()
    {
        var instance = CaseUnderTest.Started(OneJob);

        Assert.That(instance.Job("task").OnBehalfOf, Is.EqualTo(new Actor("clerk-1", "033530005005")));
    }

    [Test]
    public void Rejects_completing_a_job_twice()
    {
        var instance = CaseUnderTest.Started(Diagram.Process(
            $"<startEvent id='start'/><serviceTask id='a'>{Diagram.Job}</serviceTask><serviceTask id='b'>{Diagram.Job}</serviceTask><endEvent id='end'/>",
            "start > a > b > end"));
        var command = new Command.CompleteJob(instance.Now, instance.Job("a").Key, CaseUnderTest.Variables("{}"));
        instance.Do(command);

        Assert.That(instance.Refuse(command).Code, Is.EqualTo(RejectionCode.AlreadyClosed));
        Assert.That(instance.Refuse(command with { JobKey = instance.State.Key + 9_000 }).Code, Is.EqualTo(RejectionCode.NotFound));
    }

    [Test]
    public void Rejects_every_command_on_an_instance_that_has_ended()
    {
        var instance = CaseUnderTest.Started(OneJob).CompleteJob("task");

        Assert.That(instance.Refuse(new Command.CancelInstance(instance.Now, null)).Code, Is.EqualTo(RejectionCode.AlreadyClosed));
    }

    [Test]
    public void Rejects_a_command_from_before_the_last_step()
    {
        var instance = CaseUnderTest.Started(OneJob);

        Assert.That(
            instance.Refuse(new Command.CancelInstance(instance.Now.AddSeconds(-1), null)).Code,
            Is.EqualTo(RejectionCode.TooEarly));
    }

    [Test]
    public void Cancelling_ends_what_waits()
    {
        var instance = CaseUnderTest.Started(OneJob).Cancel();

        Assert.That((instance.Status, instance.Terminated), Is.EqualTo((InstanceStatus.Terminated, "task")));
        instance.AssertNothingLeft();
    }

    [Test]
    public void Rejects_a_second_start()
    {
        var instance = CaseUnderTest.Started(OneJob);

        var rejected = instance.Refuse(new Command.StartInstance(instance.Now, null, instance.Header, CaseUnderTest.Variables("{}")));

        Assert.That(rejected.Code, Is.EqualTo(RejectionCode.WrongState));
    }
}
