using System.Runtime.CompilerServices;
using System.Xml.Linq;

namespace MetroEGov.Core.Tests.Architecture;

/// <summary>Project references are the dependency rule (docs/architecture.md); this table is its only other place.</summary>
public sealed class DependencyRuleTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Feel"] = [],
        ["Dmn"] = ["Feel"],
        ["Bpmn"] = ["Feel", "Dmn"],
        ["Forms"] = ["Feel"],
        ["Regions"] = ["Feel"],
        ["Activities"] = [],
        ["Connectors"] = ["Activities"],
        ["Runtime"] = ["Feel", "Bpmn", "Dmn", "Forms", "Regions", "Activities"],
        ["Scenarios"] = ["Feel", "Bpmn", "Dmn", "Forms", "Regions", "Activities"],
        ["Cli"] = ["Scenarios", "Feel", "Bpmn", "Dmn", "Forms", "Regions"],
        ["Host"] = ["Runtime", "Connectors", "Scenarios"],
        ["RegistrySimulators"] = [],
        ["Demo"] = ["Host", "RegistrySimulators"],
    };

    private static readonly string[] Pure = ["Feel", "Dmn", "Bpmn", "Forms"];

    public static IEnumerable<TestCaseData> Projects() =>
        new[] { "engine", "activities", "samples" }
            .SelectMany(folder => Directory.GetFiles(Path.Combine(Root(), folder), "*.csproj", SearchOption.AllDirectories))
            .Select(file => new TestCaseData(file).SetArgDisplayNames(NameOf(file)));

    [TestCaseSource(nameof(Projects))]
    public void A_project_references_only_what_lies_below_it(string file)
    {
        var references = XDocument.Load(file).Descendants("ProjectReference")
            .Select(r => NameOf((string?)r.Attribute("Include") ?? ""));

        Assert.That(Allowed, Does.ContainKey(NameOf(file)), "a new project wants an ADR and a row here");
        Assert.That(references, Is.SubsetOf(Allowed[NameOf(file)]));
    }

    [TestCaseSource(nameof(Pure))]
    public void A_pure_project_is_under_the_ban(string name)
    {
        var project = XDocument.Load(Path.Combine(Root(), "engine", $"MetroEGov.{name}", $"MetroEGov.{name}.csproj"));

        Assert.That(project.Descendants("IsPure").Select(e => e.Value), Is.EqualTo(new[] { "true" }));
    }

    private static string NameOf(string file) =>
        Path.GetFileNameWithoutExtension(file.Replace('\\', '/')).Replace("MetroEGov.", "", StringComparison.Ordinal);

    private static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(here, "../../../.."));
}
