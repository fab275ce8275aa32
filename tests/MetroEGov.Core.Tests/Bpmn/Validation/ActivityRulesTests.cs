using MetroEGov.Bpmn;
using MetroEGov.Bpmn.Reading;
using MetroEGov.Bpmn.Validation;

namespace MetroEGov.Core.Tests.Bpmn.Validation;

internal sealed class ActivityRulesTests
{
    [Test]
    public void Names_every_input_and_property_that_an_activity_misses()
    {
        var problems = Check("resident-registry:find-person", """<z:ioMapping><z:input source="=x" target="person.name"/></z:ioMapping>""", "");

        Assert.That(problems.Select(p => (p.Code, p.ElementId)), Is.EqualTo(new[]
        {
            (ProblemCode.MissingActivityInput, "task"),
            (ProblemCode.MissingLegalBasis, "task"),
            (ProblemCode.MissingLegalBasis, "task"),
            (ProblemCode.MissingLegalBasis, "task"),
        }));
    }

    [Test]
    public void Accepts_a_task_that_gives_all()
    {
        var problems = Check(
            "resident-registry:find-person",
            """<z:ioMapping><z:input source="=x" target="person"/><z:input source="=y" target="state"/></z:ioMapping>""",
            """<z:properties><z:property name="metroegov:legalBasis" value="§ 34 BMG"/><z:property name="metroegov:purpose" value="registration"/><z:property name="metroegov:reasonKey" value="23"/></z:properties>""");

        Assert.That(problems, Is.Empty);
    }

    [TestCase("outside:worker")]
    [TestCase("=type")]
    public void Asks_nothing_of_a_job_type_it_does_not_know(string type) => Assert.That(Check(type, "", ""), Is.Empty);

    private static IReadOnlyList<Problem> Check(string type, string mapping, string properties)
    {
        var xml = $"""
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:z="http://camunda.org/schema/zeebe/1.0" id="d">
              <process id="p" isExecutable="true">
                <startEvent id="start"/>
                <sequenceFlow id="flow" sourceRef="start" targetRef="task"/>
                <serviceTask id="task"><extensionElements><z:taskDefinition type="{type}"/>{mapping}{properties}</extensionElements></serviceTask>
              </process>
            </definitions>
            """;
        var read = BpmnReader.Read(xml, "activity.bpmn");
        Assert.That(read.Problems, Is.Empty);
        return ActivityRules.Check(read.Processes.Single(), new Registry());
    }

    private sealed class Registry : IKnownActivities
    {
        public ActivityRequirements? Find(string jobType) =>
            jobType == "resident-registry:find-person" ? new(["person", "state"], ReadsRegister: true) : null;
    }
}
