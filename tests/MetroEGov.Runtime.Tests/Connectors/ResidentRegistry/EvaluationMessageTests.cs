using MetroEGov.Connectors.Registries.ResidentRegistry;
using MetroEGov.Connectors.Registries.ResidentRegistry.Messages;

namespace MetroEGov.Runtime.Tests.Connectors.ResidentRegistry;

public sealed class EvaluationMessageTests
{
    private const string Header = """
        <nachrichtenkopf>
          <identifikation.nachricht><nachrichtenUUID>11111111-2222-4333-8444-555555555555</nachrichtenUUID>
            <nachrichtentyp><code>0203</code></nachrichtentyp><erstellungszeitpunkt>2026-11-23T10:00:00+01:00</erstellungszeitpunkt></identifikation.nachricht>
          <leser><kennung>ags:02000000</kennung></leser><autor><kennung>ags:01060063</kennung></autor>
        </nachrichtenkopf>
        """;

    private const string Origin = """
        <ursprungsnachricht><nachrichtenUUID>99999999-2222-4333-8444-555555555555</nachrichtenUUID></ursprungsnachricht>
        <ursprungsereignis><ereignis.zeichen>VISIT-1</ereignis.zeichen></ursprungsereignis>
        """;

    [Test]
    public void Additions_of_all_kinds_are_read()
    {
        var additions = Parse($"""
            {Header}
            <hauptwohnung.ergaenzungen>
              <wahlausschluss><wahlausschluss><art><code>1</code></art></wahlausschluss></wahlausschluss>
              <passversagung><passversagung><status><code>2</code></status></passversagung></passversagung>
              <vorherigeAbmeldungNachUnbekannt>true</vorherigeAbmeldungNachUnbekannt>
              <waffenrechtlicheDaten>
                <waffenrechtliche.erlaubnis><waffenrechtlicheerlaubnis><code>3</code></waffenrechtlicheerlaubnis></waffenrechtliche.erlaubnis>
                <waffenbesitzverbot><tagDerErstmaligenErteilung>2020-01-31</tagDerErstmaligenErteilung></waffenbesitzverbot>
              </waffenrechtlicheDaten>
              <sprengstoffrechtliche.erlaubnis><sprengstoffrechtlicheerlaubnis><tagDerErstmaligenErteilung>2019-05-01</tagDerErstmaligenErteilung></sprengstoffrechtlicheerlaubnis></sprengstoffrechtliche.erlaubnis>
              <steueridentifikation><idnummer>00123456789</idnummer></steueridentifikation>
              <steueridentifikation.ehegatte.lebenspartner><idnummer>00234567891</idnummer></steueridentifikation.ehegatte.lebenspartner>
            </hauptwohnung.ergaenzungen>{Origin}
            """).Message!.Additions!;

        Assert.Multiple(() =>
        {
            Assert.That(additions.ElectionExclusions, Is.EqualTo(new[] { "1" }));
            Assert.That(additions.PassportRefusals, Is.EqualTo(new[] { "2" }));
            Assert.That(additions.WasDeregisteredToUnknown, Is.True);
            Assert.That(additions.WeaponsPermits, Is.EqualTo(new[] { "3" }));
            Assert.That(additions.WeaponsProhibitedSince, Is.EqualTo(new DateOnly(2020, 1, 31)));
            Assert.That(additions.ExplosivesPermits, Is.EqualTo(new[] { new DateOnly(2019, 5, 1) }));
            Assert.That(additions.TaxId, Is.EqualTo("00123456789"));
            Assert.That(additions.SpouseTaxId, Is.EqualTo("00234567891"));
        });
    }

    [Test]
    public void Deviations_come_in_pairs_whatever_the_item()
    {
        var deviations = Parse($"""
            {Header}
            <abweichungen>
              <ortundstaatdergeburt><geburtsort.rueckmelder>Kiel</geburtsort.rueckmelder><geburtsort.auswerter>Koel</geburtsort.auswerter></ortundstaatdergeburt>
              <familienstand>
                <familienstand.rueckmelder><familienstand><code>VH</code></familienstand></familienstand.rueckmelder>
                <familienstand.auswerter><datumBeginn>2001-01-01</datumBeginn><familienstand><code>GS</code></familienstand></familienstand.auswerter>
                <familienstand.auswerter.nachweis><datum>2001-02-01</datum></familienstand.auswerter.nachweis>
              </familienstand>
              <neues.aus.spaeterer.fassung><neues.auswerter>1</neues.auswerter></neues.aus.spaeterer.fassung>
            </abweichungen>{Origin}
            """).Message!.Deviations;

        Assert.That(deviations, Is.EqualTo(new[]
        {
            new EvaluationDeviation("geburtsort", "Kiel", "Koel"),
            new EvaluationDeviation("familienstand", "VH", "2001-01-01 GS"),
            new EvaluationDeviation("familienstand.nachweis", null, "2001-02-01"),
            new EvaluationDeviation("neues", null, "1"),
        }));
    }

    [Test]
    public void All_problems_are_told_by_element_and_without_values()
    {
        var result = Parse("""
            <nachrichtenkopf><identifikation.nachricht><nachrichtenUUID>Lindenfeld</nachrichtenUUID></identifikation.nachricht></nachrichtenkopf>
            <hauptwohnung.ergaenzungen><waffenrechtlicheDaten><waffenbesitzverbot><tagDerErstmaligenErteilung>31.1.2020</tagDerErstmaligenErteilung></waffenbesitzverbot></waffenrechtlicheDaten></hauptwohnung.ergaenzungen>
            """);

        Assert.That(result.Message, Is.Null);
        Assert.That(result.Problems, Has.Some.Contains("/nachrichtenUUID: expected a UUID."));
        Assert.That(result.Problems, Has.Some.Contains("/autor: expected, but absent."));
        Assert.That(result.Problems, Has.Some.Contains("/ursprungsereignis: expected, but absent."));
        Assert.That(result.Problems, Has.Some.Contains("/tagDerErstmaligenErteilung: expected a date such as 2026-11-23."));
        Assert.That(string.Join(' ', result.Problems), Does.Not.Contain("Lindenfeld").And.Not.Contain("31.1.2020"));
    }

    private static EvaluationParseResult Parse(string content) => EvaluationMessage.Parse(
        $"<rueckmeldung.auswertung.0203 xmlns='http://www.osci.de/xmeld243'>{content}</rueckmeldung.auswertung.0203>", "2.4.3");
}

public sealed class PartialDateTests
{
    [TestCase("1988-04-17", true)]
    [TestCase("1988-04-00", true)]
    [TestCase("1988-00-00", true)]
    [TestCase("0000-00-00", true)]
    [TestCase("2024-02-29", true)]
    [TestCase("2023-02-29", false)]
    [TestCase("1988-00-17", false)]
    [TestCase("0000-04-00", false)]
    [TestCase("1988-13-00", false)]
    [TestCase("1988-4-17", false)]
    [TestCase("1988-04-1a", false)]
    [TestCase("-988-04-17", false)]
    [TestCase("", false)]
    [TestCase(null, false)]
    public void Knows_what_may_be_unknown(string? text, bool isDate)
    {
        Assert.That(PartialDate.TryParse(text, out var date), Is.EqualTo(isDate));
        if (isDate)
            Assert.That(date.ToString(), Is.EqualTo(text));
    }
}
