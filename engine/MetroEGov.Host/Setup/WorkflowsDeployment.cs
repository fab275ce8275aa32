using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using MetroEGov.Bpmn;
using MetroEGov.Runtime;

namespace MetroEGov.Host.Setup;

/// <summary>
/// Deploys the workflows folder at start, but only files that changed since the last start, and no file that a designer changed: what
/// was published in between stays the newest version. What was deployed from the folder is remembered in the data directory; its
/// procedures are taken into the library.
/// </summary>
public sealed class WorkflowsDeployment(
    Deployments deployments, ProcedureLibrary library, HostSettings settings, ILogger<WorkflowsDeployment> log)
{
    private const string MemoryFile = "deployed-workflows.json";
    private const int ProblemsShown = 50;
    private static readonly string[] Extensions = [".bpmn", ".dmn", ".form"];

    /// <exception cref="StartupException">A file has problems; every one in a line of its own. Nothing was deployed.</exception>
    public async Task RunAsync(string workflows, CancellationToken cancellationToken)
    {
        var memory = Path.Combine(settings.DataDirectory, MemoryFile);
        var known = File.Exists(memory)
            ? JsonSerializer.Deserialize<SortedDictionary<string, string>>(await File.ReadAllTextAsync(memory, cancellationToken)) ?? []
            : [];
        var designed = await library.ListDesignedAsync(cancellationToken);
        var changed = new List<DeployResource>();
        foreach (var file in FilesOf(workflows))
        {
            var name = Path.GetRelativePath(workflows, file).Replace('\\', '/');
            var text = await File.ReadAllTextAsync(file, Encoding.UTF8, cancellationToken);
            var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
            if (known.GetValueOrDefault(name) == hash)
                continue;
            known[name] = hash;
            if (LibraryNames.PlaceOf(name) is { } place && designed.Contains($"{place.ProcedureId}/{place.File}"))
            {
                log.LogWarning("{Resource} is newer in the workflows folder but was changed by a designer, whose text stays", name);
                continue;
            }

            changed.Add(new DeployResource(name, text));
        }

        if (changed.Count > 0)
            await DeployAsync(workflows, changed, cancellationToken);
        await library.ImportAsync([.. WorkflowsProcedures.Read(workflows, log)], cancellationToken);
        // Written last: after a crash in between the same files are deployed again, which changes nothing.
        await File.WriteAllTextAsync(memory, JsonSerializer.Serialize(known), cancellationToken);
    }

    private async Task DeployAsync(string workflows, List<DeployResource> changed, CancellationToken cancellationToken)
    {
        switch (await deployments.DeployAsync(changed, caller: null, cancellationToken: cancellationToken))
        {
            case DeploymentAnswer.Deployed deployed:
                foreach (var warning in deployed.Warnings)
                    log.LogWarning("{Resource}: {Problem}", warning.ResourceName, warning.Problem.ToString());
                log.LogInformation(
                    "Deployed {New} new of {All} definitions from {Files} changed files",
                    deployed.Definitions.Count(definition => definition.IsNew), deployed.Definitions.Length, changed.Count);
                break;
            case DeploymentAnswer.Refused refused:
                throw Refusal(workflows, refused);
        }
    }

    private static IEnumerable<string> FilesOf(string workflows) =>
        Directory.EnumerateFiles(workflows, "*", SearchOption.AllDirectories)
            .Where(file => Extensions.Contains(Path.GetExtension(file), StringComparer.Ordinal))
            .Order(StringComparer.Ordinal);

    private static StartupException Refusal(string workflows, DeploymentAnswer.Refused refused)
    {
        var lines = refused.Problems
            .Where(found => found.Problem.Severity == ProblemSeverity.Error)
            .Take(ProblemsShown)
            .Select(found => $"{found.ResourceName}:{found.Problem.ToString()}");
        return new StartupException(
            $"The procedures in {workflows} cannot be deployed:{Environment.NewLine}{string.Join(Environment.NewLine, lines)}");
    }
}
