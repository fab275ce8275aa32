using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MetroEGov.Activities;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MimeKit;

namespace MetroEGov.Connectors.Email;

/// <summary>
/// Hands mails over: to the SMTP server, or, where there is none and the host says so, to files. Safe for concurrent use; a connection per
/// mail, because mails of cases are few. Logs tell that a mail went, never to whom or what.
/// </summary>
internal sealed class MailRoom(IOptions<EmailOptions> settings, TimeProvider clock, ILogger<MailRoom> log)
{
    private readonly EmailOptions _options = settings.Value;

    public MailboxAddress Sender { get; } = new(settings.Value.FromName, settings.Value.From);

    public async Task<ActivityResult<SentEmail>> HandOverAsync(MimeMessage message, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var bytes = await SizeOfAsync(message, cancellationToken).ConfigureAwait(false);
        if (bytes > _options.MaximumMessageBytes)
            return EmailTrouble.TooLarge(bytes, _options.MaximumMessageBytes);

        var way = _options.Host is not null ? EmailWay.Smtp : EmailWay.Outbox;
        var messageId = message.MessageId ?? throw new ArgumentException("The mail has no message id.", nameof(message));
        var sent = new SentEmail { MessageId = messageId, SentAt = now, Way = way };
        var result = (_options.Host, _options.OutboxDirectory) switch
        {
            ({ } host, _) => await SendAsync(host, message, sent, cancellationToken).ConfigureAwait(false),
            (null, { } outbox) => await WriteAsync(message, sent, outbox, cancellationToken).ConfigureAwait(false),
            _ => EmailTrouble.NoServer,
        };
        log.LogInformation("E-mail of {Bytes} bytes by {Way}: {Outcome}", bytes, way, result switch
        {
            ActivityResult<SentEmail>.Completed => "handed over",
            ActivityResult<SentEmail>.BusinessError error => error.Code,
            ActivityResult<SentEmail>.Failed failed => failed.Failure.Code,
            _ => "",
        });
        return result;
    }

    private async Task<ActivityResult<SentEmail>> SendAsync(string host, MimeMessage message, SentEmail sent, CancellationToken cancellationToken)
    {
        using var client = new SmtpClient();
        if (await ConnectAsync(client, host, cancellationToken).ConfigureAwait(false) is { } refused)
            return refused;

        using var limit = new CancellationTokenSource(_options.Timeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await client.SendAsync(message, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return EmailTrouble.Broken(_options);
        }
        catch (ServiceNotAuthenticatedException)
        {
            return EmailTrouble.NotAuthenticated(_options);
        }
        catch (SmtpCommandException problem)
        {
            return EmailTrouble.Of(_options, problem);
        }
        catch (Exception problem) when (problem is SmtpProtocolException or IOException or SocketException or ServiceNotConnectedException or TimeoutException)
        {
            return EmailTrouble.Broken(_options);
        }

        await SayGoodbyeAsync(client, cancellationToken).ConfigureAwait(false);
        return sent;
    }

    /// <returns>Null when the server waits for the mail; nothing has happened otherwise.</returns>
    private async Task<ActivityFailure?> ConnectAsync(SmtpClient client, string host, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(_options.Timeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await client.ConnectAsync(host, _options.Port, _options.Security, either.Token).ConfigureAwait(false);
            if (_options.UserName is not null)
                await client.AuthenticateAsync(_options.UserName, _options.Password ?? "", either.Token).ConfigureAwait(false);
            return null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return EmailTrouble.NotReached(_options, "no answer in time");
        }
        catch (AuthenticationException)
        {
            return EmailTrouble.NotAuthenticated(_options);
        }
        catch (Exception problem) when (problem is SslHandshakeException or NotSupportedException)
        {
            return EmailTrouble.NotSecure(_options, problem.GetType().Name);
        }
        catch (Exception problem) when (problem is SocketException or IOException or ProtocolException or CommandException or TimeoutException)
        {
            return EmailTrouble.NotReached(_options, problem.GetType().Name);
        }
    }

    /// <summary>The mail is handed over by now: a server that hangs up without a word changes nothing about that.</summary>
    private async Task SayGoodbyeAsync(SmtpClient client, CancellationToken cancellationToken)
    {
        try
        {
            await client.DisconnectAsync(quit: true, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception problem) when (problem is IOException or SocketException or ProtocolException or OperationCanceledException)
        {
            log.LogDebug("The mail server hung up after it had taken the mail ({Reason})", problem.GetType().Name);
        }
    }

    /// <summary>A repeated run writes the same file again. Written aside first: whoever collects the files never finds half a mail.</summary>
    private static async Task<ActivityResult<SentEmail>> WriteAsync(
        MimeMessage message, SentEmail sent, string outbox, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(outbox);
        var path = Path.Combine(outbox, $"{sent.MessageId.Split('@')[0]}.eml");
        var part = path + ".part";
        await message.WriteToAsync(part, cancellationToken).ConfigureAwait(false);
        File.Move(part, path, overwrite: true);
        return sent;
    }

    private static async Task<long> SizeOfAsync(MimeMessage message, CancellationToken cancellationToken)
    {
        using var counter = new MimeKit.IO.MeasuringStream();
        await message.WriteToAsync(counter, cancellationToken).ConfigureAwait(false);
        return counter.Length;
    }
}
