using System.Globalization;
using MetroEGov.Bpmn.Execution.Choices;
using MetroEGov.Bpmn.Execution.Starts;
using MetroEGov.Bpmn.Model;
using NodaTime;

namespace MetroEGov.Core.Tests.Bpmn.Starts;

internal sealed class StartTimersTests
{
    private static readonly DateTimeZone Berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];

    // A start of its own that lies back is counted through, not made up for: the version was not in force then.
    [TestCase(TimerKind.Date, "2026-12-01T08:00:00+01:00", "2026-12-01T08:00:00+01:00")]
    [TestCase(TimerKind.Date, "2026-11-23T09:59:59+01:00", null)]
    [TestCase(TimerKind.Cycle, "R/P1D", "2026-11-24T10:00:00+01:00")]
    [TestCase(TimerKind.Cycle, "R/2026-12-01T08:00:00+01:00/P1D", "2026-12-01T08:00:00+01:00")]
    [TestCase(TimerKind.Cycle, "R/2026-01-01T10:00:00+01:00/P1D", "2026-11-23T10:00:00+01:00")]
    [TestCase(TimerKind.Cycle, "R/2026-01-01T09:00:00+01:00/P1D", "2026-11-24T09:00:00+01:00")]
    [TestCase(TimerKind.Cycle, "R/2026-01-31T08:00:00+01:00/P1M", "2026-11-30T08:00:00+01:00")]
    [TestCase(TimerKind.Cycle, "R3/2026-11-21T08:00:00+01:00/P1D", null)]
    [TestCase(TimerKind.Cycle, "R3/2026-11-22T08:00:00+01:00/P1D", "2026-11-24T08:00:00+01:00")]
    public void The_first_firing_is_the_first_that_the_version_lives_to_see(TimerKind kind, string text, string? due)
    {
        var first = StartTimers.First(Timer(kind, text), Moment("2026-11-23T10:00:00+01:00"), Berlin);

        Assert.That(first?.DueAt, Is.EqualTo(due is null ? null : (DateTimeOffset?)Moment(due)));
    }

    [Test]
    public void A_counted_cycle_has_its_firings_that_lie_back_taken_off()
    {
        var timer = Timer(TimerKind.Cycle, "R4/2026-11-22T08:00:00+01:00/P1D");

        var fired = new List<string>();
        for (var next = StartTimers.First(timer, Moment("2026-11-23T10:00:00+01:00"), Berlin); next is { } firing; next = StartTimers.Next(firing, firing.DueAt, Berlin))
            fired.Add(firing.DueAt.UtcDateTime.ToString("MM-dd", CultureInfo.InvariantCulture));

        Assert.That(fired, Is.EqualTo(new[] { "11-24", "11-25" }));
    }

    [TestCase("", "2026-11-23T10:00:00+01:00")]
    [TestCase("0001-01-01", "2026-11-23T10:00:00+01:00")]
    [TestCase("2026-11-23", "2026-11-23T10:00:00+01:00")]
    [TestCase("2026-11-24", "2026-11-24T00:00:00+01:00")]
    [TestCase("2027-07-01", "2027-07-01T00:00:00+02:00")]
    public void A_version_begins_cases_from_its_first_day_in_the_region_on(string validFrom, string from) =>
        Assert.That(StartTimers.TakesEffect(Moment("2026-11-23T10:00:00+01:00"), validFrom, Berlin), Is.EqualTo(Moment(from)));

    // Version 2 was published at ten, version 3 counts from the 25th.
    [TestCase("2026-11-23T09:59:59+01:00", 1)]
    [TestCase("2026-11-23T10:00:00+01:00", 2)]
    [TestCase("2026-11-24T23:59:59+01:00", 2)]
    [TestCase("2026-11-25T00:00:00+01:00", 3)]
    public void At_a_moment_that_version_was_in_force_that_was_published_by_then_and_valid_on_its_day(string moment, int version)
    {
        (int Number, string ValidFrom, string DeployedAt)[] versions =
        [
            (1, "", "2026-01-01T00:00:00Z"), (2, "", "2026-11-23T10:00:00+01:00"), (3, "2026-11-25", "2026-11-23T10:00:00+01:00"),
        ];

        var found = VersionChoice.InForceAt(versions, v => v.Number, v => v.ValidFrom, v => Moment(v.DeployedAt), Moment(moment), Berlin);

        Assert.That(found.Number, Is.EqualTo(version));
    }

    private static EventTrigger.Timer Timer(TimerKind kind, string text) => new(kind, ModelExpression.Read(text).Expression!);

    private static DateTimeOffset Moment(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
