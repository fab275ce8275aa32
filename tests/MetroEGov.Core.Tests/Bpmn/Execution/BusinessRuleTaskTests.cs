using MetroEGov.Bpmn.Execution;
using MetroEGov.Bpmn.Model;
using MetroEGov.Dmn;

namespace MetroEGov.Core.Tests.Bpmn.Execution;

/// <summary>Decisions inside the step, and the header that only one of them may set (R9).</summary>
internal sealed class BusinessRuleTaskTests
{
    private const string Competence = "<zeebe:properties><zeebe:property name='metroegov:caseHeader' value='competence'/></zeebe:properties>";

    private static readonly DecisionModel Decisions = Read(
        """
        <decision id="fee" name="Fee"><variable name="Fee" typeRef="number"/>
          <decisionTable hitPolicy="UNIQUE">
            <input id="in" label="Age"><inputExpression typeRef="number"><text>age</text></inputExpression></input>
            <output id="out" name="fee" typeRef="number"/>
            <rule id="minor"><inputEntry><text>&lt; 18</text></inputEntry><outputEntry><text>0</text></outputEntry></rule>
            <rule id="adult"><inputEntry><text>[18..120]</text></inputEntry><outputEntry><text>12.5</text></outputEntry></rule>
            <rule id="overlap"><inputEntry><text>100</text></inputEntry><outputEntry><text>1</text></outputEntry></rule>
          </decisionTable>
        </decision>
        <decision id="competence" name="Competence"><variable name="Competence"/>
          <literalExpression><text>{ competent: { key: "020000000", name: place }, previous: null }</text></literalExpression>
        </decision>
        """);

    private static ProcessModel With(string decision, string extensions = "") => Diagram.Process(
        $"""
        <startEvent id="start"/><businessRuleTask id="decide"><extensionElements><zeebe:calledDecision decisionId="{decision}" resultVariable="result"/>{extensions}</extensionElements></businessRuleTask>
        <serviceTask id="task"><extensionElements><zeebe:taskDefinition type="work"/><zeebe:ioMapping><zeebe:input source="=competent.name" target="seen"/></zeebe:ioMapping></extensionElements></serviceTask>
        """,
        "start > decide > task");

    private static CaseUnderTest Started(ProcessModel model, string variables)
    {
        var instance = new CaseUnderTest(model);
        instance.Context = instance.Context with { Decisions = new DeployedDecisions() };
        return instance.Start(variables);
    }

    [Test]
    public void The_result_is_a_variable_and_the_reasons_are_history()
    {
        var instance = Started(With("fee"), """{"age":30}""");

        Assert.That((instance.Active, instance["result"]), Is.EqualTo(("task", "12.5")));
        var trail = instance.History.OfType<HistoryEvent.DecisionEvaluated>().Single().Trail;
        Assert.That((trail.DecisionId, trail.Version, trail.Output.Json), Is.EqualTo(("fee", 3, "12.5")));
        var evaluated = trail.Evaluated.Single();
        Assert.That((evaluated.Inputs.Single().Label, evaluated.Inputs.Single().Value.Json), Is.EqualTo(("Age", "30")));
        Assert.That((evaluated.MatchedRules.Single().Index, evaluated.MatchedRules.Single().Id), Is.EqualTo((2, "adult")));
    }

    [Test]
    public void The_application_date_chooses_the_version()
    {
        var instance = Started(With("fee"), """{"age":30}""");
        var ofToday = Started(With("fee", "<zeebe:properties><zeebe:property name='metroegov:asOf' value='now'/></zeebe:properties>"), """{"age":30}""");

        Assert.That(((DeployedDecisions)instance.Context.Decisions).AskedFor, Does.EndWith("2026-11-20"));
        Assert.That(((DeployedDecisions)ofToday.Context.Decisions).AskedFor, Does.EndWith("2026-11-23"));
    }

    [Test]
    public void A_decision_that_is_not_deployed_is_an_incident()
    {
        var instance = Started(With("unknown"), "{}");

        Assert.That((instance.Incident.Type, instance.Incident.Text), Is.EqualTo((
            IncidentType.CalledDecisionError, "BusinessRuleTask 'decide': no decision 'unknown' is deployed that is valid on 2026-11-20.")));
    }

    [Test]
    public void A_decision_that_fails_is_an_incident_that_tries_again()
    {
        var instance = Started(With("fee"), """{"age":100}""");
        Assert.That(instance.Incident.Type, Is.EqualTo(IncidentType.DecisionEvaluationError));
        Assert.That(instance.Incident.Text, Does.StartWith("BusinessRuleTask 'decide': decision 'fee' failed."));

        instance.Set("""{"age":17}""").Resolve();

        Assert.That(instance["result"], Is.EqualTo("0"));
    }

    [Test]
    public void The_competence_decision_sets_the_header()
    {
        var instance = Started(With("competence", Competence), """{"place":"Hamburg"}""");

        Assert.That(instance.State.Header.Competent!.Json, Is.EqualTo("""{"key":"020000000","name":"Hamburg"}"""));
        Assert.That(instance.State.Header.Previous, Is.Null);
        Assert.That(instance.Element("task").Variables["seen"].Json, Is.EqualTo("\"Hamburg\""));
    }

    [Test]
    public void No_other_decision_sets_the_header()
    {
        var instance = Started(With("competence"), """{"place":"Hamburg"}""");

        Assert.That(instance.State.Header.Competent, Is.Null);
        Assert.That(instance.History.OfType<HistoryEvent.HeaderChanged>(), Is.Empty);
    }

    [Test]
    public void A_competence_decision_without_authorities_is_an_incident()
    {
        var instance = Started(With("fee", Competence), """{"age":30}""");

        Assert.That((instance.Incident.Type, instance.Incident.Text), Is.EqualTo((
            IncidentType.DecisionEvaluationError,
            "BusinessRuleTask 'decide': the result of decision 'fee' must be a context with competent and previous, found a number.")));
        Assert.That(instance["result"], Is.Null);
    }

    private static DecisionModel Read(string decisions)
    {
        var result = DmnReader.Read(
            $"<definitions xmlns='https://www.omg.org/spec/DMN/20191111/MODEL/' id='d' name='d' namespace='tests'>{decisions}</definitions>", "test.dmn");
        return result.Model ?? throw new AssertionException(string.Join('\n', result.Problems));
    }

    private sealed class DeployedDecisions : IDecisionSource
    {
        public string? AskedFor { get; private set; }

        public ResolvedDecision? Find(string decisionId, string applicationDate)
        {
            AskedFor = $"{decisionId} {applicationDate}";
            return decisionId == "unknown" ? null : new ResolvedDecision(decisionId, 3, Decisions);
        }
    }
}
