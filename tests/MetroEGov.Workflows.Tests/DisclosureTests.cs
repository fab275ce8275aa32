using System.Collections.Immutable;
using System.Globalization;
using MetroEGov.Bpmn.Model;
using MetroEGov.Bpmn.Reading;
using MetroEGov.Scenarios.Deployment;
using MetroEGov.Scenarios.Driving;
using MetroEGov.Scenarios.Model;
using MetroEGov.Scenarios.Running;

namespace MetroEGov.Workflows.Tests;

/// <summary>What the accepting office learns of a change of address, and what it must not. Source: BMG §5, §34a(5), §51(2).</summary>
[TestFixture]
internal sealed class DisclosureTests
{
    private const string Buchholz = "033530005";

    /// <summary>Names, addresses and answers that the scenarios use.</summary>
    private static readonly string[] Personal =
        ["Lindenfeld", "Wulandari", "Osei", "1988-04-17", "Zwirnspulengasse", "Muschelkalkweg", "Kupferdachstraße", "Geheimer Weg", "Itzehoe"];

    private static readonly Lazy<ProcedureFolder> Folder = new(() => ProcedureFolder.Find(Workflows.ChangeOfAddress).Single());
    private static readonly Lazy<ImmutableArray<Scenario>> All = new(() => [.. Folder.Value.ScenarioFiles.SelectMany(file => ResourceReader.Read(file).Scenarios)]);
    private static readonly Lazy<DeploymentUnit> Unit = new(() => DeploymentReader.Read([Folder.Value.Path]).Unit);
    private static readonly Lazy<RegionShelf> Regions = new(() => new RegionShelf(Folder.Value.Regions));

    [TestCase("The mover is blocked")]
    [TestCase("The first register tells a block, the next one none")]
    [TestCase("The first register tells a block, the next one is silent")]
    [TestCase("Moved on before, the next register gives no answer")]
    [TestCase("Moved on before to nobody knows where")]
    public void Whoever_may_be_blocked_looks_to_the_accepting_office_exactly_as_one_who_is_not_found(string name)
    {
        var notFound = AcceptingOfficeView.Of(Run("Not found"), Buchholz);

        var blocked = AcceptingOfficeView.Of(Run(name), Buchholz);

        Assert.That(blocked, Is.EqualTo(notFound));
        Assert.That(blocked, Has.Some.Contains("Meldeschein ohne Registerdaten"), "the comparison is about something");
    }

    [TestCaseSource(nameof(Scenarios))]
    public void The_case_that_the_accepting_office_can_open_holds_nothing_personal(string name)
    {
        var seen = AcceptingOfficeView.Of(Run(name).Where(AcceptingOfficeView.MayOpen), Buchholz);

        Assert.That(seen.Where(line => Personal.Any(text => line.Contains(text, StringComparison.Ordinal))), Is.Empty);
    }

    [TestCaseSource(nameof(Scenarios))]
    public void No_task_of_the_accepting_office_tells_of_a_block_or_of_where_the_register_says_somebody_went(string name)
    {
        string[] secret = ["blocked", "registerAnswer", "lastAddress", "evaluation", "Kupferdachstraße", "Geheimer Weg"];

        var seen = AcceptingOfficeView.Of(Run(name), Buchholz);

        Assert.That(seen.Where(line => secret.Any(text => line.Contains(text, StringComparison.Ordinal))), Is.Empty);
    }

    /// <summary>Without an input a task would show everything that its reader may see, and somebody who may see nothing an empty page.</summary>
    [Test]
    public void Every_task_in_a_process_of_the_competent_authority_says_what_it_shows()
    {
        var open = Processes()
            .Where(process => process.Properties.GetValueOrDefault("metroegov:visibleTo") == "competent")
            .SelectMany(process => process.Nodes)
            .Where(node => node.Kind == ElementKind.UserTask && node.Io.Inputs.IsEmpty)
            .Select(node => node.Id.Value);

        Assert.That(open, Is.Empty);
    }

    [Test]
    public void Every_call_hands_over_by_name_only()
    {
        var calls = Processes().SelectMany(process => process.Nodes).Select(node => node.CalledElement).OfType<CalledElement>().ToList();

        Assert.That(calls, Is.Not.Empty);
        Assert.That(calls.Where(call => call.PropagateAllParentVariables || call.PropagateAllChildVariables), Is.Empty);
    }

    // Source: BMG §24(2).
    [Test]
    public void The_certificate_has_exactly_eight_items()
    {
        var registration = Run("Moves from Norderstedt to Hamburg, taken in at Buchholz").Single(instance => instance.Model.ProcessId == "registration");

        registration.State.Variables["certificate"].ToFeel().TryGetContext(out var certificate);

        Assert.That(certificate!.Keys, Is.EquivalentTo(new[]
        {
            "familyName", "givenNames", "doctorate", "birthDate", "moveInDate", "registrationDate", "address", "dwellingStatus",
        }));
    }

    private static IEnumerable<ProcessModel> Processes() =>
        Workflows.Files("*.bpmn").SelectMany(name => BpmnReader.Read(Workflows.Read(name), name).Processes);

    private static IEnumerable<string> Scenarios() => All.Value.Select(scenario => scenario.Name);

    private static ImmutableArray<CaseInstance> Run(string name)
    {
        var scenario = All.Value.Single(scenario => scenario.Name == name);
        var day = DateOnly.ParseExact(scenario.Settings.ApplicationDate!, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var (variables, refusal) = Regions.Value.Find(null, day);
        Assert.That(refusal, Is.Null);
        var run = new ScenarioRun(scenario, Unit.Value, variables, RegionShelf.TimeZoneId);
        Assert.That(run.Run().Failure, Is.Null);
        return [.. run.Instances];
    }
}
