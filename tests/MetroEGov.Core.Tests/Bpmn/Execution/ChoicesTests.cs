using MetroEGov.Bpmn.Execution;
using MetroEGov.Bpmn.Execution.Choices;

namespace MetroEGov.Core.Tests.Bpmn.Execution;

/// <summary>What both drivers decide alike (R13).</summary>
internal sealed class ChoicesTests
{
    [TestCase("2026-12-31", 3)]
    [TestCase("2027-01-01", 2)]
    [TestCase("2027-06-30", 4)]
    [TestCase("2024-12-31", null)]
    public void The_latest_version_is_the_highest_that_is_valid_on_the_date(string date, int? expected)
    {
        // Version 2 was announced early, version 3 corrected version 1 before it began.
        (int Version, string ValidFrom)[] versions = [(1, "2025-01-01"), (2, "2027-01-01"), (3, "2025-01-01"), (4, "2027-06-30")];
        versions = date == "2027-01-01" ? [versions[0], versions[1]] : versions;

        var latest = VersionChoice.Latest(versions, v => v.Version, v => v.ValidFrom, date);

        Assert.That(latest.Version == 0 ? null : (int?)latest.Version, Is.EqualTo(expected));
    }

    [TestCase("", false, Description = "The start event does not ask for it.")]
    [TestCase("<zeebe:property name='metroegov:uniqueBusinessKey' value='true'/>", true)]
    public void A_business_key_is_unique_only_where_the_start_event_says_so(string property, bool expected)
    {
        var start = Diagram.Process(
            $"<startEvent id='start'><extensionElements><zeebe:properties>{property}</zeebe:properties></extensionElements></startEvent>", "").NoneStart!;
        var header = new CaseHeader("k", "2026-11-20");

        Assert.That(UniqueBusinessKey.IsDemanded(start, header), Is.EqualTo(expected));
        Assert.That(UniqueBusinessKey.IsDemanded(start, header with { BusinessKey = null }), Is.False);
    }
}
