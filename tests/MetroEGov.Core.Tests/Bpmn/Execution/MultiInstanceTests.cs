using MetroEGov.Bpmn.Execution;
using MetroEGov.Bpmn.Model;

namespace MetroEGov.Core.Tests.Bpmn.Execution;

/// <summary>Source: BPMN 2.0.2 §13.3.7.</summary>
internal sealed class MultiInstanceTests
{
    private const string Collect = "outputCollection='results' outputElement='=result'";

    private static string Loop(bool isSequential, string more = "", string condition = "") =>
        $"<multiInstanceLoopCharacteristics isSequential='{(isSequential ? "true" : "false")}'><extensionElements><zeebe:loopCharacteristics inputCollection='=items' inputElement='item' {more}/></extensionElements>{condition}</multiInstanceLoopCharacteristics>";

    private static ProcessModel Jobs(bool isSequential, string more = "", string condition = "") => Diagram.Process(
        $"<startEvent id='start'/><serviceTask id='task'>{Diagram.Job}{Loop(isSequential, more, condition)}</serviceTask><endEvent id='end'/>",
        "start > task > end");

    [Test]
    public void Parallel_iterations_run_together_and_collect_in_the_order_of_the_items()
    {
        var instance = CaseUnderTest.Started(Jobs(false, Collect), """{"items":["a","b","c"]}""");
        var jobs = instance.State.Jobs.Values.ToList();
        Assert.That(jobs, Has.Count.EqualTo(3));
        Assert.That(jobs.Select(j => instance.State.Elements[j.ElementInstanceKey].Variables["item"].Json), Is.EqualTo(new[] { "\"a\"", "\"b\"", "\"c\"" }));
        Assert.That(jobs.Select(j => instance.State.Elements[j.ElementInstanceKey].Variables["loopCounter"].Json), Is.EqualTo(new[] { "1", "2", "3" }));

        foreach (var job in Enumerable.Reverse(jobs))
        {
            instance.Do(new Command.CompleteJob(instance.Now, job.Key, CaseUnderTest.Variables($$"""{"result":{{job.Key & 0xff}}}""")));
        }

        instance.AssertCompleted();
        Assert.That(instance["results"], Is.EqualTo($"[{string.Join(',', jobs.Select(j => j.Key & 0xff))}]"));
        Assert.That(instance["result"], Is.Null, "what the output element names is local to its iteration");
    }

    [Test]
    public void Sequential_iterations_run_one_after_the_other()
    {
        var instance = CaseUnderTest.Started(Jobs(true, Collect), """{"items":[1,2]}""");
        Assert.That(instance.State.Jobs, Has.Count.EqualTo(1));

        instance.CompleteJob("task", """{"result":"x"}""");
        Assert.That(instance.State.Jobs, Has.Count.EqualTo(1));
        instance.CompleteJob("task", """{"result":"y"}""").AssertCompleted();

        Assert.That(instance["results"], Is.EqualTo("""["x","y"]"""));
    }

    [TestCase(true)]
    [TestCase(false)]
    public void Without_items_it_completes_at_once(bool isSequential)
    {
        var instance = CaseUnderTest.Started(Jobs(isSequential, Collect), """{"items":[]}""");

        instance.AssertCompleted();
        Assert.That(instance["results"], Is.EqualTo("[]"));
    }

    [Test]
    public void A_collection_that_is_no_list_is_an_incident()
    {
        var instance = CaseUnderTest.Started(Jobs(false));
        Assert.That(instance.Incident.Text, Does.StartWith("ServiceTask 'task': the input collection must be a list, found null."));

        instance.Set("""{"items":[1]}""").Resolve().CompleteJob("task").AssertCompleted();
    }

    [TestCase(true)]
    [TestCase(false)]
    public void The_completion_condition_ends_the_rest(bool isSequential)
    {
        var condition = "<completionCondition>=numberOfCompletedInstances = 2 and numberOfInstances = 4</completionCondition>";
        var instance = CaseUnderTest.Started(Jobs(isSequential, Collect, condition), """{"items":[1,2,3,4]}""");

        instance.CompleteJob("task", """{"result":1}""").CompleteJob("task", """{"result":2}""");

        instance.AssertCompleted();
        Assert.That(instance["results"], Is.EqualTo("[1,2,null,null]"));
    }

    [Test]
    public void Boundary_events_guard_all_iterations_together()
    {
        var boundary = Diagram.Boundary("stopped", "task", "<messageEventDefinition messageRef='stop'/>");
        var model = Diagram.Process(
            $"<startEvent id='start'/><serviceTask id='task'>{Diagram.Job}{Loop(false)}</serviceTask>{boundary}", "start > task", Diagram.Message("stop"));
        var instance = CaseUnderTest.Started(model, """{"items":[1,2]}""");
        Assert.That(instance.State.Subscriptions, Has.Count.EqualTo(1));

        instance.Correlate("stop");

        instance.AssertCompleted();
        Assert.That(instance.Terminated, Is.EqualTo("task task task"));
    }

    [Test]
    public void An_error_in_one_iteration_ends_the_others()
    {
        var model = Diagram.Process(
            $"<startEvent id='start'/><serviceTask id='task'>{Diagram.Job}{Loop(false)}</serviceTask>{Diagram.Boundary("caught", "task", "<errorEventDefinition/>")}",
            "start > task");
        var instance = CaseUnderTest.Started(model, """{"items":[1,2]}""");

        instance.ThrowError("task", "any").AssertCompleted();
    }

    [Test]
    public void A_subprocess_may_have_many_instances()
    {
        var model = Diagram.Process(
            $"""
            <startEvent id="start"/><subProcess id="sub">{Loop(false, "outputCollection='results' outputElement='=item * 10'")}<startEvent id="inner"/><serviceTask id="task">{Diagram.Job}</serviceTask>{Diagram.Flows("inner > task")}</subProcess>
            """,
            "start > sub");
        var instance = CaseUnderTest.Started(model, """{"items":[1,2]}""");
        Assert.That(instance.State.Jobs, Has.Count.EqualTo(2));

        instance.CompleteJob("task").CompleteJob("task").AssertCompleted();

        Assert.That(instance["results"], Is.EqualTo("[10,20]"));
    }

    [Test]
    public void User_tasks_see_their_item_in_their_mappings()
    {
        var model = Diagram.Process(
            $"""
            <startEvent id="start"/><userTask id="ask"><extensionElements><zeebe:userTask/><zeebe:assignmentDefinition candidateGroups="=&quot;registrar@&quot; + item"/><zeebe:ioMapping><zeebe:input source="=item" target="authority"/></zeebe:ioMapping></extensionElements>{Loop(false)}</userTask>
            """,
            "start > ask");

        var tasks = CaseUnderTest.Started(model, """{"items":["020000000","033530005"]}""").State.UserTasks.Values;

        Assert.That(tasks.SelectMany(t => t.CandidateGroups), Is.EqualTo(new[] { "registrar@020000000", "registrar@033530005" }));
    }

    [Test]
    public void It_is_terminated_with_all_that_runs_in_it() =>
        CaseUnderTest.Started(Jobs(false), """{"items":[1,2,3]}""").Cancel().AssertNothingLeft();

    [Test]
    public void An_output_element_that_cannot_be_collected_is_an_incident_of_its_iteration()
    {
        var model = Jobs(false, "outputCollection='results' outputElement='=assert(result, result != null)'");
        var instance = CaseUnderTest.Started(model, """{"items":[1]}""").CompleteJob("task");

        Assert.That(instance.Incident.Type, Is.EqualTo(IncidentType.ExtractValueError));
        instance.Set("""{"result":5}""").Resolve().AssertCompleted();
        Assert.That(instance["results"], Is.EqualTo("[5]"));
    }
}
