using MetroEGov.Feel;
using MetroEGov.Host.Setup;
using MetroEGov.Regions;
using Microsoft.Extensions.DependencyInjection;

namespace MetroEGov.Host.Tests.Setup;

internal sealed class RegionByDayTests
{
    [Test]
    public void The_region_of_a_day_is_what_its_directory_says_for_that_day()
    {
        var region = SharedHost.Current.Services.GetRequiredService<Region>();
        var days = new RegionByDay(region);
        var edges = region.Entries.Municipalities
            .SelectMany(entry => new[] { entry.Validity.From, entry.Validity.To })
            .OfType<DateOnly>()
            .SelectMany(day => new[] { day.AddDays(-1), day, day.AddDays(1) })
            .Distinct()
            .Take(12)
            .Append(new DateOnly(1900, 1, 1))
            .Append(new DateOnly(2026, 11, 23));

        foreach (var day in edges)
            Assert.That(days.On(day).Equals(FeelJson.Parse(region.ToJson(day))), Is.True, $"{day:O}");
    }
}
