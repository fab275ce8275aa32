namespace MetroEGov.Host.Pages.Cases;

/// <param name="BackTo">The task or case that the reader came from.</param>
public sealed record CertificateModel(Certificate Certificate, string IssuerName, string PrintedAtName, string BackTo);
