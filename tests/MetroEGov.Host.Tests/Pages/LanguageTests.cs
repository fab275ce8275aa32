using MetroEGov.Host.Pages;
using MetroEGov.Host.Pages.Start;

namespace MetroEGov.Host.Tests.Pages;

internal sealed class LanguageTests
{
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    [Test]
    public void Times_are_shown_on_the_regions_clock()
    {
        var at = new DateTimeOffset(2026, 7, 1, 22, 30, 0, TimeSpan.Zero);

        Assert.That(Language.German(Berlin).DateAndTime(at), Is.EqualTo("02.07.2026, 00:30"));
        Assert.That(Language.English(Berlin).DateAndTime(at), Is.EqualTo("2 Jul 2026, 00:30"));
    }

    [Test]
    public void A_due_day_is_shown_without_a_time_and_a_due_moment_with_it()
    {
        var language = Language.German(Berlin);
        var endOfDay = language.StartOf(new DateOnly(2026, 10, 26)).AddSeconds(-1);

        Assert.That(language.Due(endOfDay), Is.EqualTo("25.10.2026"));
        Assert.That(language.Due(endOfDay.AddHours(12)), Is.EqualTo("26.10.2026, 11:59"));
    }

    [Test]
    public void A_case_number_is_the_same_for_the_same_button_and_reads_well()
    {
        var number = CaseNumber.Of("a.petersen/start/permit/1", 2026);

        Assert.That(number, Does.Match("^2026-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$"));
        Assert.That(CaseNumber.Of("a.petersen/start/permit/1", 2026), Is.EqualTo(number));
        Assert.That(CaseNumber.Of("a.petersen/start/permit/2", 2026), Is.Not.EqualTo(number));
    }
}
