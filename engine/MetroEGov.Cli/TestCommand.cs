using System.CommandLine;
using System.Globalization;
using MetroEGov.Scenarios.Deployment;
using MetroEGov.Scenarios.Running;

namespace MetroEGov.Cli;

/// <summary>
/// <c>metroegov test DIR…</c>: runs the scenarios of all procedures below the folders. Prints a line for each, for a failed one what was
/// expected, what is, and where the case stands; then which flows and rules none of them took. Exit code 1 when one failed or nothing ran.
/// </summary>
internal static class TestCommand
{
    public static Command Create()
    {
        var folders = new Argument<string[]>("folders") { Description = "Folders with procedures; a procedure has a folder 'scenarios'.", Arity = ArgumentArity.OneOrMore };
        var command = new Command("test", "Runs scenarios and prints which flows they cover.") { folders };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(folders), parsed.InvocationConfiguration.Output));
        return command;
    }

    internal static int Run(IEnumerable<string> folders, TextWriter output)
    {
        var passed = 0;
        var failed = 0;
        foreach (var folder in folders)
        {
            if (!Directory.Exists(folder))
            {
                output.WriteLine($"{folder}: error: There is no such folder.");
                failed++;
                continue;
            }

            foreach (var procedure in ProcedureFolder.Find(folder))
            {
                var report = ProcedureRunner.Run(procedure);
                Print(procedure.Name, report, output);
                passed += report.Results.Count(r => r.Passed);
                failed += report.WasRun ? report.Results.Count(r => !r.Passed) : procedure.ScenarioFiles.Count;
            }
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{passed} passed, {failed} failed"));
        return failed == 0 && passed > 0 ? 0 : 1;
    }

    private static void Print(string name, ProcedureReport report, TextWriter output)
    {
        output.WriteLine(name);
        foreach (var problem in report.Problems)
        {
            output.WriteLine($"  {problem}");
        }

        if (!report.WasRun)
        {
            output.WriteLine("  not run: the definitions or scenarios have errors");
        }

        foreach (var result in report.Results)
        {
            output.WriteLine($"  {(result.Passed ? "passed" : "FAILED")} {Path.GetFileName(result.Scenario.File)}: {result.Scenario.Name}");
            if (result.Failure is { } failure)
            {
                Print(result.Scenario.File, failure, output);
            }
        }

        foreach (var flows in report.Flows)
        {
            output.WriteLine(Line($"flows of {flows.ProcessId}", flows.Covered, flows.Total, flows.Uncovered));
        }

        foreach (var rules in report.Rules)
        {
            output.WriteLine(Line($"rules of {rules.DecisionId}", rules.Covered, rules.Total, rules.Uncovered.Select(r => r.ToString(CultureInfo.InvariantCulture))));
        }
    }

    private static void Print(string file, ScenarioFailure failure, TextWriter output)
    {
        output.WriteLine($"    {file}:{failure.Line}: {failure.Instruction}");
        if (failure.Expected is not null)
        {
            output.WriteLine($"    expected: {failure.Expected}");
        }

        output.WriteLine($"    found:    {failure.Found}");
        foreach (var line in failure.Stands.Split('\n'))
        {
            output.WriteLine($"    stands:   {line}");
        }
    }

    private static string Line(string what, int covered, int total, IEnumerable<string> uncovered)
    {
        var list = string.Join(", ", uncovered);
        return string.Create(CultureInfo.InvariantCulture, $"  {what}: {covered} of {total}{(list.Length == 0 ? "" : $", not: {list}")}");
    }
}
