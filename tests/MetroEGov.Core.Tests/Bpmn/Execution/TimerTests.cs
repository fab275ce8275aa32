using MetroEGov.Bpmn.Execution.State;
using MetroEGov.Bpmn.Execution.Steps;
using MetroEGov.Bpmn.Model;
using MetroEGov.Feel;
using NodaTime;

namespace MetroEGov.Core.Tests.Bpmn.Execution;

/// <summary>When timers fire (R7). Germany puts its clocks forward on 2027-03-28 at 02:00 and back on 2026-10-25 at 03:00.</summary>
internal sealed class TimerTests
{
    private static readonly DateTimeZone Berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];

    [TestCase(TimerKind.Duration, "PT1H", "2026-11-23T12:00:00+01:00", "2026-11-23T13:00:00+01:00")]
    [TestCase(TimerKind.Duration, "PT0.5S", "2026-11-23T12:00:00+01:00", "2026-11-23T12:00:00.5+01:00")]
    [TestCase(TimerKind.Duration, "P1D", "2027-03-27T12:00:00+01:00", "2027-03-28T12:00:00+02:00", Description = "A day of 23 hours.")]
    [TestCase(TimerKind.Duration, "PT24H", "2027-03-27T12:00:00+01:00", "2027-03-28T13:00:00+02:00", Description = "24 hours stay 24 hours.")]
    [TestCase(TimerKind.Duration, "P1D", "2027-03-27T02:30:00+01:00", "2027-03-28T03:30:00+02:00", Description = "The hour that the spring skips.")]
    [TestCase(TimerKind.Duration, "P1M", "2027-01-31T08:00:00+01:00", "2027-02-28T08:00:00+01:00")]
    [TestCase(TimerKind.Duration, "P2W", "2026-11-23T12:00:00+01:00", "2026-12-07T12:00:00+01:00")]
    [TestCase(TimerKind.Duration, "P1Y2M3DT4H", "2026-11-23T12:00:00+01:00", "2028-01-26T16:00:00+01:00")]
    [TestCase(TimerKind.Duration, "-PT1H", "2026-11-23T12:00:00+01:00", "2026-11-23T11:00:00+01:00", Description = "Due at once.")]
    [TestCase(TimerKind.Date, "2026-12-01T10:00:00Z", "2026-11-23T12:00:00+01:00", "2026-12-01T11:00:00+01:00")]
    [TestCase(TimerKind.Date, "2026-12-01T10:00:00+01:00[Europe/Berlin]", "2026-11-23T12:00:00+01:00", "2026-12-01T10:00:00+01:00")]
    [TestCase(TimerKind.Date, "2026-12-01T10:00:00", "2026-11-23T12:00:00+01:00", "2026-12-01T10:00:00+01:00", Description = "Local: the region's zone.")]
    [TestCase(TimerKind.Date, "2026-12-01", "2026-11-23T12:00:00+01:00", "2026-12-01T00:00:00+01:00")]
    [TestCase(TimerKind.Cycle, "R3/PT10S", "2026-11-23T12:00:00+01:00", "2026-11-23T12:00:10+01:00")]
    [TestCase(TimerKind.Cycle, "R/2026-12-01T08:00:00+01:00/P1D", "2026-11-23T12:00:00+01:00", "2026-12-01T08:00:00+01:00")]
    public void Fires_first(TimerKind kind, string text, string at, string expected)
    {
        Assert.That(TimerSchedule.TryFirst(kind, FeelValue.Of(text), Moment(at), Berlin, out var firing), Is.True);

        Assert.That(firing.DueAt, Is.EqualTo(Moment(expected)));
    }

    [TestCase(TimerKind.Duration, "soon")]
    [TestCase(TimerKind.Duration, "")]
    [TestCase(TimerKind.Duration, "P99999Y")]
    [TestCase(TimerKind.Duration, "P999999999999D")]
    [TestCase(TimerKind.Duration, "PT999999999999999999H")]
    [TestCase(TimerKind.Duration, "P2147483647M")]
    [TestCase(TimerKind.Date, "2026-13-01")]
    [TestCase(TimerKind.Date, "tomorrow")]
    [TestCase(TimerKind.Cycle, "PT1H")]
    [TestCase(TimerKind.Cycle, "R0/PT1H")]
    [TestCase(TimerKind.Cycle, "R3/PT0S", Description = "It would never let go.")]
    [TestCase(TimerKind.Cycle, "R3/-PT1H")]
    [TestCase(TimerKind.Cycle, "0 0 9 * * MON", Description = "Cron is not implemented.")]
    public void Refuses(TimerKind kind, string text) =>
        Assert.That(TimerSchedule.TryFirst(kind, FeelValue.Of(text), CaseUnderTest.Noon, Berlin, out _), Is.False);

    [Test]
    public void Takes_temporals_of_FEEL()
    {
        Assert.That(
            FeelDate.TryParse("2026-12-24", out var date)
                & FeelYearsMonthsDuration.TryParse("P1M", out var month)
                & FeelDaysTimeDuration.TryParse("P1DT1H", out var day),
            Is.True);

        Assert.That(First(TimerKind.Date, FeelValue.Of(date)), Is.EqualTo(Moment("2026-12-24T00:00:00+01:00")));
        Assert.That(First(TimerKind.Duration, FeelValue.Of(month)), Is.EqualTo(Moment("2026-12-23T12:00:00+01:00")));
        Assert.That(First(TimerKind.Duration, FeelValue.Of(day)), Is.EqualTo(Moment("2026-11-24T13:00:00+01:00")));
        Assert.That(TimerSchedule.TryFirst(TimerKind.Date, FeelValue.Null, CaseUnderTest.Noon, Berlin, out _), Is.False);
    }

    [Test]
    public void Cycles_count_from_their_anchor_so_that_the_31st_comes_back()
    {
        var due = Play("R4/P1M", "2027-01-31T08:00:00+01:00", late: TimeSpan.Zero);

        Assert.That(due, Is.EqualTo(new[]
        {
            Moment("2027-02-28T08:00:00+01:00"), Moment("2027-03-31T08:00:00+02:00"),
            Moment("2027-04-30T08:00:00+02:00"), Moment("2027-05-31T08:00:00+02:00"),
        }));
    }

    [Test]
    public void A_counted_cycle_makes_up_for_missed_firings()
    {
        var due = Play("R3/PT1H", "2026-11-23T12:00:00+01:00", late: TimeSpan.FromHours(10));

        Assert.That(due, Is.EqualTo(new[] { 13, 14, 15 }.Select(h => Moment($"2026-11-23T{h}:00:00+01:00"))));
    }

    [Test]
    public void An_endless_cycle_fires_once_for_all_that_it_missed()
    {
        var timer = Scheduled("R/PT1S", "2026-11-23T12:00:00+01:00");

        var next = TimerSchedule.Next(timer, Moment("2036-11-23T12:00:00.5+01:00"), Berlin);

        Assert.That((next!.Value.DueAt, next.Value.RepetitionsLeft), Is.EqualTo((Moment("2036-11-23T12:00:01+01:00"), (int?)-1)));
    }

    [Test]
    public void A_timer_whose_value_is_null_is_an_incident()
    {
        var model = Diagram.Process(
            "<startEvent id='start'/><intermediateCatchEvent id='wait'><timerEventDefinition><timeDate>=due</timeDate></timerEventDefinition></intermediateCatchEvent>",
            "start > wait");
        var instance = CaseUnderTest.Started(model);

        Assert.That(instance.Incident.Text, Does.StartWith("IntermediateCatchEvent 'wait': the timer must be a date or a date and time, found null."));
        instance.Set("""{"due":"2026-11-24"}""").Resolve();
        Assert.That(instance.Timer("wait").DueAt, Is.EqualTo(Moment("2026-11-24T00:00:00+01:00")));
    }

    private static DateTimeOffset First(TimerKind kind, FeelValue value) =>
        TimerSchedule.TryFirst(kind, value, CaseUnderTest.Noon, Berlin, out var firing) ? firing.DueAt : default;

    private static TimerState Scheduled(string cycle, string at)
    {
        Assert.That(TimerSchedule.TryFirst(TimerKind.Cycle, FeelValue.Of(cycle), Moment(at), Berlin, out var firing), Is.True);
        return After(firing);
    }

    private static TimerState After(TimerFiring firing) =>
        new(1, 1, new ElementId("timer"), firing.DueAt, firing.RepetitionsLeft, firing.Interval, firing.Anchor, firing.Occurrence);

    private static List<DateTimeOffset> Play(string cycle, string at, TimeSpan late)
    {
        var due = new List<DateTimeOffset>();
        for (TimerState? timer = Scheduled(cycle, at); timer is not null;)
        {
            due.Add(timer.DueAt);
            timer = TimerSchedule.Next(timer, timer.DueAt + late, Berlin) is { } next ? After(next) : null;
        }
        return due;
    }

    private static DateTimeOffset Moment(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
