using System.Runtime.CompilerServices;
using MetroEGov.Scenarios.Deployment;
using MetroEGov.Scenarios.Reading;
using MetroEGov.Scenarios.Running;

namespace MetroEGov.Core.Tests.Scenarios;

/// <summary>The procedure "order" beside the tests: every way to wait, every mock, versions and a called process.</summary>
internal static class ScenarioFolder
{
    public static string Procedures => Path.Combine(Here(), "procedures");

    public static ProcedureFolder Order => ProcedureFolder.Find(Procedures).Single();

    public static DeploymentUnit Unit => DeploymentReader.Read([Order.Path, Order.Shared]).Unit;

    /// <summary>Runs one test case, given as JSON, against the procedure.</summary>
    public static ScenarioResult Run(string testCase)
    {
        var read = ScenarioReader.Read($$"""{"testCases": [{{testCase}}]}""", "test.json");
        Assert.That(read.Problems, Is.Empty);
        return new ScenarioRun(read.Scenarios.Single(), Unit, ClusterVariables.None, "Europe/Berlin").Run();
    }

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
