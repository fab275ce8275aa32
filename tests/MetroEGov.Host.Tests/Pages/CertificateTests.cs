using System.Text.Json;
using MetroEGov.Host.Pages.Cases;

namespace MetroEGov.Host.Tests.Pages;

/// <summary>Source of the eight items: BMG §24(2).</summary>
internal sealed class CertificateTests
{
    private const string Complete = """
        {"issuedBy": "Hamburg", "certificate": {"familyName": "Sari", "givenNames": null, "doctorate": null, "birthDate": "1980-00-00",
         "moveInDate": "2026-11-01", "registrationDate": "2026-11-23", "dwellingStatus": "main",
         "address": {"street": "Am Markt", "houseNumber": "7", "houseNumberAddition": "b", "postalCode": "22765", "place": "Hamburg"}}}
        """;

    [Test]
    public void A_mononym_and_an_incomplete_birth_date_are_certified()
    {
        var certificate = Certificate.Find(Json(Complete))!;

        Assert.That(certificate.GivenNames, Is.Null);
        Assert.That(certificate.BirthDate, Is.EqualTo("1980-00-00"));
        Assert.That(certificate.Address, Is.EqualTo("Am Markt 7b, 22765 Hamburg"));
        Assert.That(certificate.IssuedBy, Is.EqualTo("Hamburg"));
    }

    [TestCase("{}")]
    [TestCase("""{"certificate": null}""")]
    [TestCase("""{"certificate": {"familyName": "Sari", "address": {}}}""")]
    public void What_is_incomplete_is_no_certificate(string variables) => Assert.That(Certificate.Find(Json(variables)), Is.Null);

    private static JsonElement Json(string text) => JsonSerializer.Deserialize<JsonElement>(text);
}
