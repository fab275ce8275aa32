using System.Diagnostics;
using System.Reflection;
using System.Runtime.Loader;
using System.Text.RegularExpressions;
using MetroEGov.Activities;
using Microsoft.Extensions.DependencyInjection;

namespace MetroEGov.Runtime.Tests.Connectors.Guide;

/// <summary>
/// Does what a newcomer does, from the words of the guide alone: an empty folder, the file with the guide's code under the rules of this
/// repository, a build, one line of registration; then the activity is in the palette and runs.
/// </summary>
public sealed partial class GuideWalkTests
{
    private static readonly string[] Rules = [".editorconfig", "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props", "global.json"];

    [Test]
    public async Task Who_follows_the_guide_from_an_empty_folder_has_an_activity_that_runs()
    {
        var root = Directory.CreateTempSubdirectory("metroegov-guide-");
        try
        {
            var guide = await GuideText.ReadAsync();
            await WriteAsync(root.FullName, guide);

            await BuildAsync(Path.Combine(root.FullName, "activities", "MetroEGov.Connectors"));

            var written = Load(Path.Combine(root.FullName, "activities", "MetroEGov.Connectors", "out", "MetroEGov.Connectors.dll"));
            var catalog = Register(written, guide.Blocks[3]);
            var template = Some.Json(ElementTemplate.ToJson(catalog, "de"))[0];
            Assert.That(guide.Text, Does.Contain($"*{template.GetProperty("name").GetString()}*"), "the name that the guide says is in the palette");

            using var http = new HttpClient { BaseAddress = new Uri("http://127.0.0.1:1/") };
            await using var services = new ServiceCollection().AddSingleton(http).BuildServiceProvider();
            var outcome = await catalog.Find("waste-collection:order-bins")!.InvokeAsync(
                services, Some.Json(new { municipalityKey = "02000000", persons = 3 }), Some.Context(), CancellationToken.None);
            Assert.That((outcome as ActivityOutcome.Failed)?.Failure.Code, Is.EqualTo("WASTE_UNAVAILABLE"), "nobody listens there");
        }
        finally
        {
            root.Delete(recursive: true);
        }
    }

    private static async Task WriteAsync(string root, GuideText guide)
    {
        foreach (var file in Rules)
            File.Copy(Path.Combine(GuideText.Repository(), file), Path.Combine(root, file));
        var place = FilePlace().Match(guide.Text).Groups;
        var project = Path.Combine(root, place["project"].Value);
        var source = Path.Combine(project, place["file"].Value);
        Directory.CreateDirectory(Path.GetDirectoryName(source)!);
        await File.WriteAllTextAsync(Path.Combine(project, "MetroEGov.Connectors.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <ItemGroup>
                <Reference Include="{typeof(ActivityCatalog).Assembly.Location}" />
              </ItemGroup>
            </Project>
            """);
        var space = Namespace().Match(guide.Text).Value;
        await File.WriteAllTextAsync(source, string.Join("\n\n", guide.Blocks[0], space, guide.Blocks[1], guide.Blocks[2]) + "\n");
    }

    private static async Task BuildAsync(string project)
    {
        var start = new ProcessStartInfo("dotnet", ["build", "--nologo", "--verbosity", "quiet", "--output", "out", "-nodeReuse:false", "-p:UseSharedCompilation=false"])
        {
            WorkingDirectory = project,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var build = Process.Start(start)!;
        var errors = build.StandardError.ReadToEndAsync();
        var output = await build.StandardOutput.ReadToEndAsync();
        await build.WaitForExitAsync();
        Assert.That(build.ExitCode, Is.Zero, output + await errors);
    }

    /// <summary>From memory, so that the folder can be deleted; what it references is what the test has loaded already.</summary>
    private static Assembly Load(string path)
    {
        using var bytes = new MemoryStream(File.ReadAllBytes(path));
        return new AssemblyLoadContext("guide", isCollectible: true).LoadFromStream(bytes);
    }

    /// <param name="line">Such as <c>.With&lt;OrderBins&gt;()</c>.</param>
    private static ActivityCatalog Register(Assembly written, string line)
    {
        var name = RegisteredClass().Match(line).Groups["name"].Value;
        var type = written.GetExportedTypes().Single(type => type.Name == name);
        var with = typeof(ActivityCatalog).GetMethods().Single(method => method.Name == nameof(ActivityCatalog.With) && method.GetParameters().Length == 0);
        return (ActivityCatalog)with.MakeGenericMethod(type).Invoke(ActivityCatalog.Empty, null)!;
    }

    [GeneratedRegex(@"below `(?<project>activities/[\w.]+)`: here `(?<file>[\w/]+\.cs)`")]
    private static partial Regex FilePlace();

    [GeneratedRegex(@"namespace MetroEGov\.[\w.]+;")]
    private static partial Regex Namespace();

    [GeneratedRegex(@"^\.With<(?<name>\w+)>\(\)$")]
    private static partial Regex RegisteredClass();
}
