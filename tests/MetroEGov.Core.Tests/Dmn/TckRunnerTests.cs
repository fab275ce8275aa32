using MetroEGov.Cli.Tck;

namespace MetroEGov.Core.Tests.Dmn;

/// <summary>The runner of the conformance kit, over a kit of two cases in a folder of its own.</summary>
public class TckRunnerTests
{
    private DirectoryInfo _kit = null!; // set before each test

    [SetUp]
    public void CreateKit()
    {
        _kit = Directory.CreateTempSubdirectory("metroegov-tck-");
        var folder = _kit.CreateSubdirectory("level-1").CreateSubdirectory("0001-sum");
        File.WriteAllText(Path.Combine(folder.FullName, "0001-sum.dmn"), Models.Xml("""
            <inputData id="in" name="my list"/>
            <decision id="d" name="d"><informationRequirement><requiredInput href="#in"/></informationRequirement><literalExpression><text>{total: sum(my list), first: my list[1]}</text></literalExpression></decision>
            """));
        File.WriteAllText(Path.Combine(folder.FullName, "0001-sum-test-01.xml"), """
            <testCases xmlns="http://www.omg.org/spec/DMN/20160719/testcase" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema">
              <modelName>0001-sum.dmn</modelName>
              <testCase id="right">
                <inputNode name="my list"><list><item><value xsi:type="xsd:decimal">1</value></item><item><value xsi:type="xsd:decimal">2.5</value></item></list></inputNode>
                <resultNode name="d"><expected><component name="total"><value xsi:type="xsd:double">3.500000001</value></component><component name="first"><value xsi:type="xsd:decimal">1</value></component></expected></resultNode>
              </testCase>
              <testCase id="wrong"><resultNode name="d"><expected><value xsi:nil="true"/></expected></resultNode></testCase>
            </testCases>
            """);
    }

    [TearDown]
    public void DeleteKit() => _kit.Delete(recursive: true);

    [Test]
    public void Prints_shares_failed_cases_and_a_closing_line()
    {
        using var output = new StringWriter();

        var exitCode = TckCommand.Run(_kit, null, output, TextWriter.Null);

        Assert.That(exitCode, Is.EqualTo(1));
        var lines = output.ToString().ReplaceLineEndings("\n").TrimEnd().Split('\n');
        Assert.That(lines[^1], Is.EqualTo("1 passed, 1 failed"));
        Assert.That(lines, Has.Some.StartsWith("  wrong: d: expected null"));
        Assert.That(lines, Has.Some.Matches("^total +1 of 2").And.Some.Matches("^non-null +1 of 1"));
    }

    [Test]
    public void Writes_the_vendors_csv()
    {
        var csv = new FileInfo(Path.Combine(_kit.FullName, "results.csv"));

        TckCommand.Run(_kit, csv, TextWriter.Null, TextWriter.Null);

        Assert.That(File.ReadLines(csv.FullName).First(), Is.EqualTo("\"level-1/0001-sum\",\"0001-sum-test-01\",\"right\",\"SUCCESS\",\"\""));
    }

    [Test]
    public void A_folder_without_test_files_is_an_error_of_its_own()
    {
        using var error = new StringWriter();

        Assert.That(TckCommand.Run(_kit.CreateSubdirectory("empty"), null, TextWriter.Null, error), Is.EqualTo(2));
        Assert.That(error.ToString(), Does.Contain("No test files"));
    }
}
