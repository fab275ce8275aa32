using System.Collections.Concurrent;

namespace MetroEGov.RegistrySimulators.Control;

/// <summary>What happened at one register since the start.</summary>
public sealed record RegisterCounters
{
    public int Forms { get; init; }

    public int Registrations { get; init; }

    public int RepeatedRegistrations { get; init; }

    public int RegistrationQueries { get; init; }

    public int Notifications { get; init; }

    public int RepeatedNotifications { get; init; }

    public int EvaluationsDelivered { get; init; }

    public int EvaluationsRefused { get; init; }

    public int Refused { get; init; }
}

/// <summary>One message that came in: who wrote, to whom, in whose name; nothing about the person it was about.</summary>
public sealed record JournalEntry(DateTimeOffset At, string Type, string MessageId, string Author, string Reader, string? User);

/// <summary>Mode, counters and journal of every register, in memory. Safe for concurrent use.</summary>
public sealed class RegisterBoard
{
    private const int LongestJournal = 500;

    private readonly ConcurrentDictionary<string, FaultMode> _modes = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, RegisterCounters> _counters = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ConcurrentQueue<JournalEntry>> _journals = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, RegisterCounters> Counters =>
        _counters.OrderBy(register => register.Key, StringComparer.Ordinal).ToDictionary();

    public FaultMode ModeOf(string authority) => _modes.GetValueOrDefault(authority, FaultMode.Normal);

    public RegisterCounters CountersOf(string authority) => _counters.GetValueOrDefault(authority, new RegisterCounters());

    public IReadOnlyList<JournalEntry> JournalOf(string authority) => _journals.TryGetValue(authority, out var journal) ? [.. journal] : [];

    public void Switch(string authority, FaultMode mode) => _modes[authority] = mode;

    public void Count(string authority, Func<RegisterCounters, RegisterCounters> change) =>
        _counters.AddOrUpdate(authority, _ => change(new RegisterCounters()), (_, counters) => change(counters));

    public void Note(string authority, JournalEntry entry)
    {
        var journal = _journals.GetOrAdd(authority, _ => new ConcurrentQueue<JournalEntry>());
        journal.Enqueue(entry);
        while (journal.Count > LongestJournal && journal.TryDequeue(out _))
        {
        }
    }

    public void Clear()
    {
        _modes.Clear();
        _counters.Clear();
        _journals.Clear();
    }
}
