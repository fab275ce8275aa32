using System.Collections.Immutable;
using MetroEGov.Bpmn.Execution.State;

namespace MetroEGov.Bpmn.Execution.Steps;

/// <summary>
/// What a step still has to do, first in, first out. It knows how many tokens are under way in each scope, because a scope with one
/// of them cannot complete.
/// </summary>
internal sealed class Agenda
{
    private readonly Queue<AgendaItem> _items = new();
    private readonly Dictionary<long, int> _tokensUnderWay = [];

    public Agenda(ImmutableArray<AgendaItem> left)
    {
        foreach (var item in left)
        {
            Add(item);
        }
    }

    public bool IsEmpty => _items.Count == 0;

    public void Add(AgendaItem item)
    {
        _items.Enqueue(item);
        Count(item, 1);
    }

    public AgendaItem Take()
    {
        var item = _items.Dequeue();
        Count(item, -1);
        return item;
    }

    /// <summary>Whether a token is on its way in this scope: an element will be activated there.</summary>
    public bool HasTokens(long scopeKey) => _tokensUnderWay.GetValueOrDefault(scopeKey) > 0;

    /// <summary>Takes away the tokens of a scope whose content ends.</summary>
    public void DropTokens(long scopeKey)
    {
        if (!HasTokens(scopeKey))
        {
            return;
        }
        for (var left = _items.Count; left > 0; left--)
        {
            var item = Take();
            if (!(IsToken(item) && item.Key == scopeKey))
            {
                Add(item);
            }
        }
    }

    public void Clear()
    {
        _items.Clear();
        _tokensUnderWay.Clear();
    }

    public ImmutableArray<AgendaItem> ToImmutable() => [.. _items];

    private void Count(AgendaItem item, int change)
    {
        if (IsToken(item))
        {
            _tokensUnderWay[item.Key] = _tokensUnderWay.GetValueOrDefault(item.Key) + change;
        }
    }

    private static bool IsToken(AgendaItem item) =>
        item.Action is AgendaAction.TakeFlow or AgendaAction.Activate or AgendaAction.StartIteration;
}
