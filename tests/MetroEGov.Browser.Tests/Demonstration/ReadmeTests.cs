using System.Diagnostics;
using System.Text.RegularExpressions;
using MetroEGov.Browser.Tests.Platforms;

namespace MetroEGov.Browser.Tests.Demonstration;

/// <summary>The commands of the README are run as they stand there; only the port differs, and what was built is not built again.</summary>
[Platform("Linux,MacOsX")]
public sealed partial class ReadmeTests
{
    private static readonly string Readme = File.ReadAllText(Path.Combine(Built.RepositoryRoot, "README.md"));

    [Test]
    public async Task The_demo_answers_and_one_call_starts_one_case_however_often_it_is_made()
    {
        Assert.That(Commands(), Has.Member("dotnet run --project samples/MetroEGov.Demo"));
        var data = Directory.CreateTempSubdirectory("metroegov-readme-");
        var (port, simulatorPort) = (RunningProgram.FreePort(), RunningProgram.FreePort());
        using (var demo = RunningProgram.Start(
            Built.Assembly("samples", "MetroEGov.Demo"),
            "--port", $"{port}", "--simulator-port", $"{simulatorPort}", "--data", data.FullName))
        {
            await demo.WaitUntilReadyAsync(new Uri($"http://127.0.0.1:{port}/health/ready"));
            var call = Commands().Single(c => c.Contains("/v2/process-instances", StringComparison.Ordinal)).Replace("5080", $"{port}", StringComparison.Ordinal);

            var first = await BashAsync(call);
            var second = await BashAsync(call);

            Assert.That(InstanceKey().Match(first).Groups[1].Value, Is.Not.Empty, first);
            Assert.That(InstanceKey().Match(second).Groups[1].Value, Is.EqualTo(InstanceKey().Match(first).Groups[1].Value));
        }

        data.Delete(recursive: true);
    }

    [TestCase("check", "[0-9]+ files, 0 errors")]
    [TestCase("test", "^[0-9]+ passed, 0 failed")]
    public async Task The_command_line_does_what_it_says(string verb, string ending)
    {
        var command = Commands().SelectMany(c => c.Split('\n')).Single(c => c.Contains($"MetroEGov.Cli -- {verb}", StringComparison.Ordinal));

        var output = await BashAsync(command.Replace("dotnet run", "dotnet run --no-build", StringComparison.Ordinal));

        Assert.That(output.Trim().Split('\n')[^1], Does.Match(ending));
    }

    private static IReadOnlyList<string> Commands() => [.. Fence().Matches(Readme).Select(m => m.Groups[1].Value.Trim())];

    /// <summary>Runs it in the root of the repository; an exit code other than 0 fails the test with what was printed.</summary>
    private static async Task<string> BashAsync(string command)
    {
        var start = new ProcessStartInfo("bash", ["-c", command])
        {
            WorkingDirectory = Built.RepositoryRoot,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("bash did not start.");
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.That(process.ExitCode, Is.Zero, $"{command}\n{output}{await error}");
        return output;
    }

    [GeneratedRegex("```bash\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex("\"processInstanceKey\":\\s*\"([0-9]+)\"")]
    private static partial Regex InstanceKey();
}
