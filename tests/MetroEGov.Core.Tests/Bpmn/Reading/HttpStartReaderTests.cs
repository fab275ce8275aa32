using MetroEGov.Bpmn;
using MetroEGov.Bpmn.Model;
using MetroEGov.Bpmn.Reading;
using MetroEGov.Core.Tests.Bpmn.Execution;

namespace MetroEGov.Core.Tests.Bpmn.Reading;

internal sealed class HttpStartReaderTests
{
    [Test]
    public void A_path_is_enough_and_the_rest_has_defaults()
    {
        var start = Diagram.HttpProcess(("httpPath", "dog-tax/address-changes"), ("httpSchema", " "), ("httpMethod", "")).NoneStart!.HttpStart!;

        Assert.That(start.Path, Is.EqualTo("dog-tax/address-changes"));
        Assert.That(start.Method, Is.EqualTo("POST"));
        Assert.That(start.Callers, Is.EqualTo(new[] { HttpCaller.OfRole("integrator") }));
        Assert.That(start.AwaitsCompletion, Is.False);
        Assert.That(start.Timeout, Is.EqualTo(TimeSpan.FromSeconds(10)));
        Assert.That((start.Schema, start.BusinessKey, start.Variables, start.Response), Is.EqualTo(((string?)null, (ModelExpression?)null, (ModelExpression?)null, (ModelExpression?)null)));
    }

    [Test]
    public void Reads_what_is_said()
    {
        var start = Diagram.HttpProcess(
            ("httpPath", "a"), ("httpMethod", "PUT"), ("httpSchema", """{"type":"object"}"""),
            ("httpCallers", "clerk, lead@020000000, client:parking-app"), ("httpBusinessKey", "=request.body.id"),
            ("httpAnswer", "completed"), ("httpResponse", "={ok: true}"), ("httpTimeout", "PT1M")).NoneStart!.HttpStart!;

        Assert.That(start.Method, Is.EqualTo("PUT"));
        Assert.That(start.Callers, Is.EqualTo(new[]
        {
            HttpCaller.OfRole("clerk"), new HttpCaller("lead", "020000000", null), new HttpCaller(null, null, "parking-app"),
        }));
        Assert.That((start.AwaitsCompletion, start.Timeout), Is.EqualTo((true, TimeSpan.FromSeconds(60))));
        Assert.That(start.BusinessKey!.Text, Is.EqualTo("request.body.id"));
    }

    [TestCase("httpPath", "/a", ProblemCode.InvalidProperty)]
    [TestCase("httpPath", "a/", ProblemCode.InvalidProperty)]
    [TestCase("httpPath", "a//b", ProblemCode.InvalidProperty)]
    [TestCase("httpPath", "A", ProblemCode.InvalidProperty)]
    [TestCase("httpPath", "../v2", ProblemCode.InvalidProperty)]
    [TestCase("httpPath", "a\n", null)]
    [TestCase("httpMethod", "DELETE", ProblemCode.InvalidProperty)]
    [TestCase("httpCallers", "clerk@12", ProblemCode.InvalidProperty)]
    [TestCase("httpCallers", "everybody!", ProblemCode.InvalidProperty)]
    [TestCase("httpAnswer", "later", ProblemCode.InvalidProperty)]
    [TestCase("httpTimeout", "PT61S", ProblemCode.InvalidProperty)]
    [TestCase("httpTimeout", "PT0S", ProblemCode.InvalidProperty)]
    [TestCase("httpTimeout", "P1M", ProblemCode.InvalidProperty)]
    [TestCase("httpTimeout", "PT99999999999999999999H", ProblemCode.InvalidProperty)]
    [TestCase("httpBusinessKey", "=1 +", ProblemCode.InvalidExpression)]
    [TestCase("httpVariables", "request.body", ProblemCode.ExpressionRequired)]
    [TestCase("httpUnknown", "x", ProblemCode.UnknownProperty)]
    public void Tells_what_is_wrong(string name, string value, string? code)
    {
        var others = name == "httpPath" ? Array.Empty<(string, string)>() : [("httpPath", "a")];
        var xml = $"""
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" targetNamespace="tests">
              <process id="p" isExecutable="true">{Diagram.HttpStart([.. others, (name, value)])}<endEvent id="end"/>{Diagram.Flows("start > end")}</process>
            </definitions>
            """;

        var result = BpmnReader.Read(xml, "test.bpmn");

        Assert.That(result.Problems.Select(problem => problem.Code), Is.EqualTo(code is null ? Array.Empty<string>() : [code]));
        Assert.That(result.Problems.All(problem => problem.ElementId == "start"));
    }

    [TestCase("""{"type":"object","properties":{"plate":{"type":"string","pattern":"^[A-Z]+$"},"$ref":{"type":"string"}}}""", null)]
    [TestCase("""{"$ref":"#/$defs/a","$defs":{"a":{"$ref":"#/$defs/b"},"b":{"type":"object"}}}""", null)]
    [TestCase("true", "JSON object")]
    [TestCase("{", "not JSON")]
    [TestCase("""{"$schema":"http://json-schema.org/draft-07/schema#"}""", "'/$schema'")]
    [TestCase("""{"$id":"https://example.org/a"}""", "'/$id'")]
    [TestCase("""{"properties":{"a":{"$ref":"https://example.org/a"}}}""", "'/properties/a/$ref'")]
    [TestCase("""{"properties":{"a":{"$ref":"#"}}}""", "'/properties/a/$ref'")]
    [TestCase("""{"$ref":"#/$defs/a"}""", "no definition '#/$defs/a'")]
    [TestCase("""{"$ref":"#/$defs/a","$defs":{"a":{"allOf":[{"$ref":"#/$defs/b"}]},"b":{"$ref":"#/$defs/a"}}}""", "a, b refer to each other in a circle")]
    [TestCase("""{"properties":{"a":{"pattern":"(?=a)b"}}}""", "look-around")]
    [TestCase("""{"properties":{"a":{"pattern":"("}}}""", "no regular expression")]
    [TestCase("""{"patternProperties":{"^a":{}}}""", "not supported")]
    public void Bounds_schemas(string schema, string? refusal)
    {
        var found = HttpSchemaText.Refusal(schema);

        Assert.That(found, refusal is null ? Is.Null : Does.Contain(refusal));
    }

    [Test]
    public void Refuses_a_schema_whose_references_multiply()
    {
        var definitions = Enumerable.Range(0, 20).Select(i => $$"""
            "d{{i}}":{"allOf":[{"$ref":"#/$defs/d{{i + 1}}"},{"$ref":"#/$defs/d{{i + 1}}"}]}
            """);
        var schema = """{"$ref":"#/$defs/d0","$defs":{""" + string.Join(',', definitions) + ""","d20":{"type":"string"}}}""";

        Assert.That(HttpSchemaText.Refusal(schema), Does.Contain("more than 20000 parts"));
    }
}
