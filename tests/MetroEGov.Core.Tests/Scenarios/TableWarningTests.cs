using MetroEGov.Bpmn;
using MetroEGov.Dmn;
using MetroEGov.Scenarios.Deployment;

namespace MetroEGov.Core.Tests.Scenarios;

internal sealed class TableWarningTests
{
    private const string Table =
        """
        <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="fees" name="fees" namespace="http://metroegov.example/tests">
          <decision id="fee" name="fee"><variable name="fee"/>
            <decisionTable hitPolicy="UNIQUE">
              <input><inputExpression typeRef="number"><text>age</text></inputExpression></input>
              <output/>
              <rule><inputEntry><text>&lt; 18</text></inputEntry><outputEntry><text>0</text></outputEntry></rule>
              <rule><inputEntry><text>&lt; 10</text></inputEntry><outputEntry><text>1</text></outputEntry></rule>
              <rule><inputEntry><text>&gt;= 18</text></inputEntry><outputEntry><text>2</text></outputEntry></rule>
            </decisionTable>
          </decision>
        </definitions>
        """;

    [Test]
    public void Findings_of_a_table_are_warnings_and_leave_its_decision_usable()
    {
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.dmn");
        try
        {
            File.WriteAllText(file, Table);

            var read = ResourceReader.Read(file);

            var problem = read.Problems.Single();
            Assert.That((problem.Severity, problem.Code, problem.ElementId, problem.Line), Is.EqualTo((ProblemSeverity.Warning, TableFindingCode.Overlap, "fee", 7)));
            Assert.That(read.Decisions.Single().DecisionId, Is.EqualTo("fee"));
        }
        finally
        {
            File.Delete(file);
        }
    }
}
