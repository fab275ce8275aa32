using MetroEGov.Dmn;

namespace MetroEGov.Core.Tests.Dmn;

public class DmnReaderTests
{
    [TestCase("http://www.omg.org/spec/DMN/20151101/dmn.xsd", TestName = "DMN 1.1")]
    [TestCase("http://www.omg.org/spec/DMN/20180521/MODEL/", TestName = "DMN 1.2")]
    [TestCase("https://www.omg.org/spec/DMN/20191111/MODEL/", TestName = "DMN 1.3")]
    [TestCase("https://www.omg.org/spec/DMN/20211108/MODEL/", TestName = "DMN 1.4")]
    [TestCase("https://www.omg.org/spec/DMN/20230324/MODEL/", TestName = "DMN 1.5")]
    public void Reads_every_version(string dmn)
    {
        const string elements = """
            <itemDefinition name="tAge"><typeRef>feel:number</typeRef></itemDefinition>
            <inputData id="in" name="age"><variable name="age" typeRef="tAge"/></inputData>
            <decision id="d" name="d"><variable name="d" typeRef="feel:boolean"/><informationRequirement><requiredInput href="#in"/></informationRequirement><literalExpression><text>age &gt;= 18</text></literalExpression></decision>
            """;

        var result = DmnReader.Read(Models.Xml(elements, dmn: dmn), "old.dmn");

        Assert.That(result.Problems, Is.Empty);
        Assert.That(result.Model!.Evaluate("d", Models.Inputs("""{ "age": 18 }"""), Models.Environment).Value.IsTrue);
    }

    [Test]
    public void Passes_over_diagrams_and_extensions()
    {
        const string xml = $"""
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="{Models.Dmn15}" xmlns:dmndi="https://www.omg.org/spec/DMN/20230324/DMNDI/" id="defs" name="n" namespace="urn:n">
              <extensionElements><x:y xmlns:x="urn:x"><x:z/></x:y></extensionElements>
              <decision id="d" name="d"><literalExpression><text>1</text></literalExpression></decision>
              <knowledgeSource id="ks" name="Law"/><textAnnotation id="ta"><text>note</text></textAnnotation>
              <dmndi:DMNDI><dmndi:DMNDiagram><dmndi:DMNShape dmnElementRef="d"/></dmndi:DMNDiagram></dmndi:DMNDI>
            </definitions>
            """;

        Assert.That(DmnReader.Read(xml, "n.dmn").Model!.Decisions.Single().Id, Is.EqualTo("d"));
    }

    [TestCase("", DmnProblemCode.NotXml)]
    [TestCase("<definitions", DmnProblemCode.NotXml)]
    [TestCase("<definitions/>", DmnProblemCode.NotDmn)]
    [TestCase("<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><definitions>&x;</definitions>", DmnProblemCode.DtdRefused)]
    public void Refuses_what_is_no_DMN(string xml, string code)
    {
        var result = DmnReader.Read(xml, "bad.dmn");

        Assert.That(result.Model, Is.Null);
        Assert.That(result.Problems.Single().Code, Is.EqualTo(code));
    }

    [Test]
    public void A_document_type_is_named_with_its_line()
    {
        var problem = DmnReader.Read("<?xml version=\"1.0\"?>\n<!DOCTYPE d [<!ENTITY x \"y\">]>\n<definitions>&x;</definitions>", "dtd.dmn").Problems.Single();

        Assert.That((problem.Code, problem.Line), Is.EqualTo((DmnProblemCode.DtdRefused, 2)));
    }

    [TestCase("<![CDATA[<!DOCTYPE d>]]></b>")]
    [TestCase("<!-- <!DOCTYPE d> --><decision></b>")]
    public void A_malformed_file_that_only_mentions_a_document_type_is_not_xml(string content)
    {
        var problem = DmnReader.Read($"<definitions xmlns=\"https://www.omg.org/spec/DMN/20191111/MODEL/\">\n{content}", "bad.dmn").Problems.Single();

        Assert.That((problem.Code, problem.Line), Is.EqualTo((DmnProblemCode.NotXml, 2)));
    }

    [Test]
    public void Refuses_endless_nesting()
    {
        var xml = Models.Xml(Models.Decision(string.Concat(Enumerable.Repeat("<list>", 10_000))));

        Assert.That(DmnReader.Read(xml, "deep.dmn").Problems.Single().Code, Is.EqualTo(DmnProblemCode.TooDeep));
    }

    [Test]
    public void Lists_all_problems_with_element_and_line()
    {
        const string xml = $"""
            <definitions xmlns="{Models.Dmn15}" id="defs" name="n" namespace="urn:n">
              <decision id="one" name="one"><variable name="one" typeRef="tNowhere"/><literalExpression id="l1"><text>1 +</text></literalExpression></decision>
              <decision id="two" name="two"><informationRequirement><requiredDecision href="#nowhere"/></informationRequirement></decision>
              <decision id="three" name="three"><informationRequirement><requiredDecision href="#three"/></informationRequirement></decision>
              <decision id="four" name="four"><decisionTable id="t" hitPolicy="MOSTLY"><input id="i"><inputExpression><text>x</text></inputExpression></input><output id="o"/>
                <rule id="r"><outputEntry><text>1</text></outputEntry></rule></decisionTable></decision>
              <decision id="five" name="five"><literalExpression id="l5" expressionLanguage="urn:groovy"><text>1</text></literalExpression></decision>
            </definitions>
            """;

        var result = DmnReader.Read(xml, "bad.dmn");

        Assert.That(result.Model, Is.Null);
        Assert.That(result.Problems.Select(problem => $"{problem.Code} {problem.ElementId} {problem.Line}"), Is.EquivalentTo(new[]
        {
            "dmn-bad-value t 5",
            "dmn-rule-width r 6",
            "dmn-unknown-language l5 7",
            "dmn-unknown-type one 2",
            "dmn-dangling-reference two 3",
            "dmn-requirement-cycle three 4",
            "dmn-bad-expression l1 2",
        }));
    }

    [Test]
    public void A_cycle_over_several_decisions_is_found()
    {
        const string elements = """
            <decision id="a" name="a"><informationRequirement><requiredDecision href="#b"/></informationRequirement><literalExpression><text>b</text></literalExpression></decision>
            <decision id="b" name="b"><informationRequirement><requiredDecision href="#c"/></informationRequirement><literalExpression><text>c</text></literalExpression></decision>
            <decision id="c" name="c"><informationRequirement><requiredDecision href="#a"/></informationRequirement><literalExpression><text>a</text></literalExpression></decision>
            """;

        Assert.That(DmnReader.Read(Models.Xml(elements), "cycle.dmn").Problems.Select(problem => problem.Code), Is.Not.Empty.And.All.EqualTo(DmnProblemCode.RequirementCycle));
    }

    [Test]
    public void A_type_defined_by_itself_is_a_problem()
    {
        const string elements = """<itemDefinition id="x" name="tA"><typeRef>tB</typeRef></itemDefinition><itemDefinition name="tB" isCollection="true"><typeRef>tA</typeRef></itemDefinition>""";

        Assert.That(DmnReader.Read(Models.Xml(elements), "cycle.dmn").Problems.Select(problem => problem.Code), Is.EqualTo(new[] { DmnProblemCode.TypeCycle }));
    }

    [Test]
    public void A_missing_import_is_a_problem()
    {
        Assert.That(DmnReader.Read(Models.Xml("""<import namespace="urn:other" name="o" importType="x"/>"""), "main.dmn").Problems.Single().Code, Is.EqualTo(DmnProblemCode.MissingImport));
    }

    [Test]
    public void Models_that_import_each_other_are_a_problem()
    {
        var a = new DmnSource(Models.Xml("""<import namespace="urn:b" name="b" importType="x"/>""", "urn:a"), "a.dmn");
        var b = new DmnSource(Models.Xml("""<import namespace="urn:a" name="a" importType="x"/>""", "urn:b"), "b.dmn");

        Assert.That(DmnReader.Read(a, [b]).Problems.Single().Code, Is.EqualTo(DmnProblemCode.MissingImport));
    }

    [Test]
    public void Tolerant_reading_leaves_the_rest_usable()
    {
        var xml = Models.Xml(Models.Decision(Models.Literal("1 +")) + """<decision id="e" name="e"><literalExpression><text>2</text></literalExpression></decision>""");

        var result = DmnReader.Read(xml, "bad.dmn", DmnReadMode.Tolerant);

        Assert.That(result.Problems, Is.Not.Empty);
        Assert.That(result.Model!.Evaluate("d", Models.Inputs("{}"), Models.Environment).Value.IsNull);
        Assert.That(result.Model.Evaluate("e", Models.Inputs("{}"), Models.Environment).Value.ToString(), Is.EqualTo("2"));
    }

    [Test]
    public void The_same_id_twice_is_a_problem()
    {
        var xml = Models.Xml(Models.Decision(Models.Literal("1")) + """<decision id="d" name="e"/>""");

        Assert.That(DmnReader.Read(xml, "bad.dmn").Problems.Single().Code, Is.EqualTo(DmnProblemCode.DuplicateId));
    }
}
