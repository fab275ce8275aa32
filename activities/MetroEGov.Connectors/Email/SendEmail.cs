using System.Globalization;
using System.Text.Json;
using MetroEGov.Activities;
using MetroEGov.Activities.Documents;
using MetroEGov.Connectors.Documents;
using MetroEGov.Connectors.Templates;
using MimeKit;

namespace MetroEGov.Connectors.Email;

/// <summary>A mail to be sent.</summary>
public sealed record SendEmailInput
{
    [Input("To", LabelDe = "An", Description = "One address, several with commas, or a list. All of them see each other.",
        DescriptionDe = "Eine Adresse, mehrere mit Kommas, oder eine Liste. Alle sehen einander.", Proposal = "=applicant.email")]
    public required JsonElement To { get; init; }

    [Input("Subject", LabelDe = "Betreff", Description = "Liquid, one line. No personal data: it is not encrypted on its way.",
        DescriptionDe = "Liquid, eine Zeile. Keine personenbezogenen Angaben: er ist unterwegs nicht verschlüsselt.",
        Proposal = "Ihr Antrag {{ case.businessKey }}")]
    public required string Subject { get; init; }

    [Input("Text", LabelDe = "Text", IsLongText = true, Description = "Liquid, plain text. Placeholders: {{ applicant.name }}.",
        DescriptionDe = "Liquid, reiner Text. Platzhalter: {{ applicant.name }}.", Proposal = "Guten Tag,\n\nIhr Antrag ist angekommen.\n")]
    public required string Text { get; init; }

    [Input("Data", LabelDe = "Daten", Description = "A context with what the placeholders name: ={ applicant: applicant }.",
        DescriptionDe = "Ein Kontext mit dem, was die Platzhalter nennen: ={ applicant: applicant }.")]
    public IReadOnlyDictionary<string, JsonElement>? Data { get; init; }

    [Input("Reply to", LabelDe = "Antwort an", Description = "One address; without it nobody reads answers.",
        DescriptionDe = "Eine Adresse; ohne sie liest niemand Antworten.")]
    public string? ReplyTo { get; init; }

    [Input("Language", LabelDe = "Sprache", AllowedValues = ["de", "en"], IsChosenInDrawing = true, Proposal = "de")]
    public string? Language { get; init; }

    [Input("Attachments", LabelDe = "Anlagen", Description = "References that document:create gave: =[letter].",
        DescriptionDe = "Verweise, die document:create geliefert hat: =[letter].")]
    public IReadOnlyList<DocumentReference>? Attachments { get; init; }
}

/// <summary>The mail was handed over; whether it arrives is not known.</summary>
public sealed record SentEmail
{
    [Output("Message id", LabelDe = "Nachrichten-ID")]
    public required string MessageId { get; init; }

    [Output("Sent at", LabelDe = "Gesendet um")]
    public required DateTimeOffset SentAt { get; init; }

    [Output("Way", LabelDe = "Weg", Description = "smtp, or outbox: written to a file by a demonstration.",
        DescriptionDe = "smtp, oder outbox: von einer Vorführung in eine Datei geschrieben.")]
    public required EmailWay Way { get; init; }
}

public enum EmailWay
{
    Smtp,
    Outbox,
}

/// <summary>Sends a plain mail in the name of this installation.</summary>
/// <remarks>
/// The message id comes from the idempotency key; still a mail whose hand-over has an unknown outcome is asked about, not sent twice, because
/// no server promises to notice. Logs and messages tell neither addresses nor text. Not implemented: HTML, encryption, bounces.
/// </remarks>
[Activity(
    "email:send",
    Title = "E-mail: send a message",
    TitleDe = "E-Mail: Nachricht senden",
    Description = "Sends a text with placeholders and documents of the case to one or more addresses.",
    DescriptionDe = "Sendet einen Text mit Platzhaltern und Dokumente des Vorgangs an eine oder mehrere Adressen.",
    Keywords = ["mail", "SMTP", "message", "Nachricht", "Benachrichtigung", "notification"],
    IconPath = "M1.5 4h15v10.5h-15ZM1.5 4.5l7.5 6 7.5-6")]
[BusinessError(EmailTrouble.Refused, "The server refuses the recipient or the message", TitleDe = "Der Server weist Empfänger oder Nachricht ab")]
public sealed class SendEmail : IActivity<SendEmailInput, SentEmail>
{
    private const int LongestSubject = 200;

    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    private readonly MailRoom _mail;
    private readonly IDocumentStore _documents;
    private readonly LiquidText _liquid;

    internal SendEmail(MailRoom mail, IDocumentStore documents, LiquidText liquid)
    {
        _mail = mail;
        _documents = documents;
        _liquid = liquid;
    }

    public async Task<ActivityResult<SentEmail>> RunAsync(SendEmailInput input, ActivityContext context, CancellationToken cancellationToken)
    {
        var problems = new List<string>();
        var to = EmailAddresses.Read(input.To, out var addressProblem);
        if (to is null)
            problems.Add(addressProblem);
        var replyTo = string.IsNullOrWhiteSpace(input.ReplyTo) ? null : EmailAddresses.Parse(input.ReplyTo.Trim());
        if (replyTo is null && !string.IsNullOrWhiteSpace(input.ReplyTo))
            problems.Add("Input 'replyTo': expected an address such as name@example.org.");
        var culture = input.Language == "en" ? English : German;
        var (subject, subjectProblem) = await _liquid.RenderAsync(
            "subject", input.Subject, input.Data, context, culture, Fluid.NullEncoder.Default).ConfigureAwait(false);
        var (text, textProblem) = await _liquid.RenderAsync(
            "text", input.Text, input.Data, context, culture, Fluid.NullEncoder.Default).ConfigureAwait(false);
        problems.AddRange(new[] { subjectProblem, textProblem }.OfType<string>());
        subject = subject is null ? null : DocumentName.OneLine(subject);
        if (subject is { Length: 0 or > LongestSubject })
            problems.Add($"subject: expected 1 to {LongestSubject} characters when filled.");
        if (problems.Count > 0)
            return ActivityFailure.Permanent("INVALID_INPUT", $"Element '{context.ElementId}': {string.Join(" ", problems)}");

        var attachments = new List<DocumentContent>();
        foreach (var reference in input.Attachments ?? [])
        {
            if (await _documents.ReadAsync(reference.DocumentId, context, cancellationToken).ConfigureAwait(false) is not { } document)
                return EmailTrouble.NoSuchDocument(context, reference.DocumentId);
            attachments.Add(document);
        }

        using var message = Compose(context, to!, replyTo, subject!, text!, attachments);
        return await _mail.HandOverAsync(message, context.Now, cancellationToken).ConfigureAwait(false);
    }

    private MimeMessage Compose(
        ActivityContext context, List<MailboxAddress> to, MailboxAddress? replyTo, string subject, string text, List<DocumentContent> attachments)
    {
        var message = new MimeMessage { Subject = subject, Date = context.Now, MessageId = $"{context.IdempotencyKey}@{_mail.Sender.Domain}" };
        message.From.Add(_mail.Sender);
        message.To.AddRange(to);
        if (replyTo is not null)
            message.ReplyTo.Add(replyTo);
        // RFC 3834 §5: an automatic reply to this message would be read by nobody.
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        var body = new BodyBuilder { TextBody = text.ReplaceLineEndings("\r\n") };
        foreach (var document in attachments)
            body.Attachments.Add(document.Reference.FileName, document.Content.ToArray(), ContentType.Parse(document.Reference.MediaType));
        message.Body = body.ToMessageBody();
        return message;
    }
}
