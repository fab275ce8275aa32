using MetroEGov.Bpmn.Model;
using MetroEGov.Bpmn.Reading;

namespace MetroEGov.Core.Tests.Bpmn.Reading;

/// <summary>What a diagram becomes. The file every-element.bpmn has each supported element once.</summary>
internal sealed class BpmnReaderTests
{
    private static readonly ProcessModel Process = Read();

    [Test]
    public void Reads_the_process_itself()
    {
        Assert.That((Process.ProcessId, Process.Name, Process.VersionTag), Is.EqualTo(("visit", "A visit", "1.4")));
        Assert.That(Process.Properties["metroegov:visibleTo"], Is.EqualTo("competent"));
        Assert.That(Process.EmbeddedForms["form_1"], Is.EqualTo("""{"components":[]}"""));
        Assert.That(Process.NoneStart!.Id.Value, Is.EqualTo("start"));
        Assert.That(Process.StartEvents.Select(s => s.Id.Value), Is.EqualTo(new[] { "start", "asked" }));
        Assert.That(Process.EventSubprocesses.Select(i => Process.Nodes[i].Id.Value), Is.EqualTo(new[] { "withdrawn" }));
    }

    [Test]
    public void Connects_nodes_in_both_directions()
    {
        foreach (var flow in Process.Flows)
        {
            Assert.That(Process.Nodes[flow.Source].Outgoing, Does.Contain(flow.Index));
            Assert.That(Process.Nodes[flow.Target].Incoming, Does.Contain(flow.Index));
        }
    }

    [Test]
    public void Knows_what_lies_in_a_subprocess()
    {
        var subprocess = Node("parts");

        Assert.That(subprocess.Children.Select(i => Process.Nodes[i].Id.Value), Is.EqualTo(new[] { "parts_start", "parts_task", "failing" }));
        Assert.That(subprocess.EventSubprocesses.Select(i => Process.Nodes[i].Id.Value), Is.EqualTo(new[] { "failing" }));
        Assert.That(Node("parts_task").Parent, Is.EqualTo(subprocess.Index));
    }

    [Test]
    public void Reads_a_job()
    {
        var task = Node("lookup");

        Assert.That((task.Job!.Type.Text, task.Job.Type.IsStatic, task.Job.Retries.Text), Is.EqualTo(("resident-registry:find-person", true, "5")));
        Assert.That(task.Job.Headers["resultVariable"], Is.EqualTo("found"));
        Assert.That(task.Io.Inputs.Select(i => (i.Target, i.Source.Text, i.Source.IsStatic)), Is.EqualTo(new[] { ("person.name", "name", false), ("kind", "move", true) }));
        Assert.That(task.Properties["metroegov:legalBasis"], Is.EqualTo("§ 34 BMG"));
        Assert.That(Node("send").Job!.Retries.Text, Is.EqualTo("3"));
    }

    [Test]
    public void Reads_a_user_task()
    {
        var task = Node("decide").UserTask!;

        Assert.That(task.CandidateGroups!.Text, Is.EqualTo("\"registrar@\" + competent.key"));
        Assert.That((task.Assignee, task.DueDate!.Text, task.Priority!.Text), Is.EqualTo(((ModelExpression?)null, "due", "70")));
        Assert.That(task.Form, Is.EqualTo(new FormReference("decision", null)));
    }

    [Test]
    public void Gives_the_lane_s_assignment_to_a_task_that_names_none()
    {
        Assert.That(Node("confirm").UserTask!.CandidateGroups!.Text, Is.EqualTo("\"registrar@\" + accepting.key"));
        Assert.That(Node("confirm").UserTask!.Form, Is.EqualTo(new FormReference(null, "form_1")));
    }

    [Test]
    public void Reads_boundary_events()
    {
        Assert.That(Node("lookup").BoundaryEvents.Select(i => Process.Nodes[i].Id.Value), Is.EqualTo(new[] { "unknown", "reminder", "stop" }));
        Assert.That(((EventTrigger.Error)Node("unknown").Event!).Code!.Text, Is.EqualTo("NOT_FOUND"));
        Assert.That((Node("reminder").IsInterrupting, ((EventTrigger.Timer)Node("reminder").Event!).Kind), Is.EqualTo((false, TimerKind.Cycle)));
        Assert.That(((EventTrigger.Message)Node("stop").Event!).CorrelationKey!.Text, Is.EqualTo("caseId"));
    }

    [Test]
    public void Reads_what_is_called()
    {
        Assert.That(Node("call").CalledElement, Is.EqualTo(new CalledElement(ModelExpression.Static("child"), false, true, BindingType.Deployment)));
        Assert.That((Node("rule").CalledDecision!.DecisionId.Text, Node("rule").CalledDecision!.ResultVariable), Is.EqualTo(("fee", "fee")));
        Assert.That((Node("script").Script!.Expression.Text, Node("script").Script!.ResultVariable), Is.EqualTo(("1 + 1", "two")));
    }

    [Test]
    public void Reads_a_multi_instance_activity()
    {
        var loop = Node("call").MultiInstance!;

        Assert.That((loop.IsSequential, loop.InputCollection.Text, loop.InputElement, loop.OutputCollection), Is.EqualTo((true, "people", "person", "results")));
        Assert.That((loop.OutputElement!.Text, loop.CompletionCondition!.Text), Is.EqualTo(("result", "numberOfCompletedInstances > 2")));
    }

    [Test]
    public void Reads_conditions_and_the_default_flow()
    {
        var gateway = Node("choice");

        Assert.That(Process.Flows[gateway.DefaultFlow!.Value].Id.Value, Is.EqualTo("otherwise"));
        Assert.That(gateway.Outgoing.Select(i => Process.Flows[i].Condition?.Text), Is.EqualTo(new[] { "two > 1", null }));
    }

    [Test]
    public void Compiles_every_expression()
    {
        var expressions = Process.Flows.Select(f => f.Condition).Concat(Process.Nodes.SelectMany(n => n.Io.Inputs.Select(i => i.Source))).OfType<ModelExpression>();

        Assert.That(expressions.Where(e => (e.Feel is null) != e.IsStatic), Is.Empty);
    }

    [Test]
    public void Reads_the_form_of_a_start_event() => Assert.That(Node("start").StartForm!.FormId, Is.EqualTo("start-visit"));

    private static FlowNode Node(string id) => Process.Find(new ElementId(id)) ?? throw new AssertionException($"No element {id}.");

    private static ProcessModel Read()
    {
        var result = BpmnReader.Read(File.ReadAllText(TestFiles.Folder("every-element.bpmn")), "every-element.bpmn");
        Assert.That(result.Problems, Is.Empty);
        return result.Processes.Single();
    }
}
