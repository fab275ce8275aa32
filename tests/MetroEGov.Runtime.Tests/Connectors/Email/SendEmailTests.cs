using System.Net;
using System.Net.Sockets;
using MetroEGov.Activities;
using MetroEGov.Activities.Documents;
using MetroEGov.Connectors.Email;
using MetroEGov.Runtime.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MimeKit;
using SmtpServer.Protocol;

namespace MetroEGov.Runtime.Tests.Connectors.Email;

/// <summary>Against a real SMTP server: what arrives there, and how each way of failing ends.</summary>
public sealed class SendEmailTests
{
    private static readonly DocumentReference Letter = new()
    {
        DocumentId = "7",
        FileName = "Bescheid über Müll.pdf",
        MediaType = "application/pdf",
        SizeBytes = 3,
        Sha256 = new string('0', 64),
    };

    [Test]
    public async Task Sends_text_and_documents_in_the_name_of_the_installation()
    {
        await using var partner = new MailPartner();

        var outcome = await RunAsync(partner.Port, new
        {
            to = "erika@example.org, hans@müll.example",
            subject = "Ihr Antrag {{ case.businessKey }}: Größe {{ size }}",
            text = "Guten Tag {{ name }},\n\nIhr Antrag ist da.\n",
            data = new { name = "Zoë <Đorđević>", size = 120 },
            replyTo = "amt@example.org",
            attachments = new[] { Letter },
        });

        Assert.That(outcome, Is.InstanceOf<ActivityOutcome.Completed>(), outcome.ToString());
        var output = ((ActivityOutcome.Completed)outcome).Output;
        var mail = partner.Received.Single();
        Assert.Multiple(() =>
        {
            Assert.That(output.GetProperty("way").GetString(), Is.EqualTo("smtp"));
            Assert.That(output.GetProperty("messageId").GetString(), Is.EqualTo(mail.MessageId).And.EqualTo("4711-1@office.example"));
            Assert.That(mail.From.Mailboxes.Single().Address, Is.EqualTo("noreply@office.example"));
            Assert.That(mail.From.Mailboxes.Single().Name, Is.EqualTo("Bürgeramt"));
            Assert.That(mail.To.Mailboxes.Select(mailbox => mailbox.Address), Is.EqualTo(new[] { "erika@example.org", "hans@müll.example" }));
            Assert.That(mail.ReplyTo.Mailboxes.Single().Address, Is.EqualTo("amt@example.org"));
            Assert.That(mail.Subject, Is.EqualTo("Ihr Antrag VISIT-1: Größe 120"));
            Assert.That(mail.TextBody?.ReplaceLineEndings("\n"), Is.EqualTo("Guten Tag Zoë <Đorđević>,\n\nIhr Antrag ist da.\n"));
            Assert.That(mail.Headers["Auto-Submitted"], Is.EqualTo("auto-generated"));
            Assert.That(mail.Attachments.OfType<MimePart>().Single().FileName, Is.EqualTo(Letter.FileName));
            Assert.That(mail.Attachments.Single().ContentType.MimeType, Is.EqualTo("application/pdf"));
        });
    }

    [Test]
    public async Task A_value_cannot_add_a_header_or_a_recipient()
    {
        await using var partner = new MailPartner();

        await RunAsync(partner.Port, new
        {
            to = "erika@example.org",
            subject = "{{ name }}",
            text = "{{ name }}",
            data = new { name = "Hello\r\nBcc: evil@example.org\r\n\r\nBody" },
        });

        var mail = partner.Received.Single();
        Assert.That(mail.Bcc, Is.Empty);
        Assert.That(mail.Headers.Select(header => header.Field), Has.None.EqualTo("Bcc"));
        Assert.That(mail.Subject, Is.EqualTo("Hello Bcc: evil@example.org Body"));
    }

    [TestCase("\"erika\"")]
    [TestCase("\"\"")]
    [TestCase("\"erika@example.org,\"")]
    [TestCase("\"Erika <erika@example.org>\"")]
    [TestCase("\"erika@example.org\\r\\nBcc: evil@example.org\"")]
    [TestCase("\"friends: erika@example.org;\"")]
    [TestCase("\"\\\"a b\\\"@example.org\"")]
    [TestCase("\"erika@example\"")]
    [TestCase("\"erika@-example.org\"")]
    [TestCase("\"erika@[127.0.0.1]\"")]
    [TestCase("[\"erika@example.org\", 1]")]
    [TestCase("[]")]
    [TestCase("[\"a@b.de\",\"c@b.de\",\"d@b.de\",\"e@b.de\",\"f@b.de\",\"g@b.de\",\"h@b.de\",\"i@b.de\",\"j@b.de\",\"k@b.de\",\"l@b.de\"]")]
    public async Task What_is_no_address_is_told_by_its_place_and_not_repeated(string to)
    {
        await using var partner = new MailPartner();

        var failure = Failed(await RunAsync(partner.Port, new { to = Some.Json(to), subject = "s", text = "t" }));

        Assert.That(failure.Code, Is.EqualTo("INVALID_INPUT"));
        Assert.That(failure.Message, Does.Contain("Input 'to'").And.Not.Contain("erika").And.Not.Contain("evil"));
        Assert.That(partner.Received, Is.Empty);
    }

    [TestCase(550, "EMAIL_REFUSED", true)]
    [TestCase(450, "EMAIL_UNAVAILABLE", false)]
    public async Task A_recipient_that_the_server_does_not_take_is_a_business_error_for_good_and_a_failure_for_now(int reply, string code, bool isForGood)
    {
        await using var partner = new MailPartner(refused: new SmtpResponse((SmtpReplyCode)reply, "no"));

        Judge(await RunAsync(partner.Port, Mail), code, isForGood);
    }

    [TestCase(554, "EMAIL_REFUSED", true)]
    [TestCase(452, "EMAIL_UNAVAILABLE", false)]
    public async Task A_message_that_the_server_does_not_take_likewise(int reply, string code, bool isForGood)
    {
        await using var partner = new MailPartner(message: new SmtpResponse((SmtpReplyCode)reply, "no"));

        Judge(await RunAsync(partner.Port, Mail), code, isForGood);
    }

    [Test]
    public async Task A_server_that_is_not_there_has_done_nothing()
    {
        var failure = Failed(await RunAsync(MailPartner.FreePort(), Mail));

        Assert.That((failure.Code, failure.IsTransient, failure.OutcomeUnknown), Is.EqualTo(("EMAIL_UNAVAILABLE", true, false)));
    }

    [Test]
    public async Task A_server_that_says_nothing_has_done_nothing()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();

        var failure = Failed(await RunAsync(((IPEndPoint)silent.LocalEndpoint).Port, Mail, ("Timeout", "00:00:00.200")));

        Assert.That((failure.Code, failure.IsTransient, failure.OutcomeUnknown), Is.EqualTo(("EMAIL_UNAVAILABLE", true, false)));
    }

    [Test]
    public async Task A_server_that_falls_silent_while_it_takes_the_mail_may_have_taken_it()
    {
        await using var partner = new MailPartner(takes: Task.Delay(Timeout.Infinite));

        var failure = Failed(await RunAsync(partner.Port, Mail, ("Timeout", "00:00:01")));

        Assert.That((failure.Code, failure.OutcomeUnknown), Is.EqualTo(("EMAIL_UNAVAILABLE", true)));
    }

    [Test]
    public async Task No_mail_goes_unencrypted_unless_that_is_meant()
    {
        await using var partner = new MailPartner();

        var failure = Failed(await RunAsync(partner.Port, Mail, ("Security", "StartTls")));

        Assert.That((failure.Code, failure.IsTransient), Is.EqualTo(("EMAIL_NOT_CONFIGURED", false)));
        Assert.That(partner.Received, Is.Empty);
    }

    [Test]
    public async Task A_document_of_another_case_is_not_sent()
    {
        await using var partner = new MailPartner();

        var failure = Failed(await RunAsync(partner.Port, new
        {
            to = "erika@example.org",
            subject = "s",
            text = "t",
            attachments = new[] { Letter with { DocumentId = "8" } },
        }));

        Assert.That(failure.Code, Is.EqualTo("DOCUMENT_NOT_FOUND"));
        Assert.That(partner.Received, Is.Empty);
    }

    [Test]
    public async Task A_mail_beyond_the_limit_is_not_sent()
    {
        await using var partner = new MailPartner();

        var failure = Failed(await RunAsync(partner.Port, Mail, ("MaximumMessageBytes", "100")));

        Assert.That((failure.Code, failure.IsTransient), Is.EqualTo(("EMAIL_TOO_LARGE", false)));
        Assert.That(partner.Received, Is.Empty);
    }

    [Test]
    public async Task Without_a_server_a_demonstration_writes_files_and_a_repeated_run_writes_the_same()
    {
        var outbox = Directory.CreateTempSubdirectory("metroegov-outbox-");
        try
        {
            var first = await RunAsync(null, Mail, outbox: outbox.FullName);
            await RunAsync(null, Mail, outbox: outbox.FullName);

            Assert.That(((ActivityOutcome.Completed)first).Output.GetProperty("way").GetString(), Is.EqualTo("outbox"));
            var file = outbox.GetFiles().Single();
            Assert.That(file.Name, Is.EqualTo("4711-1.eml"));
            Assert.That((await MimeMessage.LoadAsync(file.FullName)).Subject, Is.EqualTo("s"));
        }
        finally
        {
            outbox.Delete(recursive: true);
        }
    }

    [Test]
    public async Task Without_a_server_all_others_tell_what_to_set_up()
    {
        var failure = Failed(await RunAsync(null, Mail));

        Assert.That((failure.Code, failure.IsTransient), Is.EqualTo(("EMAIL_NOT_CONFIGURED", false)));
        Assert.That(failure.Message, Does.Contain("MetroEGov:Email:Host"));
    }

    [Test]
    public async Task Logs_tell_that_a_mail_went_and_nothing_of_it()
    {
        await using var partner = new MailPartner();
        var log = new CollectingLog();

        await RunAsync(partner.Port, new { to = "erika@example.org", subject = "Erika-Subject", text = "Erika-Text" }, log: log);

        Assert.That(log.Lines, Has.Some.Contain("handed over"));
        Assert.That(log.Lines, Has.None.Contain("rika"));
    }

    [TestCase("From", "nobody")]
    [TestCase("From", "a@b.example\r\nBcc: c@d.example")]
    [TestCase("Port", "0")]
    [TestCase("Timeout", "01:00:00")]
    [TestCase("UserName", "me")]
    [TestCase("MaximumMessageBytes", "0")]
    public void Settings_that_cannot_be_used_are_named(string key, string value)
    {
        using var services = Services(1, null, null, (key, value));

        Assert.That(
            () => services.GetRequiredService<IOptions<EmailOptions>>().Value,
            Throws.TypeOf<OptionsValidationException>().With.Message.Contains("MetroEGov:Email").And.Message.Contains(key));
    }

    private static object Mail => new { to = "erika@example.org", subject = "s", text = "t" };

    private static void Judge(ActivityOutcome outcome, string code, bool isForGood)
    {
        if (isForGood)
        {
            Assert.That(outcome, Is.InstanceOf<ActivityOutcome.BusinessError>(), outcome.ToString());
            Assert.That(((ActivityOutcome.BusinessError)outcome).Code, Is.EqualTo(code));
        }
        else
        {
            var failure = Failed(outcome);
            Assert.That((failure.Code, failure.IsTransient, failure.OutcomeUnknown), Is.EqualTo((code, true, false)));
        }

        Assert.That(outcome.ToString(), Does.Not.Contain("erika"));
    }

    private static async Task<ActivityOutcome> RunAsync(
        int? port, object input, (string Key, string Value)? setting = null, string? outbox = null, CollectingLog? log = null)
    {
        using var services = Services(port, outbox, log, setting ?? ("Security", "None"));
        return await ActivityCatalog.Empty.WithEmail().Find("email:send")!
            .InvokeAsync(services, Some.Json(input), Some.Context(), CancellationToken.None);
    }

    private static ServiceProvider Services(int? port, string? outbox, CollectingLog? log, (string Key, string Value) setting)
    {
        var settings = new Dictionary<string, string?>
        {
            ["MetroEGov:Email:From"] = "noreply@office.example",
            ["MetroEGov:Email:FromName"] = "Bürgeramt",
            ["MetroEGov:Email:Security"] = "None",
        };
        if (port is { } number)
        {
            settings["MetroEGov:Email:Host"] = "127.0.0.1";
            settings["MetroEGov:Email:Port"] = number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        settings["MetroEGov:Email:" + setting.Key] = setting.Value;
        return new ServiceCollection()
            .AddLogging(logging => logging.AddProvider(log ?? new CollectingLog()))
            .AddSingleton<IDocumentStore>(new OneLetter())
            .AddSingleton(TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"))
            .AddEmailActivity(new ConfigurationBuilder().AddInMemoryCollection(settings).Build(), outbox)
            .BuildServiceProvider();
    }

    private static ActivityFailure Failed(ActivityOutcome outcome)
    {
        Assert.That(outcome, Is.InstanceOf<ActivityOutcome.Failed>(), outcome.ToString());
        return ((ActivityOutcome.Failed)outcome).Failure;
    }

    /// <summary>The case has one document.</summary>
    private sealed class OneLetter : IDocumentStore
    {
        public Task<DocumentReference> KeepAsync(NewDocument document, ActivityContext context, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public Task<DocumentContent?> ReadAsync(string documentId, ActivityContext context, CancellationToken cancellationToken) =>
            Task.FromResult(documentId == Letter.DocumentId ? new DocumentContent(Letter, new byte[] { 1, 2, 3 }) : null);
    }
}
