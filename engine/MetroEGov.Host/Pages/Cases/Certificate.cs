using System.Text.Json;
using MetroEGov.Runtime;

namespace MetroEGov.Host.Pages.Cases;

/// <summary>
/// The official registration certificate with its eight items and nothing else. Source: BMG §24(2). It stands in the variable
/// <c>certificate</c> of the case once the registry has recorded.
/// </summary>
/// <param name="Issuer">Name of the competent authority, in whose name it is issued.</param>
public sealed record Certificate(
    string FamilyName,
    string GivenNames,
    string? DoctoralDegree,
    string BirthDate,
    string MoveInDate,
    string RegistrationDate,
    string Address,
    string DwellingStatus,
    string? Issuer)
{
    private const string Variable = "certificate";

    /// <summary>Null when the case has none, or the reader may not see the case.</summary>
    public static async Task<Certificate?> FindAsync(
        ProcessInstances instances, long instanceKey, ReadScope scope, CancellationToken cancellationToken)
    {
        var variables = await instances.GetVariablesAsync(instanceKey, scope, cancellationToken);
        return variables is { ValueKind: JsonValueKind.Object } known && known.TryGetProperty(Variable, out var certificate)
            ? Read(certificate)
            : null;
    }

    /// <summary>Null for what is no certificate: a mononym has no given names, everything else must be there.</summary>
    public static Certificate? Read(JsonElement certificate)
    {
        if (certificate.ValueKind != JsonValueKind.Object)
            return null;
        var (family, birth, moveIn, recorded, address, status) = (
            Text(certificate, "familyName"), Text(certificate, "birthDate"), Text(certificate, "moveInDate"),
            Text(certificate, "registrationDate"), Text(certificate, "address"), Text(certificate, "dwellingStatus"));
        return family is null || birth is null || moveIn is null || recorded is null || address is null || status is null
            ? null
            : new Certificate(
                family, Text(certificate, "givenNames") ?? "", Text(certificate, "doctoralDegree"), birth, moveIn, recorded, address, status,
                Text(certificate, "issuer"));
    }

    private static string? Text(JsonElement certificate, string name) =>
        certificate.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
