using MetroEGov.Bpmn.Execution.Starts;
using MetroEGov.Bpmn.Model;
using MetroEGov.Core.Tests.Bpmn.Execution;
using MetroEGov.Feel;

namespace MetroEGov.Core.Tests.Bpmn.Starts;

internal sealed class HttpStartEvaluationTests
{
    private static readonly HttpCallerIdentity Portal = new("parking-app", IsClient: true, "033535404", ["integrator"]);

    [Test]
    public void The_members_of_the_body_are_the_variables_unless_the_drawing_says_otherwise()
    {
        var prepared = Prepare("""{"plate":"WL-AB 1","months":12}""");

        Assert.That(prepared.BusinessKey, Is.Null);
        Assert.That(prepared.Variables.ToDictionary(v => v.Key, v => v.Value.Json), Is.EqualTo(new Dictionary<string, string>
        {
            ["plate"] = "\"WL-AB 1\"",
            ["months"] = "12",
        }));
    }

    [Test]
    public void Expressions_see_body_query_and_caller()
    {
        var prepared = Prepare(
            """{"id":7}""",
            ("httpBusinessKey", "=\"B-\" + string(request.body.id)"),
            ("httpVariables", "={from: request.query.source, by: request.caller.userId, at: request.caller.authorityKey, role: request.caller.roles[1]}"));

        Assert.That(prepared.BusinessKey, Is.EqualTo("B-7"));
        Assert.That(prepared.Variables["from"].Json, Is.EqualTo("\"web\""));
        Assert.That(prepared.Variables["by"].Json, Is.EqualTo("\"parking-app\""));
        Assert.That(prepared.Variables["at"].Json, Is.EqualTo("\"033535404\""));
        Assert.That(prepared.Variables["role"].Json, Is.EqualTo("\"integrator\""));
    }

    [TestCase("httpBusinessKey", "=request.body.id", "12", TestName = "A number is a business key as text")]
    [TestCase("httpBusinessKey", "=null", null, TestName = "Null is no business key")]
    public void Reads_business_keys(string name, string expression, string? key) =>
        Assert.That(Prepare("""{"id":12}""", (name, expression)).BusinessKey, Is.EqualTo(key));

    [TestCase("[1]", "httpMethod", "POST", "must be a JSON object")]
    [TestCase("{}", "httpBusinessKey", "={a: 1}", "must give a text")]
    [TestCase("{}", "httpBusinessKey", "=request.body.nothing", "httpBusinessKey could not be evaluated")]
    [TestCase("{}", "httpVariables", "=1", "must give a context")]
    [TestCase("{}", "httpVariables", "={f: function(x) x}", "Variable 'f'")]
    public void Refuses_what_the_drawing_did_not_foresee(string body, string name, string value, string refusal)
    {
        var outcome = Evaluate(body, (name, value));

        Assert.That((outcome as HttpStartOutcome.Refused)?.Text, Does.Contain(refusal));
    }

    [TestCase("integrator", true)]
    [TestCase("integrator@033535404", true)]
    [TestCase("integrator@020000000", false)]
    [TestCase("client:parking-app", true)]
    [TestCase("client:other", false)]
    [TestCase("clerk,lead", false)]
    public void Admits_roles_anywhere_roles_at_one_authority_and_clients(string callers, bool isAdmitted) =>
        Assert.That(Start(("httpCallers", callers)).Admits(Portal), Is.EqualTo(isAdmitted));

    [Test]
    public void A_person_is_no_client_of_the_same_name() =>
        Assert.That(Start(("httpCallers", "client:parking-app")).Admits(Portal with { IsClient = false }), Is.False);

    [Test]
    public void The_answer_is_made_from_the_variables_of_the_case()
    {
        var response = Start(("httpResponse", "={fee: fee * 2}")).Response!;

        Assert.That(HttpStartEvaluation.TryRespond(
            response, FeelContextValue.Of([KeyValuePair.Create("fee", FeelValue.Of(15m))]), FeelEnvironment.Epoch, out var json, out _));
        Assert.That(json, Is.EqualTo("""{"fee":30}"""));
        Assert.That(HttpStartEvaluation.TryRespond(response, FeelContextValue.Empty, FeelEnvironment.Epoch, out _, out _), Is.True, "null times two is null, inside of a context");
    }

    private static HttpStartOutcome.Prepared Prepare(string body, params (string Name, string Value)[] properties)
    {
        var outcome = Evaluate(body, properties);
        Assert.That(outcome, Is.InstanceOf<HttpStartOutcome.Prepared>(), outcome.ToString());
        return (HttpStartOutcome.Prepared)outcome;
    }

    private static HttpStartOutcome Evaluate(string body, params (string Name, string Value)[] properties) => HttpStartEvaluation.Evaluate(
        Start(properties),
        new HttpStartRequest(FeelJson.Parse(body), FeelContextValue.Of([KeyValuePair.Create("source", FeelValue.Of("web"))]), Portal),
        FeelEnvironment.Epoch);

    private static HttpStart Start(params (string Name, string Value)[] properties) =>
        Diagram.HttpProcess([("httpPath", "a"), .. properties]).NoneStart!.HttpStart!;
}
