using MetroEGov.Runtime.Persistence;

namespace MetroEGov.Runtime.Processing;

/// <summary>
/// Takes a case out of processing whose steps throw again and again, visibly: by an incident of its own that a person resolves once
/// the defect is mended. Without it one broken case would keep the only writer busy for ever (R6).
/// </summary>
internal static class Quarantine
{
    public const int FailuresAllowed = 3;

    /// <summary>Effects that go to a quarantined case wait until this time: for ever, unless the quarantine is resolved.</summary>
    public static DateTimeOffset Parked { get; } = DateTimeOffset.MaxValue.ToUniversalTime();

    /// <summary>Counts a failure; the third in a row quarantines.</summary>
    /// <returns>True when the case is quarantined by now.</returns>
    public static bool NoteFailure(WorkUnit unit, StepFailedException failure)
    {
        // A start that throws leaves no row behind; there is nothing to quarantine.
        if (unit.Db.Instances.Find(failure.InstanceKey) is not { } row)
            return false;

        row.FailedSteps++;
        if (row.FailedSteps >= FailuresAllowed && !row.IsQuarantined)
        {
            row.IsQuarantined = true;
            unit.Db.Add(new IncidentRow
            {
                Key = unit.NextKey(),
                InstanceKey = row.Key,
                Type = IncidentRow.Quarantined,
                Text = $"The step {failure.Command} threw {failure.InnerException?.GetType().Name} {FailuresAllowed} times in a row. "
                    + "The case is left as it was before that step. Mend the defect (see the host's log), then resolve this incident.",
                RaisedAt = unit.Now,
            });
        }

        return row.IsQuarantined;
    }

    public static void Lift(WorkUnit unit, IncidentRow incident)
    {
        incident.ResolvedAt = unit.Now;
        if (unit.Db.Instances.Find(incident.InstanceKey) is { } row)
        {
            row.IsQuarantined = false;
            row.FailedSteps = 0;
            if (unit.Load(row.Key) is { } instance)
                MessageBuffer.Offer(unit, instance, []);
        }

        foreach (var effect in unit.Db.Outbox.Where(effect => effect.DueAt == Parked))
        {
            effect.DueAt = unit.Now;
            effect.Attempts = 0;
        }
    }
}
