using System.Text.Json;

namespace MetroEGov.Host.Pages.Cases;

/// <summary>
/// The official registration certificate with its eight items and nothing else. Source: BMG §24(2). It stands in the variable
/// <c>certificate</c> of the task that hands it out, and of the part of the case that recorded.
/// </summary>
/// <param name="GivenNames">Null for a mononym.</param>
/// <param name="BirthDate">ISO date; incomplete where the register has it so.</param>
/// <param name="Address">In one line.</param>
/// <param name="IssuedBy">Name of the competent authority, in whose name it is issued; null when the data do not say.</param>
public sealed record Certificate(
    string FamilyName,
    string? GivenNames,
    string? Doctorate,
    string BirthDate,
    string MoveInDate,
    string RegistrationDate,
    string Address,
    string DwellingStatus,
    string? IssuedBy)
{
    private const string Variable = "certificate";
    private const string IssuerVariable = "issuedBy";

    /// <summary>Null when the variables hold no complete certificate.</summary>
    public static Certificate? Find(JsonElement variables)
    {
        if (variables.ValueKind != JsonValueKind.Object
            || !variables.TryGetProperty(Variable, out var certificate) || certificate.ValueKind != JsonValueKind.Object
            || !certificate.TryGetProperty("address", out var address) || address.ValueKind != JsonValueKind.Object)
            return null;
        var (family, birth, moveIn, recorded, status) = (
            Text(certificate, "familyName"), Text(certificate, "birthDate"), Text(certificate, "moveInDate"),
            Text(certificate, "registrationDate"), Text(certificate, "dwellingStatus"));
        return family is null || birth is null || moveIn is null || recorded is null || status is null
            ? null
            : new Certificate(
                family, Text(certificate, "givenNames"), Text(certificate, "doctorate"), birth, moveIn, recorded,
                Line(address), status, Text(variables, IssuerVariable));
    }

    private static string Line(JsonElement address)
    {
        var house = $"{Text(address, "houseNumber")}{Text(address, "houseNumberAddition")}";
        var street = $"{Text(address, "street")} {house}".Trim();
        var place = $"{Text(address, "postalCode")} {Text(address, "place")}".Trim();
        return street.Length == 0 ? place : $"{street}, {place}";
    }

    private static string? Text(JsonElement container, string name) =>
        container.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text
            ? text
            : null;
}
