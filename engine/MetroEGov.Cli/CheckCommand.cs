using System.CommandLine;
using MetroEGov.Scenarios.Deployment;

namespace MetroEGov.Cli;

/// <summary><c>metroegov check FILE|DIR…</c>: prints every problem of definitions and scenarios; exit code 1 when there is an error.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var paths = new Argument<string[]>("paths") { Description = "Files (.bpmn, .dmn, .form, scenarios) or folders with them.", Arity = ArgumentArity.OneOrMore };
        var command = new Command("check", "Prints every problem of BPMN, DMN, form and scenario files.") { paths };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(paths), parsed.InvocationConfiguration.Output));
        return command;
    }

    internal static int Run(IEnumerable<string> paths, TextWriter output)
    {
        var files = 0;
        var errors = 0;
        foreach (var path in paths)
        {
            if (!Directory.Exists(path) && !File.Exists(path))
            {
                output.WriteLine($"{path}: error: There is no such file or folder.");
                errors++;
                continue;
            }

            var read = Files(path).Select(ResourceReader.Read).ToList();
            var problems = DeploymentReader.Join(read).Problems;
            foreach (var problem in problems.OrderBy(p => p.File, StringComparer.Ordinal).ThenBy(p => p.Problem.Line))
            {
                output.WriteLine(problem);
            }

            files += read.Count;
            errors += problems.Count(p => p.IsError);
        }

        output.WriteLine($"{files} files, {errors} errors");
        return errors == 0 ? 0 : 1;
    }

    private static IEnumerable<string> Files(string path) => File.Exists(path)
        ? [path]
        : DeploymentReader.Definitions(path).Concat(ProcedureFolder.Find(path).SelectMany(p => p.ScenarioFiles));
}
