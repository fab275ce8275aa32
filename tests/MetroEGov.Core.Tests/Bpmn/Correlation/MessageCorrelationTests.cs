using System.Collections.Immutable;
using MetroEGov.Bpmn.Correlation;
using MetroEGov.Bpmn.Execution.State;
using MetroEGov.Bpmn.Model;

namespace MetroEGov.Core.Tests.Bpmn.Correlation;

internal sealed class MessageCorrelationTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    [Test]
    public void Reaches_of_each_process_the_one_that_has_waited_longest()
    {
        var receivers = MessageCorrelation.Receivers(Message(), [Waiting(30, "a"), Waiting(10, "a"), Waiting(20, "b")]);

        Assert.That(receivers.Select(r => r.Subscription.Key), Is.EqualTo(new[] { 10L, 20L }));
    }

    [Test]
    public void Reaches_no_process_a_second_time()
    {
        var message = Message() with { ReachedProcesses = ["a"] };

        Assert.That(MessageCorrelation.Receivers(message, [Waiting(10, "a"), Waiting(20, "b")]).Single().ProcessId, Is.EqualTo("b"));
    }

    [TestCase("paid", "2")]
    [TestCase("sent", "1")]
    public void Reaches_nobody_who_waits_for_another_name_or_key(string name, string key) =>
        Assert.That(MessageCorrelation.Receivers(Message(), [Waiting(10, "a", name, key)]), Is.Empty);

    [Test]
    public void Gives_exactly_one_when_one_is_asked_for() =>
        Assert.That(MessageCorrelation.OneReceiver(Message(), [Waiting(20, "b"), Waiting(10, "a")])!.Subscription.Key, Is.EqualTo(10));

    [Test]
    public void Gives_a_new_subscription_the_oldest_message_that_is_alive()
    {
        var expired = Message() with { Key = 1, ExpiresAt = Now };
        var reached = Message() with { Key = 2, ReachedProcesses = ["a"] };
        var older = Message() with { Key = 3 };
        var newer = Message() with { Key = 4 };

        Assert.That(MessageCorrelation.Buffered(Waiting(10, "a"), [newer, older, reached, expired], Now)!.Key, Is.EqualTo(3));
    }

    private static BufferedMessage Message() =>
        new(1, "paid", "1", null, ImmutableDictionary<string, VariableValue>.Empty, Now.AddHours(1), []);

    private static WaitingSubscription Waiting(long key, string processId, string name = "paid", string correlationKey = "1") =>
        new(key, processId, new SubscriptionState(key, key, new ElementId("catch"), name, correlationKey));
}
