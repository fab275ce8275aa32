using System.Xml.Linq;
using MetroEGov.Connectors.Registries.ResidentRegistry;
using MetroEGov.Connectors.Registries.ResidentRegistry.Messages;

namespace MetroEGov.Runtime.Tests.Connectors.ResidentRegistry;

/// <summary>Answers that the simulators never give, because a register that behaves never gives them.</summary>
public sealed class FormAnswerTests
{
    private static readonly XmeldRelease Release = new("2.4.3");

    private static readonly MessageHeader Question = new(
        Guid.Parse("11111111-2222-4333-8444-555555555555"), "0300", DateTimeOffset.UnixEpoch, "ags:02000000", "ags:01060063");

    [TestCase("3", true, Description = "BMG §51(1)")]
    [TestCase("11", true)]
    [TestCase("1", true, Description = "adoption")]
    [TestCase("10", false, Description = "parties")]
    [TestCase("99", true, Description = "a code of a later release: closed rather than open")]
    public void Codes_that_only_limit_the_passing_on_are_no_block(string code, bool isBlocked)
    {
        var form = Read(Person(block: $"<auskunftssperre><grund><code>{code}</code></grund></auskunftssperre>"), out var problems);

        Assert.That(problems, Is.Empty);
        Assert.That(form!.Blocked, Is.EqualTo(isBlocked));
        Assert.That(form.DisclosedStatus, Is.EqualTo(isBlocked ? ResidentStatus.NotIdentified : ResidentStatus.Found));
    }

    // Without personal data an answer cannot tell of a block: who moved away looks like nobody; death and a secondary dwelling are told.
    [TestCase("04", ResidentStatus.NotIdentified)]
    [TestCase("07", ResidentStatus.Deceased)]
    [TestCase("09", ResidentStatus.SecondaryDwellingOnly)]
    public void What_an_answer_without_personal_data_discloses_does_not_hang_on_a_block(string status, ResidentStatus disclosed)
    {
        var form = Read($"<zuziehende.person><antwortstatus><code>{status}</code></antwortstatus></zuziehende.person>", out var problems);

        Assert.That(problems, Is.Empty);
        Assert.That(form!.DisclosedStatus, Is.EqualTo(disclosed));
    }

    [TestCase("04")]
    [TestCase("07")]
    [TestCase("09")]
    public void A_block_hides_every_status(string status)
    {
        var form = Read(
            Person(status, block: "<auskunftssperre><grund><code>3</code></grund></auskunftssperre>"), out var problems);

        Assert.That(problems, Is.Empty);
        Assert.That(form!.DisclosedStatus, Is.EqualTo(ResidentStatus.NotIdentified));
    }

    [Test]
    public void Blocked_relatives_are_dropped_even_when_a_register_sends_them()
    {
        const string Block = "<auskunftssperre><grund><code>3</code></grund></auskunftssperre>";
        const string Name = "<name><familienname.unstrukturiert><nachname><name>X</name></nachname></familienname.unstrukturiert><vornamen><name>Y</name></vornamen></name>";

        var form = Read(
            Person(further: $"""
                <vertreter><name><nameNatuerlichePerson><familienname>X</familienname><vornamen><name>Y</name></vornamen></nameNatuerlichePerson></name>
                  <gesetzlichervertreterschluessel><code>1</code></gesetzlichervertreterschluessel>{Block}</vertreter>
                <vertreter><name><nameJuristischePerson>Jugendamt</nameJuristischePerson></name>
                  <gesetzlichervertreterschluessel><code>9</code></gesetzlichervertreterschluessel></vertreter>
                <partner.und.kinder><kind>{Name}{Block}</kind><kind>{Name}</kind>
                  <partner><partnerschaftstyp><code>1</code></partnerschaftstyp>{Name}{Block}</partner></partner.und.kinder>
                """),
            out var problems);

        Assert.That(problems, Is.Empty);
        Assert.That(form!.Spouse, Is.Null);
        Assert.That(form.Children, Has.Count.EqualTo(1));
        Assert.That(form.Representatives.Select(representative => representative.FamilyName), Is.EqualTo(new[] { "Jugendamt" }));
    }

    [Test]
    public void An_answer_to_another_question_is_refused()
    {
        Read(Person(), out var problems, asked: "99999999-2222-4333-8444-555555555555");

        Assert.That(problems, Has.Some.Contains("/ursprungsnachricht/nachrichtenUUID: expected the id of our question."));
    }

    [Test]
    public void An_answer_of_another_authority_is_refused()
    {
        Read(Person(), out var problems, author: "ags:03353005");

        Assert.That(problems, Has.Some.Contains("/nachrichtenkopf: expected the authority asked as author"));
    }

    [Test]
    public void More_persons_than_asked_for_are_refused()
    {
        Read(Person() + Person(), out var problems);

        Assert.That(problems, Has.Some.Contains("expected 1 for the one person asked for, found 2."));
    }

    [TestCase("05", "/antwortstatus: expected code 01, 02, 03, 04, 07 or 09.")]
    public void An_unknown_status_is_refused(string status, string problem)
    {
        Read(Person(status: status), out var problems);

        Assert.That(problems, Has.Some.Contains(problem));
    }

    [Test]
    public void A_person_without_data_is_refused_where_data_is_due()
    {
        Read("<zuziehende.person><antwortstatus><code>01</code></antwortstatus></zuziehende.person>", out var problems);

        Assert.That(problems, Has.Some.Contains("/personendaten: expected, but absent."));
    }

    [TestCase("<anschrift.ausland/>", MovedToKind.Abroad)]
    [TestCase("<anschrift.unbekannt><anschriftUnbekannt>true</anschriftUnbekannt></anschrift.unbekannt>", MovedToKind.Unknown)]
    public void Who_moved_on_may_have_gone_anywhere(string movedTo, MovedToKind kind)
    {
        var form = Read(
            $"<zuziehende.person><antwortstatus><code>04</code></antwortstatus><wegzugsanschrift>{movedTo}</wegzugsanschrift></zuziehende.person>", out _);

        Assert.That(form!.MovedToKind, Is.EqualTo(kind));
        Assert.That(form.MovedTo, Is.Null);
    }

    private static string Person(string status = "01", string block = "", string further = "") => $"""
        <zuziehende.person><antwortstatus><code>{status}</code></antwortstatus>
          <personendaten>{block}
            <name><familienname.unstrukturiert><nachname><name>A</name></nachname></familienname.unstrukturiert><vornamen><nichtVorhanden>true</nichtVorhanden></vornamen></name>
            <geburt><geburtsdatum><unbekannt>true</unbekannt></geburtsdatum></geburt>
          </personendaten>{further}
        </zuziehende.person>
        """;

    private static PrefilledForm? Read(
        string persons, out IReadOnlyList<string> problems, string author = "ags:01060063", string asked = "11111111-2222-4333-8444-555555555555")
    {
        var root = XElement.Parse($"""
            <anmeldung.datenbereitstellung.0301 xmlns="http://www.osci.de/xmeld243">
              <nachrichtenkopf><identifikation.nachricht><nachrichtenUUID>22222222-2222-4333-8444-555555555555</nachrichtenUUID>
                <nachrichtentyp><code>0301</code></nachrichtentyp><erstellungszeitpunkt>2026-11-23T10:00:00Z</erstellungszeitpunkt></identifikation.nachricht>
                <leser><kennung>ags:02000000</kennung></leser><autor><kennung>{author}</kennung></autor></nachrichtenkopf>
              {persons}
              <ursprungsnachricht><nachrichtenUUID>{asked}</nachrichtenUUID></ursprungsnachricht>
            </anmeldung.datenbereitstellung.0301>
            """);
        return FormAnswer.Read(root, Release, Question, out problems);
    }
}
