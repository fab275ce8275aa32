using MetroEGov.Bpmn.Model;
using MetroEGov.Runtime;

namespace MetroEGov.Host.Pages.Start;

/// <summary>A procedure that a clerk may begin today.</summary>
public sealed record StartableProcedure(string ProcessId, string Name, int Version, DateOnly ValidFrom);

/// <summary>
/// Which procedures a clerk may begin: those whose newest valid version has a plain start and which no other procedure calls as its
/// part. A part is begun by its whole only.
/// </summary>
public sealed class StartableProcedures(Deployments deployments, DefinitionModels models, TimeProvider clock, TimeZoneInfo zone)
{
    public async Task<IReadOnlyList<StartableProcedure>> ListAsync(CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), zone).DateTime);
        var valid = (await deployments.ListAsync(DefinitionKind.Process, cancellationToken: cancellationToken))
            .Where(definition => definition.ValidFrom <= today)
            .GroupBy(definition => definition.Id, StringComparer.Ordinal)
            .Select(group => group.MaxBy(definition => definition.Version)!)
            .ToList();
        var called = new HashSet<string>(StringComparer.Ordinal);
        var startable = new List<StartableProcedure>();
        foreach (var definition in valid)
        {
            if (await models.FindAsync(definition.Key, cancellationToken) is not { } model)
                continue;
            called.UnionWith(CalledBy(model));
            if (model.NoneStart is not null)
                startable.Add(new StartableProcedure(definition.Id, definition.Name ?? definition.Id, definition.Version, definition.ValidFrom));
        }

        return [.. startable.Where(procedure => !called.Contains(procedure.ProcessId)).OrderBy(procedure => procedure.Name, StringComparer.CurrentCulture)];
    }

    private static IEnumerable<string> CalledBy(ProcessModel model) =>
        from node in model.Nodes
        where node.CalledElement is { ProcessId.IsStatic: true }
        select node.CalledElement!.ProcessId.Text;
}
