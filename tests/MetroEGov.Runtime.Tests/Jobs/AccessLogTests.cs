using MetroEGov.Activities;
using MetroEGov.Bpmn.Execution;
using MetroEGov.Feel;
using MetroEGov.Runtime.Processing;
using MetroEGov.Runtime.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace MetroEGov.Runtime.Tests.Jobs;

/// <summary>Source: BMG §40, what has to be recorded about an automated retrieval.</summary>
public sealed class AccessLogTests
{
    private static readonly string Reading =
        "<zeebe:properties>"
        + Drawing.Property("metroegov:legalBasis", "BMG 23 (3)")
        + Drawing.Property("metroegov:purpose", "pre-filled form")
        + Drawing.Property("metroegov:reasonKey", "0300")
        + "</zeebe:properties>";

    [Test]
    public async Task Every_read_is_one_row_whatever_came_of_it()
    {
        var script = new Script()
            .Then(Ask(1, _ => ActivityFailure.Unavailable("DOWN", "Down.")))
            .Then(Ask(null, _ => ActivityFailure.Unknown("TIMEOUT", "No answer.")))
            .Then(Ask(0, _ => new ActivityResult<Answer>.BusinessError("DENIED", "Denied.")));
        await using var runtime = await TestRuntime.StartAsync(script.Catalog());
        await runtime.DeployAsync(("p.bpmn", Drawing.Row(
            "p", [Drawing.UserTask("before"), Drawing.ServiceTask("ask", "test:register", Reading)])));
        var started = await runtime.StartCaseAsync(new StartRequest { ProcessId = "p", BusinessKey = "B-1" });
        var task = (await runtime.Tasks.ListAsync(Clerks.InHamburg, new TaskFilter(), new PageRequest())).Items.Single();
        await runtime.Tasks.ClaimAsync(task.Key, Clerks.InHamburg);
        await runtime.Tasks.CompleteAsync(task.Key, Clerks.InHamburg, TestRuntime.Json("{}"));
        await runtime.SettleAsync();
        await runtime.AdvanceAsync(TimeSpan.FromMinutes(1));
        await runtime.AdvanceAsync(TimeSpan.FromMinutes(1));

        var log = await runtime.AccessLog.ListAsync(new AccessFilter { CaseKey = started.InstanceKey }, new PageRequest());

        Assert.That(log.TotalCount, Is.EqualTo(3));
        Assert.That(
            log.Items.Select(row => row.Outcome),
            Is.EqualTo(new[] { "error:DENIED", "failed:TIMEOUT", "failed:DOWN" }));
        Assert.That(log.Items.Select(row => row.UserId).Distinct(), Is.EqualTo(new[] { "anna" }));
        var row = log.Items[0];
        Assert.Multiple(() =>
        {
            Assert.That(row.AuthorityKey, Is.EqualTo(Clerks.Hamburg));
            Assert.That(row.LegalBasis, Is.EqualTo("BMG 23 (3)"));
            Assert.That(row.Purpose, Is.EqualTo("pre-filled form"));
            Assert.That(row.ReasonKey, Is.EqualTo("0300"));
            Assert.That(row.Register, Is.EqualTo("resident-registry:010600063"));
            Assert.That(row.BusinessKey, Is.EqualTo("B-1"));
            Assert.That(row.At, Is.EqualTo(runtime.Clock.GetUtcNow()));
        });
    }

    [Test]
    public async Task A_read_whose_answer_came_too_late_is_written_all_the_same()
    {
        var gate = new TaskCompletionSource();
        var asked = new TaskCompletionSource();
        var script = new Script().ThenAsync(async (_, context) =>
        {
            context.ReportAccess("resident-registry:010600063", "0300: familienname", 1);
            asked.SetResult();
            await gate.Task;
            return new Answer();
        });
        await using var runtime = await TestRuntime.StartAsync(script.Catalog());
        await runtime.DeployAsync(("p.bpmn", Drawing.Row("p", [Drawing.ServiceTask("ask", "test:register", Reading)])));
        var started = await runtime.StartCaseAsync("p");

        // Cancelled before it, the register would not be asked at all.
        await asked.Task;
        await runtime.Instances.CancelAsync(started.InstanceKey, Clerks.InHamburg, ReadScope.Everything);
        gate.SetResult();
        for (var i = 0; i < 1000 && (await runtime.AccessLog.ListAsync(new AccessFilter(), new PageRequest())).TotalCount == 0; i++)
            await Task.Delay(5);

        Assert.That((await runtime.AccessLog.ListAsync(new AccessFilter(), new PageRequest())).TotalCount, Is.EqualTo(1));
    }

    [Test]
    public async Task A_read_stays_on_record_when_the_step_that_takes_its_answer_throws()
    {
        var script = new Script().Then(Ask(1, _ => new Answer()));
        var fragile = new Fragile();
        await using var runtime = await TestRuntime.StartAsync(script.Catalog(), services => services.AddSingleton<ClusterVariablesOn>(_ => _ => fragile));
        await runtime.DeployAsync(("p.bpmn", Drawing.Row(
            "p", [Drawing.ServiceTask("ask", "test:register", Reading), Drawing.UserTask("after", "=fragile")])));

        await runtime.StartCaseAsync("p");
        for (var i = 0; i < 1000 && (await runtime.AccessLog.ListAsync(new AccessFilter(), new PageRequest())).TotalCount == 0; i++)
            await Task.Delay(5);

        Assert.That((await runtime.AccessLog.ListAsync(new AccessFilter(), new PageRequest())).TotalCount, Is.EqualTo(1));
        using var db = runtime.OpenDb();
        Assert.That(db.Instances.Single().FailedSteps, Is.EqualTo(1));
    }

    [Test]
    public async Task A_task_that_reads_a_register_without_saying_why_is_refused_at_deployment()
    {
        await using var runtime = await TestRuntime.StartAsync(new Script().Catalog());

        var answer = await runtime.Deployments.DeployAsync(
            [new DeployResource("p.bpmn", Drawing.Row("p", [Drawing.ServiceTask("ask", "test:register")]))]);

        Assert.That(answer, Is.InstanceOf<DeploymentAnswer.Refused>());
        var problems = ((DeploymentAnswer.Refused)answer).Problems;
        Assert.That(problems.Select(problem => problem.Problem.Code).Distinct(), Is.EqualTo(new[] { "missing-legal-basis" }));
        Assert.That(problems, Has.Length.EqualTo(3));
    }

    private static Func<Question, ActivityContext, ActivityResult<Answer>> Ask(
        int? hits, Func<ActivityContext, ActivityResult<Answer>> result) => (_, context) =>
        {
            context.ReportAccess("resident-registry:010600063", "0300: familienname, vornamen, geburtsdatum", hits);
            return result(context);
        };

    private sealed class Fragile : IClusterVariables
    {
        public FeelValue? Find(string name) => name == "fragile" ? throw new InvalidOperationException("A defect.") : null;
    }
}
