using System.Collections.Immutable;
using MetroEGov.Bpmn;
using MetroEGov.Bpmn.Model;

namespace MetroEGov.Scenarios.Deployment;

/// <summary>Definitions that belong together, and every problem of their files and between them.</summary>
/// <param name="Unit">What could be read; with any error it must not be run.</param>
public sealed record ReadDeployment(DeploymentUnit Unit, ImmutableArray<FileProblem> Problems);

/// <summary>Reads all definitions below folders as one deployment.</summary>
public static class DeploymentReader
{
    public static ReadDeployment Read(IEnumerable<string> folders) =>
        Join(folders.Where(Directory.Exists).SelectMany(Definitions).Distinct(StringComparer.Ordinal).Select(ResourceReader.Read));

    public static ReadDeployment Join(IEnumerable<ReadResource> resources)
    {
        var files = resources.ToList();
        var unit = new DeploymentUnit(
            files.SelectMany(f => f.Processes.Select(p => (p, f.File))),
            files.SelectMany(f => f.Decisions),
            files.SelectMany(f => f.Forms));
        var problems = files.SelectMany(f => f.Problems.Select(p => new FileProblem(f.File, p)))
            .Concat(Duplicates(files))
            .Concat(files.SelectMany(f => f.Processes.SelectMany(p => Unknown(unit, f.File, p))));
        return new(unit, [.. problems]);
    }

    /// <summary>In the order of their names; folders whose name begins with a dot are left out.</summary>
    public static IEnumerable<string> Definitions(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(f => ResourceReader.IsDefinition(f) && !Path.GetRelativePath(folder, f).Split(Path.DirectorySeparatorChar).Any(part => part.StartsWith('.')))
            .Order(StringComparer.Ordinal);

    /// <summary>Two files with the same decision or form: which of them is meant would depend on their names.</summary>
    private static IEnumerable<FileProblem> Duplicates(List<ReadResource> files)
    {
        var definitions = files.SelectMany(f => f.Decisions.Select(d => (Id: $"decision '{d.DecisionId}'", f.File)))
            .Concat(files.SelectMany(f => f.Forms.Select(d => (Id: $"form '{d.Form.Id}'", f.File))))
            .Concat(files.SelectMany(f => f.Processes.Select(p => (Id: $"process '{p.ProcessId}' valid from {p.Properties.GetValueOrDefault("metroegov:validFrom", "the beginning")}", f.File))));
        return
            from same in definitions.GroupBy(d => d.Id, StringComparer.Ordinal)
            from surplus in same.Skip(1)
            select new FileProblem(surplus.File, new(ProblemSeverity.Error, ScenarioProblemCode.DuplicateDefinition, null, 0, $"The {same.Key} is defined in {same.First().File} already."));
    }

    private static IEnumerable<FileProblem> Unknown(DeploymentUnit unit, string file, ProcessModel process)
    {
        foreach (var node in process.Nodes)
        {
            foreach (var formId in new[] { node.UserTask?.Form?.FormId, node.StartForm?.FormId }.OfType<string>().Where(id => unit.FindForm(id) is null))
            {
                yield return Warning(ScenarioProblemCode.UnknownForm, node, $"Form '{formId}' of '{node.Id}' is in none of these files.");
            }

            if (node.CalledDecision is { DecisionId: { IsStatic: true } decision } && unit.FindDecision(decision.Text) is null)
            {
                yield return Warning(ScenarioProblemCode.UnknownDecision, node, $"Decision '{decision.Text}' called by '{node.Id}' is in none of these files.");
            }

            if (node.CalledElement is { ProcessId: { IsStatic: true } called } && !unit.Processes.Any(p => p.Model.ProcessId == called.Text))
            {
                yield return Warning(ScenarioProblemCode.UnknownProcess, node, $"Process '{called.Text}' called by '{node.Id}' is in none of these files.");
            }
        }

        FileProblem Warning(string code, FlowNode node, string text) => new(file, new(ProblemSeverity.Warning, code, node.Id.Value, node.Line, text));
    }
}
