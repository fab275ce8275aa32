using System.Collections.Immutable;
using MetroEGov.Bpmn.Execution;
using MetroEGov.Bpmn.Execution.Choices;

namespace MetroEGov.Core.Tests.Bpmn.Execution;

/// <summary>What both drivers decide alike (R13).</summary>
internal sealed class ChoicesTests
{
    private static readonly DateTimeOffset Now = CaseUnderTest.Noon;

    [Test]
    public void A_message_goes_to_the_longest_waiting_instance_of_each_process()
    {
        WaitingSubscription[] waiting = [new(30, 3, "b"), new(20, 2, "a"), new(10, 1, "a"), new(40, 4, "c")];

        var receivers = MessageCorrelation.Receivers(waiting, new HashSet<string> { "c" });

        Assert.That(receivers.Select(r => r.Key), Is.EqualTo(new[] { 10L, 30L }));
    }

    [Test]
    public void A_subscription_gets_the_oldest_valid_message_that_its_process_did_not_get()
    {
        BufferedMessage[] buffered =
        [
            new(4, Now.AddHours(1), []),
            new(1, Now, []),
            new(2, Now.AddHours(1), ["p"]),
            new(3, Now.AddHours(1), ["other"]),
        ];

        Assert.That(MessageCorrelation.Pick(buffered, "p", Now)!.Key, Is.EqualTo(3));
        Assert.That(MessageCorrelation.Pick(buffered, "p", Now.AddHours(2)), Is.Null);
    }

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

    [TestCase("", null, Description = "The start event does not ask for it.")]
    [TestCase("<zeebe:property name='metroegov:uniqueBusinessKey' value='true'/>", 5L)]
    public void A_business_key_is_unique_only_where_the_start_event_says_so(string property, long? expected)
    {
        var start = Diagram.Process(
            $"<startEvent id='start'><extensionElements><zeebe:properties>{property}</zeebe:properties></extensionElements></startEvent>", "").NoneStart!;
        var header = new CaseHeader("k", "2026-11-20");
        ImmutableArray<(long, string?)> instances = [(7, "k"), (5, "k"), (1, "other"), (2, null)];

        Assert.That(UniqueBusinessKey.Existing(start, header, instances), Is.EqualTo(expected));
        Assert.That(UniqueBusinessKey.Existing(start, header with { BusinessKey = null }, instances), Is.Null);
    }
}
