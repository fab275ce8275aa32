using System.Text;
using MetroEGov.Bpmn;
using MetroEGov.Bpmn.Reading;

namespace MetroEGov.Core.Tests.Bpmn.Reading;

/// <summary>Files that are made to exhaust a reader.</summary>
internal sealed class BoundedReadingTests
{
    private const string Head = """<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d"><process id="p" isExecutable="true">""";
    private const string Tail = "</process></definitions>";

    [Test]
    public void Refuses_ten_thousand_nested_subprocesses()
    {
        var open = string.Concat(Enumerable.Range(0, 10_000).Select(i => $"""<subProcess id="s{i}">"""));
        var xml = Head + open + string.Concat(Enumerable.Repeat("</subProcess>", 10_000)) + Tail;

        var result = BpmnReader.Read(xml, "deep.bpmn");

        Assert.That(result.Problems.Single().Code, Is.EqualTo(ProblemCode.TooDeep));
    }

    [Test]
    public void Refuses_a_file_that_is_too_long()
    {
        var result = BpmnReader.Read(Head + new string(' ', 11 * 1024 * 1024) + Tail, "long.bpmn");

        Assert.That(result.Problems.Single().Code, Is.EqualTo(ProblemCode.TooLarge));
    }

    [Test]
    public void Refuses_too_many_elements()
    {
        var xml = Head + string.Concat(Enumerable.Repeat("<task/>", 300_000)) + Tail;

        Assert.That(BpmnReader.Read(xml, "many.bpmn").Problems.Single().Code, Is.EqualTo(ProblemCode.TooLarge));
    }

    [TestCase("<documentation>", "</documentation>")]
    [TestCase("<task id=\"", "\"/>")]
    public void Refuses_a_text_that_is_too_long(string before, string after)
    {
        var xml = Head + before + new string('x', 1024 * 1024 + 1) + after + Tail;

        Assert.That(BpmnReader.Read(xml, "text.bpmn").Problems.Single().Code, Is.EqualTo(ProblemCode.TooLarge));
    }

    [Test]
    public void Does_not_expand_entities()
    {
        const string xml = """
            <?xml version="1.0"?>
            <!DOCTYPE lolz [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL">&b;</definitions>
            """;

        var problem = BpmnReader.Read(xml, "entities.bpmn").Problems.Single();

        Assert.That((problem.Code, problem.Line), Is.EqualTo((ProblemCode.DocumentType, 2)));
    }

    [TestCase("")]
    [TestCase("   ")]
    [TestCase("{}")]
    [TestCase("<definitions")]
    [TestCase("\u0000")]
    public void Refuses_what_is_not_XML(string text) =>
        Assert.That(BpmnReader.Read(text, "none.bpmn").Problems.Single().Code, Is.EqualTo(ProblemCode.NotXml));

    [Test]
    public void Reads_bytes_in_the_encoding_that_they_declare()
    {
        var xml = """<?xml version="1.0" encoding="ISO-8859-1"?>""" + Head.Replace("id=\"p\"", "id=\"p\" name=\"Müll\"") + """<startEvent id="s"/>""" + Tail;

        var result = BpmnReader.Read(Encoding.Latin1.GetBytes(xml), "latin.bpmn");

        Assert.That(result.Processes.Single().Name, Is.EqualTo("Müll"));
    }

    [Test]
    public void Refuses_bytes_that_are_no_text() =>
        Assert.That(BpmnReader.Read([0x3C, 0xFF, 0xFE, 0x00, 0x80], "bytes.bpmn").Problems.Single().Code, Is.EqualTo(ProblemCode.NotXml));
}
