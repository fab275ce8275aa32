using System.Text.Json;
using MetroEGov.Activities;
using Microsoft.Extensions.Time.Testing;

namespace MetroEGov.Runtime.Tests.Connectors.Contract;

public sealed class ActivityInvokerTests
{
    [Test]
    public async Task Json_goes_in_and_out_and_what_is_not_asked_for_is_ignored()
    {
        var outcome = await RunAsync("""{ "number": "7", "urgency": "same-day", "limit": 3, "other": { "x": 1 }, "places": [ { "name": "a" } ] }""");

        var completed = (ActivityOutcome.Completed)outcome;
        Assert.That(completed.Output.GetProperty("answer").GetString(), Is.EqualTo("7/SameDay"));
        Assert.That(completed.Output.GetProperty("remark").ValueKind, Is.EqualTo(JsonValueKind.Null));
        Assert.That(completed.Accesses.Single().Register, Is.EqualTo("sample"));
    }

    [TestCase("""{ }""", "Input 'number' is missing: expected text.")]
    [TestCase("""{ "number": null }""", "Input 'number' is missing: expected text.")]
    [TestCase("""{ "number": 7 }""", "Input 'number': expected text, found a number.")]
    [TestCase("""{ "number": "secret", "detail": "most" }""", "Input 'detail': expected one of basic, full.")]
    [TestCase("""{ "number": "secret", "urgency": "never" }""", "Input 'urgency': expected one of normal, same-day.")]
    [TestCase("""{ "number": "secret", "asOf": "31.12.2026" }""", "Input 'asOf': expected a date such as 2026-11-23, found text.")]
    [TestCase("""{ "number": "secret", "limit": 1.5 }""", "Input 'limit': expected a whole number, found a number.")]
    [TestCase("""{ "number": "secret", "strict": "yes" }""", "Input 'strict': expected true or false, found text.")]
    [TestCase("""{ "number": "secret", "places": { } }""", "Input 'places': expected a list, found an object.")]
    [TestCase("""{ "number": "secret", "places": [ { } ] }""", "Input 'places[0].name' is missing: expected text.")]
    [TestCase("""{ "number": "secret", "places": [ "secret" ] }""", "Input 'places[0]': expected an object, found text.")]
    [TestCase("""{ "number": "secret", "places": [ { "name": 1 } ] }""", "Input 'places[0].name': expected text, found a number.")]
    [TestCase("""[ "secret" ]""", "Inputs: expected an object, found a list.")]
    public async Task Input_that_does_not_fit_is_a_permanent_failure_that_names_it_without_its_value(string input, string expected)
    {
        var failure = ((ActivityOutcome.Failed)await RunAsync(input)).Failure;

        Assert.Multiple(() =>
        {
            Assert.That(failure.Code, Is.EqualTo("INVALID_INPUT"));
            Assert.That(failure.IsTransient, Is.False);
            Assert.That(failure.Message, Does.Contain(expected).And.Contain("'Task_Ask'").And.Not.Contain("secret").And.Not.Contain("most"));
        });
    }

    [Test]
    public async Task An_untouched_choice_of_a_form_is_no_choice()
    {
        Assert.That(await RunAsync("""{ "number": "7", "detail": "" }"""), Is.InstanceOf<ActivityOutcome.Completed>());
    }

    [Test]
    public async Task All_problems_are_told_at_once()
    {
        var failure = ((ActivityOutcome.Failed)await RunAsync("""{ "limit": "x", "strict": 1 }""")).Failure;

        Assert.That(failure.Message, Does.Contain("'number'").And.Contain("'limit'").And.Contain("'strict'"));
    }

    [Test]
    public async Task A_declared_error_is_a_business_error()
    {
        var outcome = (ActivityOutcome.BusinessError)await RunAsync("""{ "number": "unknown" }""");

        Assert.That(outcome.Code, Is.EqualTo("NUMBER_UNKNOWN"));
        Assert.That(outcome.Accesses, Has.Length.EqualTo(1));
    }

    [Test]
    public async Task An_undeclared_error_is_a_failure()
    {
        var outcome = (ActivityOutcome.Failed)await RunAsync("""{ "number": "undeclared" }""");

        Assert.That(outcome.Failure.Code, Is.EqualTo("UNDECLARED_ERROR"));
        Assert.That(outcome.Failure.IsTransient, Is.False);
    }

    [Test]
    public async Task Retry_facts_come_through()
    {
        var failure = ((ActivityOutcome.Failed)await RunAsync("""{ "number": "down" }""")).Failure;

        Assert.That(failure, Is.EqualTo(ActivityFailure.Unavailable("SAMPLE_DOWN", "It is down.", TimeSpan.FromSeconds(7))));
    }

    [Test]
    public async Task Without_a_legal_basis_no_register_is_read()
    {
        var context = Some.Context(legalBasis: " ");

        var outcome = (ActivityOutcome.Failed)await RunAsync("""{ "number": "7" }""", context);

        Assert.That(outcome.Failure.Code, Is.EqualTo("LEGAL_BASIS_MISSING"));
        Assert.That(outcome.Failure.Message, Does.Contain("metroegov:legalBasis").And.Not.Contain("metroegov:purpose"));
        Assert.That(context.Accesses, Is.Empty);
    }

    [Test]
    public async Task A_passed_deadline_leaves_the_outcome_unknown_and_the_access_logged()
    {
        var clock = new FakeTimeProvider();
        var context = ContextWith(clock);

        var running = RunAsync("""{ "number": "wait" }""", context);
        clock.Advance(TimeSpan.FromSeconds(11));
        var outcome = (ActivityOutcome.Failed)await running;

        Assert.That(outcome.Failure.Code, Is.EqualTo("DEADLINE_EXCEEDED"));
        Assert.That(outcome.Failure.OutcomeUnknown, Is.True);
        Assert.That(outcome.Accesses, Has.Length.EqualTo(1));
    }

    [Test]
    public async Task After_the_deadline_nothing_begins()
    {
        var clock = new FakeTimeProvider();
        var context = ContextWith(clock);
        clock.Advance(TimeSpan.FromSeconds(10));

        var outcome = (ActivityOutcome.Failed)await RunAsync("""{ "number": "7" }""", context);

        Assert.That(outcome.Failure.Code, Is.EqualTo("DEADLINE_EXCEEDED"));
        Assert.That(outcome.Failure.OutcomeUnknown, Is.False);
        Assert.That(outcome.Accesses, Is.Empty);
    }

    [Test]
    public void A_stopping_host_is_not_a_failed_activity()
    {
        using var stopping = new CancellationTokenSource();
        stopping.Cancel();

        Assert.That(
            async () => await ActivityInvoker.For(ActivityDescriptor.Of<LookUp>())
                .InvokeAsync(new LookUp(), Some.Json("""{ "number": "wait" }"""), Some.Context(), stopping.Token),
            Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task A_local_activity_runs_through_the_same_door()
    {
        var registration = ActivityCatalog.Empty.With(_ => new LookUpLater()).Find("sample:look-up:v2");

        var outcome = await registration!.InvokeAsync(new NoServices(), Some.Json("""{ "number": "7" }"""), Some.Context(), CancellationToken.None);

        Assert.That(((ActivityOutcome.Completed)outcome).Output.GetProperty("answer").GetString(), Is.EqualTo("2"));
    }

    private static Task<ActivityOutcome> RunAsync(string input, ActivityContext? context = null) =>
        ActivityInvoker.For(ActivityDescriptor.Of<LookUp>())
            .InvokeAsync(new LookUp(), Some.Json(input), context ?? Some.Context(), CancellationToken.None);

    private static ActivityContext ContextWith(FakeTimeProvider clock) => new()
    {
        IdempotencyKey = "1",
        Attempt = 1,
        Deadline = clock.GetUtcNow().AddSeconds(10),
        CaseKey = "1",
        ElementId = "Task_Ask",
        LegalBasis = "law",
        Purpose = "test",
        ReasonKey = "test",
        Clock = clock,
    };

    private sealed class NoServices : IServiceProvider
    {
        public object? GetService(Type serviceType) => null;
    }
}
