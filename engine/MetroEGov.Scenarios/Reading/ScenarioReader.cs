using System.Collections.Immutable;
using System.Text.Json;
using MetroEGov.Bpmn;
using MetroEGov.Scenarios.Model;

namespace MetroEGov.Scenarios.Reading;

/// <summary>The test cases of a file, or what is wrong with it. With any problem there are no scenarios.</summary>
public sealed record ScenarioReadResult(ImmutableArray<Scenario> Scenarios, ImmutableArray<Problem> Problems);

/// <summary>
/// Reads JSON test cases of Camunda Process Test (schema version 8.9). An unknown member of an instruction is an error; unknown members
/// of a test case or of the file are kept for other tools. Never throws on any input.
/// </summary>
public static class ScenarioReader
{
    public static ScenarioReadResult Read(string json, string file)
    {
        var problems = new List<Problem>();
        var scenarios = new List<Scenario>();
        try
        {
            var root = LocatedJson.Parse(json);
            if (root.Member("testCases") is { IsArray: true } cases)
            {
                scenarios.AddRange(cases.Items.Select(c => ReadCase(c, file, problems)).OfType<Scenario>());
            }
            else
            {
                problems.Add(new(ProblemSeverity.Error, ScenarioProblemCode.MissingMember, null, root.Line, "A scenario file needs testCases, a list."));
            }
        }
        catch (JsonException e)
        {
            problems.Add(new(ProblemSeverity.Error, ScenarioProblemCode.NotJson, null, (int)(e.LineNumber ?? 0) + 1, $"The file is not JSON: {e.Message}"));
        }

        return problems.Count == 0 ? new([.. scenarios], []) : new([], [.. problems]);
    }

    private static Scenario? ReadCase(LocatedJson json, string file, List<Problem> problems)
    {
        if (!json.IsObject)
        {
            problems.Add(new(ProblemSeverity.Error, ScenarioProblemCode.WrongValue, null, json.Line, "A test case must be an object."));
            return null;
        }

        var members = new MemberReader(json, "A test case", problems);
        var name = members.Required("name");
        var settings = SettingsReader.Read(members.Object("metroegov"));
        if (members.Any("instructions") is not { IsArray: true } instructions)
        {
            members.Missing("instructions, a list");
            return null;
        }

        return new(
            name,
            members.Text("description"),
            file,
            json.Line,
            settings,
            [.. instructions.Items.Select(i => InstructionReader.Read(i, problems)).OfType<Instruction>()]);
    }
}
