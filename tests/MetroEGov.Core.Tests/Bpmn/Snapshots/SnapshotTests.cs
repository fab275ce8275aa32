using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using MetroEGov.Bpmn.Execution;
using MetroEGov.Bpmn.Execution.State;
using MetroEGov.Bpmn.Snapshots;
using MetroEGov.Core.Tests.Bpmn.Execution;

namespace MetroEGov.Core.Tests.Bpmn.Snapshots;

/// <summary>What is stored stays readable (R11). The driver of the execution tests writes and reads between any two steps.</summary>
internal sealed class SnapshotTests
{
    private static readonly string Folder = SourceFolder();

    /// <summary>A case with one of everything that can wait.</summary>
    private static CaseUnderTest Waiting()
    {
        var model = Diagram.Process(
            $"""
            <startEvent id="start"/><parallelGateway id="fork"/>
            <userTask id="ask" name="Prüfen"><extensionElements><zeebe:userTask/><zeebe:assignmentDefinition candidateGroups="registrar@020000000"/></extensionElements></userTask>
            <serviceTask id="work">{Diagram.Job}</serviceTask>
            {Diagram.Boundary("late", "work", "<timerEventDefinition><timeCycle>R3/P1D</timeCycle></timerEventDefinition>", interrupts: false)}
            <receiveTask id="wait" messageRef="answer"/>
            <exclusiveGateway id="stuck"/>
            <serviceTask id="each">{Diagram.Job}<multiInstanceLoopCharacteristics isSequential="true"><extensionElements><zeebe:loopCharacteristics inputCollection="=items" inputElement="item"/></extensionElements></multiInstanceLoopCharacteristics></serviceTask>
            <parallelGateway id="join"/><endEvent id="end"/>
            """,
            "start > fork > ask > join > end, fork > work > join, fork > wait > join, fork > stuck > join{never}, fork > each > join, fork > join",
            Diagram.Message("answer"));
        return CaseUnderTest.Started(model, """{"items":[{"b":1,"a":[null,1.50]},"ü<"]}""");
    }

    [Test]
    public void A_snapshot_of_the_first_schema_is_read_for_ever()
    {
        var stored = File.ReadAllText(Path.Combine(Folder, "schema-1.json")).TrimEnd();

        Assert.That(InstanceSnapshot.WriteText(Waiting().State), Is.EqualTo(stored), "a change of the text needs a new schema and a step in SnapshotUpcasting");
        Assert.That(InstanceSnapshot.WriteText(InstanceSnapshot.Read(stored)), Is.EqualTo(stored));
    }

    [Test]
    public void A_history_of_the_first_day_is_read_for_ever()
    {
        var stored = File.ReadAllText(Path.Combine(Folder, "history-1.json")).TrimEnd();

        Assert.That(HistoryJson.Write([.. Waiting().History]), Is.EqualTo(stored));
        Assert.That(InstanceSnapshot.WriteText(StateFold.Apply(InstanceState.New(7), HistoryJson.Read(stored))), Is.EqualTo(InstanceSnapshot.WriteText(Waiting().State)));
    }

    [Test]
    public void Snapshots_name_elements_and_never_indices()
    {
        var text = InstanceSnapshot.WriteText(Waiting().State);

        Assert.That(text, Does.Contain("\"elementId\":\"work\"").And.Not.Contain("ndex"));
    }

    [Test]
    public void A_snapshot_of_a_newer_release_is_left_alone()
    {
        var newer = InstanceSnapshot.WriteText(InstanceState.New(1)).Replace("\"schema\":1", "\"schema\":2", StringComparison.Ordinal);

        var thrown = Assert.Throws<SnapshotVersionException>(() => InstanceSnapshot.Read(newer));

        Assert.That((thrown!.Found, thrown.Known), Is.EqualTo((2, 1)));
    }

    [TestCase("")]
    [TestCase("[]")]
    [TestCase("{\"state\":{}}")]
    [TestCase("{\"schema\":1}")]
    public void What_is_no_snapshot_says_so(string text) =>
        Assert.That(() => InstanceSnapshot.Read(text), Throws.InstanceOf<JsonException>());

    [Test]
    public void Old_schemas_go_through_every_step_that_follows_theirs()
    {
        ImmutableArray<Func<JsonObject, JsonObject>> steps = [Append("1→2"), Append("2→3"), Append("3→4")];

        Assert.That(SnapshotUpcasting.Upcast(new JsonObject { ["path"] = "" }, 2, steps)["path"]!.GetValue<string>(), Is.EqualTo(" 2→3 3→4"));
    }

    [Test]
    public void An_event_that_this_release_does_not_know_is_refused() =>
        Assert.That(() => HistoryJson.Read("""[{"event":"element-dreamt"}]"""), Throws.InstanceOf<JsonException>());

    [TestCase(typeof(HistoryEvent), "history-names.txt")]
    [TestCase(typeof(Effect), "effect-names.txt")]
    [TestCase(typeof(Command), "command-names.txt")]
    public void Stored_names_never_change(Type family, string file)
    {
        var attributes = family.GetCustomAttributes<JsonDerivedTypeAttribute>().ToList();
        var names = attributes.Select(a => (string)a.TypeDiscriminator!).Order(StringComparer.Ordinal);

        Assert.That(attributes.Select(a => a.DerivedType), Is.EquivalentTo(family.GetNestedTypes().Where(t => t.IsSubclassOf(family))), "each has its name");
        Assert.That(names, Is.EqualTo(File.ReadLines(Path.Combine(Folder, file))), "add new names; rows with the old ones are stored");
    }

    [Test]
    public void A_null_that_is_a_value_differs_from_an_absent_one()
    {
        HistoryEvent[] events = [new HistoryEvent.IterationCompleted(1, 1, VariableValue.Null), new HistoryEvent.IterationCompleted(1, 1, null)];

        var read = HistoryJson.Read(HistoryJson.Write([.. events]));

        Assert.That(read.Cast<HistoryEvent.IterationCompleted>().Select(e => e.Output), Is.EqualTo(new[] { VariableValue.Null, null }));
    }

    private static string SourceFolder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;

    private static Func<JsonObject, JsonObject> Append(string step) => state =>
    {
        state["path"] = $"{state["path"]} {step}";
        return state;
    };
}
