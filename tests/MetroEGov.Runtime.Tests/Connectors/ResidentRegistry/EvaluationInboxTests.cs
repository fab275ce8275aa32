using System.Net;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using MetroEGov.Activities;
using MetroEGov.Connectors.Registries.ResidentRegistry;
using MetroEGov.Connectors.Registries.ResidentRegistry.Messages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace MetroEGov.Runtime.Tests.Connectors.ResidentRegistry;

/// <summary>From the notification 0201 over the register's evaluation to the message that a process gets.</summary>
public sealed class EvaluationInboxTests
{
    private const string JobType = "resident-registry:send-notification";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Channel<Published> _published = Channel.CreateUnbounded<Published>();
    private WebApplication _inbox = null!; // set before every test
    private RegistryBench _bench = null!; // set before every test
    private int _refusalsFirst;

    [SetUp]
    public async Task Start()
    {
        _refusalsFirst = 0;
        while (_published.Reader.TryRead(out _))
        {
        }

        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddResidentRegistry(options => options.InboxToken = "let me in");
        _inbox = builder.Build();
        _inbox.MapEvaluationInbox("/inbox/resident-registry", (name, correlationKey, messageId, variables, token) =>
        {
            if (_refusalsFirst-- > 0)
                throw new IOException("The store is away.");
            return _published.Writer.WriteAsync(new Published(name, correlationKey, messageId, variables), token).AsTask();
        });
        await _inbox.StartAsync();
        _bench = await RegistryBench.StartAsync(arguments: ["--callback", InboxAddress, "--callback-token", "let me in"]);
    }

    [TearDown]
    public async Task Stop()
    {
        await _bench.DisposeAsync();
        await _inbox.StopAsync();
        await _inbox.DisposeAsync();
    }

    private string InboxAddress => RegistryBench.AddressOf(_inbox) + "/inbox/resident-registry";

    [Test]
    public async Task A_corrected_item_comes_back_as_a_deviation_with_additions()
    {
        var receipt = await NotifyAsync(Notification());

        var message = await NextAsync();
        var evaluation = Some.Json(message.Variables).GetProperty("evaluation");
        Assert.Multiple(() =>
        {
            Assert.That(message.Name, Is.EqualTo("resident-registry.evaluation"));
            Assert.That(message.CorrelationKey, Is.EqualTo("VISIT-1/residence"));
            Assert.That(message.MessageId, Is.EqualTo(evaluation.GetProperty("messageId").GetString()));
            Assert.That(evaluation.GetProperty("messageType").GetString(), Is.EqualTo("0203"));
            Assert.That(evaluation.GetProperty("notificationId").GetString(), Is.EqualTo(receipt.GetProperty("messageId").GetString()));
            Assert.That(evaluation.GetProperty("author").GetString(), Is.EqualTo("ags:01060063"));
            Assert.That(evaluation.GetProperty("additions").GetProperty("taxId").GetString(), Is.EqualTo("00123456789"));
            Assert.That(
                evaluation.GetProperty("deviations").EnumerateArray().Select(deviation => deviation.GetRawText()),
                Is.EqualTo(new[] { """{"item":"rufname","reported":"Mara","evaluated":"Sophie"}""" }));
        });
    }

    [Test]
    public async Task Weapons_permit_and_passport_refusal_are_told()
    {
        await NotifyAsync(Notification("Rasch", "Detlef", "1959-05-28"));

        var additions = Some.Json((await NextAsync()).Variables).GetProperty("evaluation").GetProperty("additions");
        Assert.That(additions.GetProperty("weaponsPermits")[0].GetString(), Is.EqualTo("1"));
        Assert.That(additions.GetProperty("passportRefusals")[0].GetString(), Is.EqualTo("1"));
    }

    [TestCase("Wiegand", "Nele", "1994-02-11", "4", "already-notified")]
    [TestCase("van der Zanden", "Marieke", "1987-12-24", "3", "moved-inland-unknown")]
    [TestCase("Nobody", "N.", "1990-01-01", "0", "not-identified")]
    [TestCase("Harksen", "Wilhelm", "1938-01-14", "1", "deceased")]
    public async Task A_rejection_comes_with_its_code(string familyName, string givenNames, string birthDate, string code, string reason)
    {
        await NotifyAsync(Notification(familyName, givenNames, birthDate));

        var evaluation = Some.Json((await NextAsync()).Variables).GetProperty("evaluation");
        Assert.That(evaluation.GetProperty("messageType").GetString(), Is.EqualTo("0204"));
        Assert.That(evaluation.GetProperty("rejection").GetProperty("code").GetString(), Is.EqualTo(code));
        Assert.That(evaluation.GetProperty("rejection").GetProperty("reason").GetString(), Is.EqualTo(reason));
    }

    [Test]
    public async Task A_repeated_notification_is_evaluated_once()
    {
        var first = await NotifyAsync(Notification());
        var second = await NotifyAsync(Notification(), Some.Context(attempt: 2));

        await NextAsync();
        Assert.That(second.GetProperty("messageId").GetString(), Is.EqualTo(first.GetProperty("messageId").GetString()));
        Assert.That(await _bench.CountAsync("notifications"), Is.EqualTo(1));
        Assert.That(await _bench.CountAsync("repeatedNotifications"), Is.EqualTo(1));
        Assert.That(_published.Reader.TryRead(out _), Is.False);
    }

    [Test]
    public async Task A_duplicated_evaluation_carries_the_same_id()
    {
        await _bench.SwitchAsync("duplicate");
        await NotifyAsync(Notification());

        var first = await NextAsync();
        var second = await NextAsync();

        Assert.That(second.MessageId, Is.EqualTo(first.MessageId));
    }

    [Test]
    public async Task An_evaluation_that_could_not_be_stored_is_sent_again()
    {
        _refusalsFirst = 2;

        await NotifyAsync(Notification());

        Assert.That((await NextAsync()).CorrelationKey, Is.EqualTo("VISIT-1/residence"));
    }

    [Test]
    public async Task An_evaluation_that_was_due_while_the_register_was_closed_comes_after_its_restart()
    {
        var folder = Directory.CreateTempSubdirectory("metroegov-registers-").FullName;
        await using (var silent = await RegistryBench.StartAsync(folder: folder))
            await silent.RunAsync(JobType, Notification(), Some.Context());

        await using (await RegistryBench.StartAsync(arguments: ["--callback", InboxAddress, "--callback-token", "let me in"], folder: folder))
            Assert.That((await NextAsync()).Name, Is.EqualTo("resident-registry.evaluation"));

        Directory.Delete(folder, recursive: true);
    }

    [Test]
    public async Task A_register_that_is_down_gets_the_notification_later()
    {
        await _bench.SwitchAsync("down");

        var outcome = (ActivityOutcome.Failed)await _bench.RunAsync(JobType, Notification(), Some.Context());

        Assert.That(outcome.Failure, Has.Property("IsTransient").True.And.Property("OutcomeUnknown").False);
    }

    [TestCase("<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><x>&e;</x>", "document type")]
    [TestCase("no xml", "not well-formed")]
    [TestCase("<x/>", "expected rueckmeldung.auswertung.0203")]
    [TestCase("<rueckmeldung.unplausibel.0204 xmlns='http://www.osci.de/xmeld243'><grund><code>9</code></grund></rueckmeldung.unplausibel.0204>",
        "rueckmeldung.unplausibel.0204/grund: expected a code from 0 to 8.")]
    public async Task What_is_no_evaluation_is_refused_with_the_reason(string body, string reason)
    {
        var (status, text) = await PostAsync(body, "let me in");

        Assert.That(status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(text, Does.Contain(reason).And.Not.Contain("root:"));
        Assert.That(_published.Reader.TryRead(out _), Is.False);
    }

    [Test]
    public async Task A_body_without_end_is_refused()
    {
        var (status, text) = await PostAsync(new string(' ', 2_000_000), "let me in");

        Assert.That(status, Is.EqualTo(HttpStatusCode.RequestEntityTooLarge));
        Assert.That(text, Does.Contain("larger than"));
    }

    [TestCase(null)]
    [TestCase("let me out")]
    public async Task Who_has_not_the_token_delivers_nothing(string? token)
    {
        var (status, _) = await PostAsync("<x/>", token);

        Assert.That(status, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public void A_message_id_is_the_key_itself_or_always_the_same_for_it()
    {
        var uuid = Guid.Parse("0190f3a2-5f0e-7c3b-9b1e-1d2f3a4b5c6d");

        Assert.That(MessageHeader.IdOf(uuid.ToString()), Is.EqualTo(uuid));
        Assert.That(MessageHeader.IdOf("4711-1"), Is.EqualTo(Guid.Parse("e717219e-5331-8a05-bfbc-f3eb165db79c")));
        Assert.That(MessageHeader.IdOf("4711-1"), Is.Not.EqualTo(MessageHeader.IdOf("4711-2")));
        Assert.That(MessageHeader.IdOf("4711-1").Version, Is.EqualTo(8));
    }

    private static SendNotificationInput Notification(
        string familyName = "Lindenfeld", string givenNames = "Mara Sophie", string birthDate = "1988-04-17")
    {
        var registration = RecordRegistrationTests.Registration();
        return new SendNotificationInput
        {
            Person = registration.Person with { FamilyName = familyName, GivenNames = givenNames, BirthDate = birthDate },
            PreviousAddress = new DwellingAddress { MunicipalityKey = "01060063", PostalCode = "22846" },
            NewAddress = registration.NewAddress,
            MovedIn = registration.MovedIn,
            DwellingStatus = registration.DwellingStatus,
            CorrelationKey = "VISIT-1/residence",
        };
    }

    private async Task<JsonElement> NotifyAsync(SendNotificationInput notification, ActivityContext? context = null)
    {
        var outcome = await _bench.RunAsync(JobType, notification, context ?? Some.Context());
        Assert.That(outcome, Is.InstanceOf<ActivityOutcome.Completed>(), outcome.ToString());
        return ((ActivityOutcome.Completed)outcome).Output;
    }

    private async Task<Published> NextAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        return await _published.Reader.ReadAsync(patience.Token);
    }

    private async Task<(HttpStatusCode Status, string Text)> PostAsync(string body, string? token)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, InboxAddress);
        request.Content = new StringContent(body, Encoding.UTF8, "application/xml");
        if (token is not null)
            request.Headers.Authorization = new("Bearer", token);
        using var response = await http.SendAsync(request);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    private sealed record Published(string Name, string CorrelationKey, string MessageId, string Variables);
}
