using MetroEGov.Bpmn;
using MetroEGov.Bpmn.Model;
using MetroEGov.Bpmn.Validation;
using MetroEGov.Runtime.Starts;

namespace MetroEGov.Runtime.Deployment;

/// <summary>What deployment demands of starts over HTTP: roles that exist, schemas that are schemas, an address of their own.</summary>
internal sealed class HttpStartChecks(HttpPaths paths, RuntimeOptions options, TimeProvider clock)
{
    /// <param name="files">Everything that is deployed together.</param>
    public IEnumerable<ResourceProblem> Check(IReadOnlyCollection<(string ResourceName, ProcessModel Process)> files)
    {
        var today = IsoDates.Text(IsoDates.Today(clock, options));
        var found = files.Where(file => file.Process.NoneStart?.HttpStart is not null).ToList();
        foreach (var (name, process) in found)
        {
            foreach (var problem in HttpStartRules.Check(process, options.Roles, OwnerOf).Concat(CheckSchema(process)))
                yield return new ResourceProblem(name, problem);

            string? OwnerOf(string path) =>
                found.FirstOrDefault(other => other.Process.ProcessId != process.ProcessId && other.Process.NoneStart!.HttpStart!.Path == path)
                    .Process?.ProcessId
                ?? paths.OwnerOf(path, today, except: [.. files.Select(file => file.Process.ProcessId)]);
        }
    }

    private static IEnumerable<Problem> CheckSchema(ProcessModel process)
    {
        if (process.NoneStart is { HttpStart.Schema: { } text } start && !BodySchema.TryCompile(text, out _, out var refusal))
        {
            yield return new Problem(
                ProblemSeverity.Error,
                ProblemCode.InvalidHttpSchema,
                start.Id.Value,
                start.Line,
                $"The schema of start event '{start.Id}' (metroegov:httpSchema) is no JSON Schema 2020-12: {refusal}");
        }
    }
}
