using MetroEGov.Bpmn.Execution.Choices;
using MetroEGov.Bpmn.Execution.Starts;
using MetroEGov.Bpmn.Execution.Steps;
using MetroEGov.Bpmn.Model;
using MetroEGov.Scenarios.Deployment;
using NodaTime;
using NodaTime.Text;

namespace MetroEGov.Scenarios.Driving;

/// <summary>The timer start events of a deployment, with what fires next. Not safe to share.</summary>
internal sealed class TimerStarts(DeploymentUnit unit, DateTimeZone zone)
{
    private readonly List<(DeployedProcess Process, FlowNode Start, TimerFiring Firing)> _open = [];

    /// <summary>When the earliest fires; null when none is left.</summary>
    public DateTimeOffset? Next => _open.Count == 0 ? null : _open.Min(timer => timer.Firing.DueAt);

    /// <summary>How many cases they have begun.</summary>
    public int Fired { get; private set; }

    /// <summary>All processes are published at this moment.</summary>
    public void Begin(DateTimeOffset at)
    {
        _open.Clear();
        foreach (var process in unit.Processes)
        {
            var from = StartTimers.TakesEffect(at, process.ValidFrom, zone);
            foreach (var start in process.Model.StartEvents)
            {
                if (start.Event is EventTrigger.Timer timer && StartTimers.First(timer, from, zone) is { } first)
                {
                    _open.Add((process, start, first));
                }
            }
        }
    }

    /// <summary>Takes the earliest firing that is due and of a version in force at its time; others are passed over.</summary>
    /// <returns>The process, its start event and the day of the firing as ISO date; null when nothing is due.</returns>
    public (DeployedProcess Process, FlowNode Start, string Date)? TakeDue(DateTimeOffset now)
    {
        while (Next is { } due && due <= now)
        {
            var index = _open.FindIndex(timer => timer.Firing.DueAt == due);
            var (process, start, firing) = _open[index];
            var versions = unit.Processes.Where(other => other.Model.ProcessId == process.Model.ProcessId);
            if (!ReferenceEquals(
                VersionChoice.InForceAt(versions, p => p.Version, p => p.ValidFrom, _ => DateTimeOffset.MinValue, due, zone), process))
            {
                _open.RemoveAt(index);
                continue;
            }

            if (StartTimers.Next(firing, now, zone) is { } next)
            {
                _open[index] = (process, start, next);
            }
            else
            {
                _open.RemoveAt(index);
            }

            Fired++;
            return (process, start, LocalDatePattern.Iso.Format(Instant.FromDateTimeOffset(due).InZone(zone).Date));
        }

        return null;
    }
}
