using MailKit.Security;

namespace MetroEGov.Connectors.Email;

/// <summary>How this installation sends mail. Bound from configuration section <c>MetroEGov:Email</c>.</summary>
public sealed class EmailOptions
{
    public const string Section = "MetroEGov:Email";

    /// <summary>Name of the SMTP server; null (default): no mail can be sent.</summary>
    public string? Host { get; set; }

    /// <summary>Default 587, submission (RFC 6409).</summary>
    public int Port { get; set; } = 587;

    /// <summary>Default StartTls; SslOnConnect for port 465; None only within a network that is trusted.</summary>
    public SecureSocketOptions Security { get; set; } = SecureSocketOptions.StartTls;

    /// <summary>Null: the server asks for none.</summary>
    public string? UserName { get; set; }

    public string? Password { get; set; }

    /// <summary>The sender of every mail of this installation.</summary>
    public string From { get; set; } = "noreply@metroegov.example";

    public string FromName { get; set; } = "MetroEGov";

    /// <summary>Longest wait for the connection, and again for handing a mail over; default 20 seconds.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>Largest mail with its attachments; default ten mebibytes.</summary>
    public int MaximumMessageBytes { get; set; } = 10 * 1024 * 1024;

    /// <summary>
    /// Without a server mails are written here as .eml files instead of being sent: for demonstrations and tests. Set by the host, not by
    /// configuration.
    /// </summary>
    public string? OutboxDirectory { get; set; }

    /// <summary>Mails become files and reach nobody.</summary>
    public bool WritesToOutbox => Host is null && OutboxDirectory is not null;
}
