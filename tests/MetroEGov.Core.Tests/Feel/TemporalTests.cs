using MetroEGov.Feel;
using NodaTime;

namespace MetroEGov.Core.Tests.Feel;

/// <summary>Expected values: DMN 1.5 §10.3.2.3 and the conformance kit's 11xx folders.</summary>
internal sealed class TemporalTests
{
    [TestCase("2017-12-31T11:22:33")]
    [TestCase("-2017-12-31T11:22:33.456+01:35")]
    [TestCase("99999-12-31T11:22:33")]
    [TestCase("-999999999-12-31T23:59:59.999999999+02:00")]
    [TestCase("999999999-12-31T23:59:59.999999999@Europe/Paris")]
    [TestCase("2011-12-31T10:15:30@Etc/UTC")]
    [TestCase("2018-12-10T10:30:00.0001+05:00:01")]
    [TestCase("0000-02-29T00:00:00Z")]
    public void A_date_and_time_can_be_read_back(string text)
    {
        Assert.That(FeelDateTime.TryParse(text, out var value));

        Assert.That(value.ToString(), Is.EqualTo(text));
    }

    [TestCase("01211-12-31")]
    [TestCase("2017-13-01")]
    [TestCase("2017-02-29")]
    [TestCase("2017-1-1")]
    [TestCase("+2017-01-01")]
    [TestCase("1000000000-01-01")]
    [TestCase("2017-01-01\n")]
    public void Refuses_what_is_no_date(string text) => Assert.That(FeelDate.TryParse(text, out _), Is.False);

    [TestCase("25:00:00")]
    [TestCase("12:00:60")]
    [TestCase("12:00:00+18:01")]
    [TestCase("12:00:00+01:00@Europe/Berlin")]
    [TestCase("12:00:00@Nowhere/None")]
    public void Refuses_what_is_no_time(string text) => Assert.That(FeelTime.TryParse(text, out _), Is.False);

    [TestCase("P1DT2H3M4.1234S", "P1DT2H3M4.1234S")]
    [TestCase("PT49H", "P2DT1H")]
    [TestCase("-P1D", "-P1D")]
    [TestCase("P0D", "PT0S")]
    [TestCase("PT1000M0.999999999S", "PT16H40M0.999999999S")]
    [TestCase("P25M", "P2Y1M")]
    [TestCase("P0Y", "P0M")]
    [TestCase("P99999999Y", "P99999999Y")]
    public void A_duration_has_one_text(string text, string canonical) =>
        Assert.That(Evaluated.Value($"string(duration(\"{text}\"))"), Is.EqualTo(FeelValue.Of(canonical)));

    [TestCase("P")]
    [TestCase("PT")]
    [TestCase("P1Y1D")]
    [TestCase("P1DT")]
    [TestCase("1D")]
    public void Refuses_what_is_no_duration(string text) => Assert.That(Evaluated.Value($"duration(\"{text}\")").IsNull);

    [TestCase("@\"2018-10-08T00:00:00+02:00\" = @\"2018-10-08T00:00:00@Europe/Paris\"", "true")]
    [TestCase("@\"2018-10-08T00:00:00\" = @\"2018-10-08T00:00:00Z\"", "false")]
    [TestCase("@\"P1Y\" = @\"P365D\"", "null")]
    [TestCase("@\"2021-01-01T24:00:00\"", "@\"2021-01-02T00:00:00\"")]
    [TestCase("@\"2018-10-08T10:00:00@Europe/Paris\".time offset", "@\"PT2H\"")]
    [TestCase("@\"2018-10-08T10:00:00@Europe/Paris\".timezone", "\"Europe/Paris\"")]
    [TestCase("@\"2018-10-07\".weekday", "7")]
    [TestCase("@\"-P1Y2M\".months", "-2")]
    [TestCase("@\"P1DT2H\".hours", "2")]
    [TestCase("@\"P1D\".years", "null")]
    public void Compares_and_has_properties(string text, string expected) => Evaluated.Same(text, expected);

    [Test]
    public void Days_and_dates_match_over_eight_hundred_years()
    {
        var expected = new LocalDate(1800, 1, 1);

        Assert.That(FeelDate.TryCreate(1800, 1, 1, out var first));
        for (var day = first.EpochDay; expected.Year < 2600; day++, expected = expected.PlusDays(1))
        {
            Assert.That(FeelDate.TryFromEpochDay(day, out var date));
            if (date.Year != expected.Year || date.Month != expected.Month || date.Day != expected.Day
                || date.DayOfWeek != (int)expected.DayOfWeek || date.EpochDay != day)
            {
                Assert.Fail($"{date} is not {expected}");
            }
        }
    }

    [Test]
    public void A_local_date_and_time_is_a_moment_in_the_given_zone()
    {
        Assert.That(FeelDateTime.TryParse("2026-03-29T02:30:00", out var skipped));

        Assert.That(skipped.TryToInstant(DateTimeZoneProviders.Tzdb["Europe/Berlin"], out var instant));

        Assert.That(instant, Is.EqualTo(Instant.FromUtc(2026, 3, 29, 1, 30)));
    }
}
