using System.Globalization;
using System.Text.Json;

namespace MetroEGov.RegistrySimulators.Registers;

/// <summary>An entry in a register.</summary>
public sealed record Registration(string Authority, string IdempotencyKey, string Number, DateTimeOffset RecordedAt, string Entry);

/// <summary>An evaluation on its way back.</summary>
public sealed record PendingEvaluation
{
    public required Guid Id { get; init; }

    public required string Authority { get; init; }

    public required string Message { get; init; }

    public required DateTimeOffset DueAt { get; init; }

    public int Attempts { get; init; }
}

/// <summary>
/// What the registers keep across a restart: one JSON file, replaced as a whole at every change. Enough for a simulator with
/// hundreds of entries. Safe for concurrent use within one process.
/// </summary>
public sealed class RegisterStore
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    private readonly Lock _gate = new();
    private readonly string _file;
    private Content _content;

    /// <exception cref="IOException">The folder cannot be used, or its file is damaged.</exception>
    public RegisterStore(string folder)
    {
        Directory.CreateDirectory(folder);
        _file = Path.Combine(folder, "registers.json");
        _content = File.Exists(_file) ? Read(_file) : new Content();
    }

    public IReadOnlyList<PendingEvaluation> Deliveries
    {
        get
        {
            lock (_gate)
                return [.. _content.Deliveries];
        }
    }

    public IReadOnlyList<Registration> Registrations
    {
        get
        {
            lock (_gate)
                return [.. _content.Registrations];
        }
    }

    public Registration? FindRegistration(string authority, string idempotencyKey)
    {
        lock (_gate)
            return Find(authority, idempotencyKey);
    }

    /// <summary>The entry for the key: the one that is there, or a new one.</summary>
    public (Registration Registration, bool IsNew) Register(string authority, string idempotencyKey, DateTimeOffset at, string entry)
    {
        lock (_gate)
        {
            if (Find(authority, idempotencyKey) is { } earlier)
                return (earlier, false);

            var number = string.Create(
                CultureInfo.InvariantCulture,
                $"{authority}-{at.Year}-{_content.Registrations.Count(registration => registration.Authority == authority) + 1:000000}");
            var registration = new Registration(authority, idempotencyKey, number, at, entry);
            _content.Registrations.Add(registration);
            Save();
            return (registration, true);
        }
    }

    /// <summary>False when the message has been taken in before; nothing is added then.</summary>
    public bool TakeIn(string authority, Guid messageId, IEnumerable<PendingEvaluation> deliveries)
    {
        lock (_gate)
        {
            if (!_content.Notifications.Add($"{authority}/{messageId:D}"))
                return false;
            _content.Deliveries.AddRange(deliveries);
            Save();
            return true;
        }
    }

    public void Replace(PendingEvaluation delivery, PendingEvaluation? next)
    {
        lock (_gate)
        {
            // A reset may have taken it away meanwhile.
            if (_content.Deliveries.RemoveAll(waiting => waiting.Id == delivery.Id) > 0 && next is not null)
                _content.Deliveries.Add(next);
            Save();
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _content = new Content();
            Save();
        }
    }

    private Registration? Find(string authority, string idempotencyKey) =>
        _content.Registrations.Find(registration => registration.Authority == authority && registration.IdempotencyKey == idempotencyKey);

    private static Content Read(string file)
    {
        try
        {
            return JsonSerializer.Deserialize<Content>(File.ReadAllText(file), Format) ?? new Content();
        }
        catch (JsonException problem)
        {
            throw new IOException($"The store {file} cannot be read (line {problem.LineNumber + 1}). Move it away to begin with empty registers.", problem);
        }
    }

    /// <summary>First beside, then in place: a crash leaves the old file or the new one, never half of one.</summary>
    private void Save()
    {
        var beside = _file + ".new";
        File.WriteAllText(beside, JsonSerializer.Serialize(_content, Format));
        File.Move(beside, _file, overwrite: true);
    }

    private sealed class Content
    {
        public List<Registration> Registrations { get; init; } = [];

        public HashSet<string> Notifications { get; init; } = [];

        public List<PendingEvaluation> Deliveries { get; init; } = [];
    }
}
