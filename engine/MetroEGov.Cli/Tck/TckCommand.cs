using System.CommandLine;

namespace MetroEGov.Cli.Tck;

/// <summary><c>metroegov tck DIR [--csv FILE]</c>: runs a folder of the DMN conformance kit.</summary>
internal static class TckCommand
{
    public static Command Create()
    {
        var directory = new Argument<DirectoryInfo>("DIR") { Description = "A folder of the DMN conformance kit; test files are found in all its subfolders." };
        var csv = new Option<FileInfo?>("--csv") { Description = "Writes one line per case in the format that vendors publish." };
        var command = new Command("tck", "Runs the DMN conformance kit and prints the shares passed.") { directory, csv };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(directory), parsed.GetValue(csv), parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error));
        return command;
    }

    /// <summary>0 when all cases pass, 1 when some fail, 2 when there is nothing to run.</summary>
    internal static int Run(DirectoryInfo directory, FileInfo? csv, TextWriter output, TextWriter error)
    {
        if (!directory.Exists)
        {
            error.WriteLine($"The folder {directory.FullName} does not exist.");
            return 2;
        }

        var outcomes = new TckRunner(directory.FullName).Run();
        if (outcomes.IsEmpty)
        {
            error.WriteLine($"No test files (*-test-*.xml) under {directory.FullName}.");
            return 2;
        }

        var report = new TckReport(outcomes);
        report.WriteTo(output);
        if (csv is not null)
        {
            using var writer = csv.CreateText();
            report.WriteCsvTo(writer);
        }

        return report.Failed == 0 ? 0 : 1;
    }
}
