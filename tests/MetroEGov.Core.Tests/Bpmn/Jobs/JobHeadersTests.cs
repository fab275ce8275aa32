using MetroEGov.Bpmn.Jobs;
using MetroEGov.Feel;

namespace MetroEGov.Core.Tests.Bpmn.Jobs;

internal sealed class JobHeadersTests
{
    private static readonly FeelValue Timeout = FeelJson.Parse("""{"code": "TIMEOUT", "message": "no answer"}""");

    [Test]
    public void Stores_the_whole_answer_in_the_result_variable()
    {
        var verdict = Judge(("resultVariable", "answer"), """{"status": "found"}""");

        Assert.That(Variables(verdict), Is.EqualTo("""answer={"status":"found"}"""));
    }

    [Test]
    public void Makes_variables_of_the_entries_of_the_result_expression()
    {
        var verdict = Judge(("resultExpression", "={status: response.status, twice: response.n * 2}"), """{"status": "found", "n": 2}""");

        Assert.That(Variables(verdict), Is.EqualTo("""status="found", twice=4"""));
    }

    [Test]
    public void Keeps_nothing_of_an_answer_that_is_not_mapped() =>
        Assert.That(Variables(Judge(("other", "x"), """{"status": "found"}""")), Is.Empty);

    [TestCase(2, ExpectedResult = "Pass")]
    [TestCase(1, ExpectedResult = "ThrowError")]
    public string Throws_a_bpmn_error_when_the_expression_says_so(int retries)
    {
        var verdict = Judge(("errorExpression", """=if error = null or job.retries > 1 then null else bpmnError("UNAVAILABLE", "No answer.")"""), "null", Timeout, retries);

        return verdict.GetType().Name;
    }

    [Test]
    public void Reads_code_message_and_variables_of_a_bpmn_error()
    {
        var verdict = (JobHeaderVerdict.ThrowError)Judge(("errorExpression", """=bpmnError(error.code, error.message, {tries: job.retries})"""), "null", Timeout, 3);

        Assert.That((verdict.Code, verdict.Message, verdict.Variables["tries"].Json), Is.EqualTo(("TIMEOUT", "no answer", "3")));
    }

    [Test]
    public void Reads_retries_and_pause_of_a_job_error()
    {
        var verdict = (JobHeaderVerdict.Fail)Judge(("errorExpression", """=jobError("later", {}, 5, duration("PT30S"))"""), "null", Timeout, 3);

        Assert.That((verdict.RetriesLeft, verdict.Message, verdict.Pause), Is.EqualTo((5, "later", TimeSpan.FromSeconds(30))));
    }

    [Test]
    public void Sees_an_error_in_an_answer_that_came()
    {
        var verdict = Judge(("errorExpression", """=if response.status = "refused" then bpmnError(code: "REFUSED") else null"""), """{"status": "refused"}""");

        Assert.That(((JobHeaderVerdict.ThrowError)verdict).Code, Is.EqualTo("REFUSED"));
    }

    [TestCase("resultExpression", "=1 +")]
    [TestCase("resultExpression", "=1")]
    [TestCase("resultExpression", "={f: function(x) x}")]
    [TestCase("errorExpression", "={other: 1}")]
    public void Stops_at_a_header_that_cannot_be_used(string header, string text)
    {
        var verdict = (JobHeaderVerdict.Stop)Judge((header, text), """{"secret": "hidden"}""");

        Assert.That(verdict.Text, Does.Contain("'task'").And.Contain(header).And.Not.Contain("hidden"));
    }

    private static string Variables(JobHeaderVerdict verdict) =>
        string.Join(", ", ((JobHeaderVerdict.Pass)verdict).Variables.OrderBy(v => v.Key, StringComparer.Ordinal).Select(v => $"{v.Key}={v.Value}"));

    private static JobHeaderVerdict Judge((string Name, string Text) header, string response, FeelValue? error = null, int retries = 3) =>
        new JobHeaders(new Dictionary<string, string> { [header.Name] = header.Text }, "task", FeelEnvironment.Epoch)
            .Judge(FeelJson.Parse(response), error ?? FeelValue.Null, retries);
}
