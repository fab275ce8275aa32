using MetroEGov.Bpmn.Execution;
using MetroEGov.Bpmn.Model;

namespace MetroEGov.Core.Tests.Bpmn.Execution;

internal sealed class JobTests
{
    private static ProcessModel With(string task) => Diagram.Process($"<startEvent id='start'/>{task}<endEvent id='end'/>", "start > task > end");

    private static readonly ProcessModel OneJob = With($"<serviceTask id='task'>{Diagram.Job}</serviceTask>");

    [TestCase("sendTask")]
    [TestCase("serviceTask")]
    [TestCase("businessRuleTask")]
    [TestCase("scriptTask")]
    public void Every_task_with_a_definition_waits_for_its_job(string kind)
    {
        var instance = CaseUnderTest.Started(With($"<{kind} id='task'>{Diagram.Job}</{kind}>"));
        Assert.That(instance.Job("task").Retries, Is.EqualTo(3));

        instance.CompleteJob("task").AssertCompleted();
    }

    [Test]
    public void Type_and_retries_may_be_expressions()
    {
        var model = With("<serviceTask id='task'><extensionElements><zeebe:taskDefinition type='=\"registry:\" + state' retries='=n + 1'/></extensionElements></serviceTask>");

        var instance = CaseUnderTest.Started(model, """{"state":"hh","n":4}""");

        Assert.That((instance.Job("task").Type, instance.Job("task").Retries), Is.EqualTo(("registry:hh", 5)));
    }

    [Test]
    public void A_type_that_is_no_text_is_an_incident_that_names_no_value()
    {
        var model = With("<serviceTask id='task'><extensionElements><zeebe:taskDefinition type='=secret'/></extensionElements></serviceTask>");

        var instance = CaseUnderTest.Started(model, """{"secret":4711}""");

        Assert.That((instance.Incident.Type, instance.Incident.Text), Is.EqualTo(
            (IncidentType.ExtractValueError, "ServiceTask 'task': the job type must be a text, found a number.")));
        instance.Set("""{"secret":"open"}""").Resolve();
        Assert.That(instance.Job("task").Type, Is.EqualTo("open"));
    }

    [Test]
    public void A_failure_with_retries_left_changes_nothing_but_their_number()
    {
        var instance = CaseUnderTest.Started(OneJob);

        instance.Do(new Command.FailJob(instance.Now, instance.Job("task").Key, 2, "down"));

        Assert.That((instance.Job("task").Retries, instance.State.Incidents.Count), Is.EqualTo((2, 0)));
    }

    [Test]
    public void Without_retries_a_failure_is_an_incident_until_somebody_resolves_it()
    {
        var instance = CaseUnderTest.Started(OneJob);
        instance.Do(new Command.FailJob(instance.Now, instance.Job("task").Key, 0, "The registry does not answer."));
        Assert.That((instance.Incident.Type, instance.Incident.JobKey), Is.EqualTo((IncidentType.JobNoRetries, (long?)instance.Job("task").Key)));

        instance.Do(new Command.ResolveIncident(instance.Now, null, instance.Incident.Key, Retries: 2));

        Assert.That((instance.Job("task").Retries, instance.State.Incidents.Count), Is.EqualTo((2, 0)));
        instance.CompleteJob("task").AssertCompleted();
    }

    [Test]
    public void A_job_gets_other_retries()
    {
        var instance = CaseUnderTest.Started(OneJob);

        instance.Do(new Command.UpdateJobRetries(instance.Now, null, instance.Job("task").Key, 7));

        Assert.That(instance.Job("task").Retries, Is.EqualTo(7));
        instance.CompleteJob("task").AssertCompleted();
    }

    [Test]
    public void Retries_that_were_given_to_a_stopped_job_are_those_that_it_has_once_its_incident_is_resolved()
    {
        var instance = CaseUnderTest.Started(OneJob);
        instance.Do(new Command.FailJob(instance.Now, instance.Job("task").Key, 0, "down"));

        instance.Do(new Command.UpdateJobRetries(instance.Now, null, instance.Job("task").Key, 5));
        Assert.That(instance.State.Incidents, Has.Count.EqualTo(1), "only a person resolves an incident");
        instance.Do(new Command.ResolveIncident(instance.Now, null, instance.Incident.Key, Retries: 1));

        Assert.That((instance.Job("task").Retries, instance.State.Incidents.Count), Is.EqualTo((5, 0)));
    }

    [Test]
    public void A_late_answer_closes_the_incident_of_its_job()
    {
        var instance = CaseUnderTest.Started(OneJob);
        instance.Do(new Command.FailJob(instance.Now, instance.Job("task").Key, 0, "unknown outcome"));

        instance.CompleteJob("task").AssertCompleted();
    }

    [Test]
    public void An_answer_that_writes_a_header_name_is_an_incident_and_the_job_stays()
    {
        var instance = CaseUnderTest.Started(OneJob).CompleteJob("task", """{"competent":{"key":"x"}}""");

        Assert.That((instance.Incident.Type, instance.Job("task").Retries), Is.EqualTo((IncidentType.IoMappingError, 0)));
        Assert.That(instance.Incident.Text, Does.Contain("'competent' belongs to the header of the case"));
        instance.Resolve().CompleteJob("task", """{"found":1}""").AssertCompleted();
    }

    [Test]
    public void More_variables_than_a_case_may_have_are_an_incident()
    {
        var large = "\"" + new string('x', 250_000) + "\"";
        var instance = CaseUnderTest.Started(OneJob);
        for (var i = 0; i < 16; i++)
        {
            instance.Set($$"""{"v{{i}}":{{large}}}""");
        }

        instance.CompleteJob("task", $$"""{"more":{{large}}}""");

        Assert.That(instance.Incident.Text, Does.Contain($"more than {ProcessStep.MaxCaseBytes} bytes"));
    }

    [TestCase("<task id='task'/>")]
    [TestCase("<manualTask id='task'/>")]
    [TestCase("<intermediateThrowEvent id='task'/>")]
    public void What_has_no_work_passes_through(string element) => CaseUnderTest.Started(With(element)).AssertCompleted();

    [Test]
    public void A_script_writes_its_result()
    {
        var model = With("<scriptTask id='task'><extensionElements><zeebe:script expression='=a + b' resultVariable='sum'/></extensionElements></scriptTask>");

        var instance = CaseUnderTest.Started(model, """{"a":0.1,"b":0.2}""");

        instance.AssertCompleted();
        Assert.That(instance["sum"], Is.EqualTo("0.3"), "decimal, never double (R9)");
    }

    [Test]
    public void A_script_whose_result_is_no_json_is_an_incident()
    {
        var model = With("<scriptTask id='task'><extensionElements><zeebe:script expression='=[1..3]' resultVariable='range'/></extensionElements></scriptTask>");

        Assert.That(CaseUnderTest.Started(model).Incident.Type, Is.EqualTo(IncidentType.ExtractValueError));
    }
}
