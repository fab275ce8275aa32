using System.Collections.Immutable;
using MetroEGov.Bpmn.Execution.State;
using MetroEGov.Runtime.Persistence;
using MetroEGov.Runtime.Processing;
using MetroEGov.Runtime.Searching;
using Microsoft.EntityFrameworkCore;

namespace MetroEGov.Runtime;

/// <summary>A variable of an instance or of one of its element instances.</summary>
/// <param name="Key">See <see cref="VariableKey"/>.</param>
/// <param name="Json">Its value as canonical JSON text, whole.</param>
public sealed record VariableEntry(long Key, string Name, long ScopeKey, long InstanceKey, long RootKey, string Json);

/// <summary>Variables across instances. Whoever shows them records that they were read. Thread-safe.</summary>
public sealed class Variables
{
    private readonly RuntimeStore _store;

    internal Variables(RuntimeStore store) => _store = store;

    /// <summary>By what variables are searched; by value only up to 512 characters of JSON.</summary>
    public static SearchFields SearchFields => VariableSearch.Table.Fields;

    /// <summary>Variables by any of <see cref="SearchFields"/>, ordered by key unless sorted.</summary>
    public async Task<Found<VariableEntry>> SearchAsync(SearchRequest request, ReadScope scope, CancellationToken cancellationToken = default)
    {
        await using var db = _store.OpenForReading();
        var rows = VariableSearch.Rows(db, scope);
        var found = await new SearchRun<VariableFound>(db, VariableSearch.Table).RunAsync(rows, request, cancellationToken).ConfigureAwait(false);
        return found.With(await EntriesAsync(db, rows, found.Items, cancellationToken).ConfigureAwait(false));
    }

    /// <returns>Null when there is none or the scope does not let it be seen.</returns>
    public async Task<VariableEntry?> GetAsync(long variableKey, ReadScope scope, CancellationToken cancellationToken = default)
    {
        await using var db = _store.OpenForReading();
        return (await EntriesAsync(db, VariableSearch.Rows(db, scope), [variableKey], cancellationToken).ConfigureAwait(false)).SingleOrDefault();
    }

    private static async Task<ImmutableArray<VariableEntry>> EntriesAsync(
        RuntimeDb db, IQueryable<VariableFound> rows, ImmutableArray<long> keys, CancellationToken cancellationToken)
    {
        var shown = await rows.Where(row => keys.Contains(row.Variable.Key))
            .ToDictionaryAsync(row => row.Variable.Key, cancellationToken).ConfigureAwait(false);
        var states = await StatesAsync(db, shown.Values.Where(row => row.Variable.Json is null), cancellationToken).ConfigureAwait(false);
        var entries = ImmutableArray.CreateBuilder<VariableEntry>();
        foreach (var key in keys)
        {
            if (!shown.TryGetValue(key, out var row))
                continue;
            // A step in between may have taken the variable away.
            if ((row.Variable.Json ?? Long(states, row.Variable)) is not { } json)
                continue;
            entries.Add(new VariableEntry(key, row.Variable.Name, row.Variable.ScopeKey, row.Variable.InstanceKey, row.RootKey, json));
        }

        return entries.ToImmutable();
    }

    /// <summary>Snapshots of the instances whose values are too long for their rows.</summary>
    private static async Task<Dictionary<long, InstanceState>> StatesAsync(
        RuntimeDb db, IEnumerable<VariableFound> rows, CancellationToken cancellationToken)
    {
        var keys = rows.Select(row => row.Variable.InstanceKey).Distinct().ToList();
        return keys.Count == 0
            ? []
            : (await db.Instances.Where(row => keys.Contains(row.Key)).ToListAsync(cancellationToken).ConfigureAwait(false))
                .ToDictionary(row => row.Key, StateCodec.Read);
    }

    private static string? Long(Dictionary<long, InstanceState> states, VariableRow variable)
    {
        if (!states.TryGetValue(variable.InstanceKey, out var state))
            return null;
        var scope = variable.ScopeKey == variable.InstanceKey ? state.Variables : ScopeVariables.LocalAt(state, variable.ScopeKey);
        return scope.TryGetValue(variable.Name, out var value) ? value.Json : null;
    }
}
