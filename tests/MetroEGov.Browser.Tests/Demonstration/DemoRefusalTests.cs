using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.Versioning;
using MetroEGov.Browser.Tests.Platforms;

namespace MetroEGov.Browser.Tests.Demonstration;

/// <summary>What keeps the demo from starting is said in one line, with the way out.</summary>
[Platform("Linux,MacOsX")]
[UnsupportedOSPlatform("windows")]
public sealed class DemoRefusalTests
{
    private static readonly string DemoAssembly = Built.Assembly("samples", "MetroEGov.Demo");

    [Test]
    public async Task Names_a_port_that_is_taken()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        using var demo = RunningProgram.Start(DemoAssembly, "--port", $"{port}");
        var exitCode = await demo.WaitForExitAsync();

        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(Lines(demo.Output), Has.Exactly(1).Items.And.All.StartsWith($"Port {port} is taken"));
    }

    [Test]
    public async Task Names_an_argument_that_it_does_not_understand()
    {
        using var demo = RunningProgram.Start(DemoAssembly, "--port", "http");
        var exitCode = await demo.WaitForExitAsync();

        Assert.That(exitCode, Is.EqualTo(2));
        Assert.That(demo.Output, Does.StartWith("'--port http' is not understood."));
    }

    [Test]
    public async Task Names_a_database_that_it_cannot_use()
    {
        var data = Directory.CreateTempSubdirectory("metroegov-demo-");
        var database = Path.Combine(data.CreateSubdirectory("host").FullName, "metroegov.db");
        await File.WriteAllTextAsync(database, string.Concat(Enumerable.Repeat("This is no database. ", 100)));

        using (var demo = RunningProgram.Start(
            DemoAssembly, "--data", data.FullName, "--port", $"{RunningProgram.FreePort()}", "--simulator-port", $"{RunningProgram.FreePort()}"))
        {
            var exitCode = await demo.WaitForExitAsync();

            Assert.That(exitCode, Is.EqualTo(1));
            Assert.That(Lines(demo.Output).Skip(1), Has.Exactly(1).Items.And.All.Contains(database), "after the line that it starts");
        }

        data.Delete(recursive: true);
    }

    [TestCase(null, TestName = "Names_a_missing_Node")]
    [TestCase("#!/bin/sh\nexit 1\n", TestName = "Names_a_Node_that_is_too_old")]
    public async Task Names_Node(string? nodeScript)
    {
        var folder = Directory.CreateTempSubdirectory("metroegov-node-");
        try
        {
            var tools = folder.CreateSubdirectory("tools").FullName;
            var dotnet = Path.GetFullPath(Environment.ProcessPath is { } path && path.EndsWith("dotnet", StringComparison.Ordinal) ? path : Find("dotnet"));
            File.CreateSymbolicLink(Path.Combine(tools, "dotnet"), dotnet);
            File.CreateSymbolicLink(Path.Combine(tools, "sh"), "/bin/sh");
            if (nodeScript is not null)
            {
                var node = Path.Combine(tools, "node");
                await File.WriteAllTextAsync(node, nodeScript);
                File.SetUnixFileMode(node, UnixFileMode.UserRead | UnixFileMode.UserExecute);
            }

            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "package.json"), "{}");
            var (exitCode, output) = await BuildClientAsync(dotnet, folder.FullName, tools);

            Assert.That(exitCode, Is.Not.Zero);
            Assert.That(output, Does.Contain("error METRO001: Node.js 20.19 (or 22.12 and later) with npm is needed"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<(int ExitCode, string Output)> BuildClientAsync(string dotnet, string clientFolder, string tools)
    {
        var start = new ProcessStartInfo(
            dotnet,
            ["msbuild", Path.Combine(Built.RepositoryRoot, "engine", "MetroEGov.Host"), "-t:ClientInstall", $"-p:ClientDir={clientFolder}/", "-nologo", "-nodeReuse:false"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PATH"] = tools;
        using var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output + await error);
    }

    private static string Find(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, program))
            .First(File.Exists);

    private static string[] Lines(string output) => output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
