namespace MetroEGov.Host.Pages.Cases;

public sealed record CertificateModel(long InstanceKey, Certificate Certificate, string IssuerName, string PrintedAtName);
