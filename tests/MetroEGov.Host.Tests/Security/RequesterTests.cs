using System.Security.Claims;
using MetroEGov.Host.Security;

namespace MetroEGov.Host.Tests.Security;

internal sealed class RequesterTests
{
    [TestCase("registrar@020000000", true)]
    [TestCase("clerk@020000000", true)]
    [TestCase("registrar@02000000", false)]
    [TestCase("registrar@02000000x", false)]
    [TestCase("mayor@020000000", false)]
    [TestCase("registrar@020000000@033530005", false)]
    [TestCase("", false)]
    public void A_grant_is_a_known_role_and_nine_digits(string text, bool isGrant) =>
        Assert.That(Grant.TryParse(text, out _), Is.EqualTo(isGrant));

    [Test]
    public void A_role_counts_for_the_own_authority_only()
    {
        var requester = Of("020000000", "registrar@033530005", "auditor@020000000");

        Assert.That(requester.IsClerk, Is.False);
        Assert.That(requester.Has(Role.Auditor));
        Assert.That(requester.ToCaller().Groups, Is.EqualTo(new[] { "auditor@020000000" }));
    }

    [TestCase("clerk", true)]
    [TestCase("registrar", true)]
    [TestCase("lead", true)]
    [TestCase("administrator", false)]
    [TestCase("integrator", false)]
    public void Clerks_registrars_and_leads_are_clerks(string role, bool isClerk) =>
        Assert.That(Of("020000000", role + "@020000000").IsClerk, Is.EqualTo(isClerk));

    [Test]
    public void Nobody_is_known_without_an_authority()
    {
        var principal = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, "x")], "test"));

        Assert.That(Requester.From(principal), Is.Null);
        Assert.That(Requester.From(new ClaimsPrincipal(new ClaimsIdentity())), Is.Null);
    }

    private static Requester Of(string authority, params string[] grants) => Requester.From(new ClaimsPrincipal(new ClaimsIdentity(
        [
            new Claim(ClaimTypes.Name, "k.oduya"),
            new Claim(Requester.AuthorityClaim, authority),
            .. grants.Select(grant => new Claim(Grant.ClaimType, grant)),
        ],
        "test")))!;
}
