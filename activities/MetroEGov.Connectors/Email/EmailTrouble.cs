using MailKit.Net.Smtp;
using MetroEGov.Activities;

namespace MetroEGov.Connectors.Email;

/// <summary>Every way in which a mail can fail. Texts name the server and the entry, never an address: that is about a person.</summary>
internal static class EmailTrouble
{
    public const string Refused = "EMAIL_REFUSED";

    public const string Unavailable = "EMAIL_UNAVAILABLE";

    public const string NotConfigured = "EMAIL_NOT_CONFIGURED";

    public static ActivityFailure NoServer => ActivityFailure.Permanent(
        NotConfigured, "No mail server is set up. Have the operator set MetroEGov:Email:Host and MetroEGov:Email:From.");

    public static ActivityFailure NoSuchDocument(ActivityContext context, string documentId) => ActivityFailure.Permanent(
        "DOCUMENT_NOT_FOUND", $"Element '{context.ElementId}': this case has no document '{(documentId.All(char.IsAsciiDigit) ? documentId : "?")}'.");

    public static ActivityFailure TooLarge(long bytes, int limit) => ActivityFailure.Permanent(
        "EMAIL_TOO_LARGE", $"The mail has {bytes} bytes with its attachments; {limit} are allowed (MetroEGov:Email:MaximumMessageBytes).");

    public static ActivityFailure NotReached(EmailOptions options, string reason) => ActivityFailure.Unavailable(
        Unavailable, $"The mail server {options.Host}:{options.Port} cannot be reached ({reason}).");

    public static ActivityFailure NotSecure(EmailOptions options, string reason) => ActivityFailure.Permanent(
        NotConfigured, $"No safe connection to the mail server {options.Host}:{options.Port} ({reason}). Compare its certificate and MetroEGov:Email:Security.");

    public static ActivityFailure NotAuthenticated(EmailOptions options) => ActivityFailure.Permanent(
        NotConfigured, $"The mail server {options.Host} does not accept user name and password of MetroEGov:Email.");

    public static ActivityFailure Broken(EmailOptions options) => ActivityFailure.Unknown(
        Unavailable, $"The connection to the mail server {options.Host} broke while the mail was handed over.");

    /// <summary>Replies of the 400s are for later, of the 500s for good (RFC 5321 §4.2.1).</summary>
    public static ActivityResult<SentEmail> Of(EmailOptions options, SmtpCommandException problem) => problem switch
    {
        _ when (int)problem.StatusCode is >= 400 and < 500 => ActivityFailure.Unavailable(
            Unavailable, $"The mail server {options.Host} takes the mail later ({(int)problem.StatusCode})."),
        { ErrorCode: SmtpErrorCode.RecipientNotAccepted } => new ActivityResult<SentEmail>.BusinessError(
            Refused, $"The mail server {options.Host} refuses a recipient ({(int)problem.StatusCode})."),
        { ErrorCode: SmtpErrorCode.MessageNotAccepted } => new ActivityResult<SentEmail>.BusinessError(
            Refused, $"The mail server {options.Host} refuses the message ({(int)problem.StatusCode})."),
        _ => ActivityFailure.Permanent(
            NotConfigured, $"The mail server {options.Host} refuses the sender of MetroEGov:Email:From ({(int)problem.StatusCode})."),
    };
}
