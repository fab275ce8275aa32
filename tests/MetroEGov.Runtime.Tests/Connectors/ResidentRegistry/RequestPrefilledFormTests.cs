using System.Text.Json;
using MetroEGov.Activities;
using MetroEGov.Connectors.Registries.ResidentRegistry;

namespace MetroEGov.Runtime.Tests.Connectors.ResidentRegistry;

public sealed class RequestPrefilledFormTests
{
    private RegistryBench _bench = null!; // set before every test

    [SetUp]
    public async Task Start() => _bench = await RegistryBench.StartAsync();

    [TearDown]
    public async Task Stop() => await _bench.DisposeAsync();

    [TestCase("Lindenfeld", "Mara Sophie", "1988-04-17", "found")]
    [TestCase("lindenfeld", "mara", "1988-04-17", "found", Description = "some of the given names, any case")]
    [TestCase("Lindenfeld", "Mara", "1988-04-18", "not-identified")]
    [TestCase("Petersen", "Anna", "1990-01-01", "not-unique")]
    [TestCase("Tamm", "Björn", "1974-07-23", "moved-away", "not-identified", Description = "a block could not be told apart")]
    [TestCase("Harksen", "Wilhelm", "1938-01-14", "deceased")]
    [TestCase("Demir", "Yusuf", "1999-03-19", "secondary-dwelling-only")]
    public async Task Every_status_is_an_answer(string familyName, string givenNames, string birthDate, string status, string? disclosed = null)
    {
        var form = await FormAsync(familyName, givenNames, birthDate);

        Assert.That(form.GetProperty("status").GetString(), Is.EqualTo(status));
        Assert.That(form.GetProperty("disclosedStatus").GetString(), Is.EqualTo(disclosed ?? status));
        Assert.That(form.GetProperty("blocked").GetBoolean(), Is.False);
    }

    [Test]
    public async Task The_question_is_asked_in_the_competent_authoritys_name_for_the_acting_clerk()
    {
        await FormAsync("Lindenfeld", "Mara", "1988-04-17");

        var entry = (await _bench.BoardOfAsync()).GetProperty("journal")[0];
        Assert.Multiple(() =>
        {
            Assert.That(entry.GetProperty("type").GetString(), Is.EqualTo("0300"));
            Assert.That(entry.GetProperty("author").GetString(), Is.EqualTo("ags:02000000"));
            Assert.That(entry.GetProperty("reader").GetString(), Is.EqualTo("ags:01060063"));
            Assert.That(entry.GetProperty("user").GetString(), Is.EqualTo("buchholz.clerk"));
        });
    }

    [Test]
    public async Task Everything_known_about_a_person_comes_back()
    {
        var form = await FormAsync("Brandt-Aydın", "Kemal", "1979-11-02");

        var person = form.GetProperty("person");
        var dwelling = form.GetProperty("dwellings")[0];
        Assert.Multiple(() =>
        {
            Assert.That(person.GetProperty("birthName").GetString(), Is.EqualTo("Aydın"));
            Assert.That(person.GetProperty("birthPlace").GetString(), Is.EqualTo("Izmir"));
            Assert.That(person.GetProperty("nationalities").EnumerateArray().Select(key => key.GetString()), Is.EqualTo(new[] { "000", "163" }));
            Assert.That(person.GetProperty("maritalStatus").GetString(), Is.EqualTo("VH"));
            Assert.That(person.GetProperty("maritalStatusSince").GetString(), Is.EqualTo("2018-06-15"));
            Assert.That(dwelling.GetProperty("status").GetString(), Is.EqualTo("sole"));
            Assert.That(dwelling.GetProperty("movedIn").GetString(), Is.EqualTo("2016-09-01"));
            Assert.That(dwelling.GetProperty("address").GetProperty("street").GetString(), Is.EqualTo("Papierdrachenweg"));
            Assert.That(dwelling.GetProperty("address").GetProperty("municipalityKey").GetString(), Is.EqualTo("01060063"));
            Assert.That(form.GetProperty("spouse").GetProperty("givenNames").GetString(), Is.EqualTo("Thore Lennart"));
        });
    }

    [TestCase("Wulandari", null, "1993-08-30", "givenNames", null, Description = "a person with one name")]
    [TestCase("Voß", "Alex", "1996-12-05", "sex", null, Description = "no entry for sex")]
    [TestCase("Rahimi", "Habib", "1970-00-00", "birthDate", "1970-00-00", Description = "only the year is known")]
    [TestCase("Tesfay", "Selam", "1991-05-00", "birthDate", "1991-05-00", Description = "the day is not known")]
    [TestCase("Rahimi", "Habib", "1970-00-00", "birthPlace", null)]
    [TestCase("Grünwald", "Ottilie", "1967-03-21", "doctorate", "Dr.")]
    [TestCase("Žáková-Đặng", "Łucja", "1985-09-09", "birthName", "Đặng")]
    [TestCase("Kalkbrenner", "Benedikta", "1951-00-00", "religiousName", "Schwester Hildegund")]
    [TestCase("van der Zanden", "Marieke", "1987-12-24", "sex", "d")]
    public async Task People_differ(string familyName, string? givenNames, string birthDate, string member, string? expected)
    {
        var form = await FormAsync(familyName, givenNames, birthDate);

        Assert.That(form.GetProperty("person").GetProperty(member).GetString(), Is.EqualTo(expected));
        Assert.That(form.GetProperty("person").GetProperty("familyName").GetString(), Is.EqualTo(familyName));
    }

    [Test]
    public async Task A_child_comes_with_both_guardians()
    {
        var form = await FormAsync("Osei", "Juna", "2013-06-20");

        Assert.That(
            form.GetProperty("representatives").EnumerateArray().Select(guardian => guardian.GetProperty("address").GetProperty("place").GetString()),
            Is.EquivalentTo(new[] { "Norderstedt", "Pinneberg" }));
    }

    [Test]
    public async Task A_blocked_person_is_shown_as_not_identified_to_others()
    {
        var form = await FormAsync("Behn", "Carla", "1983-10-12");

        Assert.That(form.GetProperty("status").GetString(), Is.EqualTo("found"));
        Assert.That(form.GetProperty("blocked").GetBoolean(), Is.True);
        Assert.That(form.GetProperty("disclosedStatus").GetString(), Is.EqualTo("not-identified"));
    }

    [Test]
    public async Task An_objection_to_passing_data_on_is_no_block()
    {
        var form = await FormAsync("Paulsen", "Ilse", "1931-08-22", Some.Context(previous: Some.Hamburg));

        Assert.That(form.GetProperty("status").GetString(), Is.EqualTo("found"));
        Assert.That(form.GetProperty("blocked").GetBoolean(), Is.False);
    }

    [Test]
    public async Task A_blocked_spouse_is_absent()
    {
        var form = await FormAsync("Sommerfeld", "Henrike", "1976-06-06");

        Assert.That(form.GetProperty("spouse").ValueKind, Is.EqualTo(JsonValueKind.Null));
        Assert.That(form.GetRawText(), Does.Not.Contain("Jannis"));
    }

    [Test]
    public async Task Who_moved_on_is_reported_with_the_new_address_only()
    {
        var form = await FormAsync("Tamm", "Björn", "1974-07-23");

        Assert.That(form.GetProperty("movedToKind").GetString(), Is.EqualTo("inland"));
        Assert.That(form.GetProperty("movedTo").GetProperty("municipalityKey").GetString(), Is.EqualTo("03355022"));
        Assert.That(form.GetProperty("person").ValueKind, Is.EqualTo(JsonValueKind.Null));
    }

    [TestCase("Lindenfeld", 1)]
    [TestCase("Nobody", 0)]
    public async Task The_access_is_reported_with_its_hits_and_without_values(string familyName, int hits)
    {
        var outcome = await AskAsync(familyName, "Mara", "1988-04-17");

        var access = outcome.Accesses.Single();
        Assert.Multiple(() =>
        {
            Assert.That(access.Register, Is.EqualTo("resident-registry:010600063"));
            Assert.That(access.Hits, Is.EqualTo(hits));
            Assert.That(access.QuerySummary, Is.EqualTo("0300: familienname, vornamen, geburtsdatum, wegzugsanschrift"));
        });
    }

    [Test]
    public async Task A_register_that_is_down_says_when_to_come_back()
    {
        await _bench.SwitchAsync("down");

        var outcome = await FailureAsync();

        Assert.That(outcome.Code, Is.EqualTo("REGISTRY_UNAVAILABLE"));
        Assert.That(outcome, Has.Property("IsTransient").True.And.Property("OutcomeUnknown").False);
        Assert.That(outcome.RetryAfter, Is.EqualTo(TimeSpan.FromSeconds(2)));
    }

    [Test]
    public async Task A_message_that_comes_back_as_a_whole_is_tried_again_later()
    {
        await _bench.SwitchAsync("returned");

        var outcome = await FailureAsync();

        Assert.That(outcome.Code, Is.EqualTo("REGISTRY_MESSAGE_RETURNED"));
        Assert.That(outcome, Has.Property("IsTransient").True.And.Property("OutcomeUnknown").False);
        Assert.That(await _bench.CountAsync("refused"), Is.EqualTo(3), "one call and two quick repetitions");
    }

    [Test]
    public async Task A_wrong_schema_names_the_element_and_no_value_and_is_not_repeated()
    {
        await _bench.SwitchAsync("wrong-schema");

        var outcome = await FailureAsync();

        Assert.That(outcome.Code, Is.EqualTo("REGISTRY_ANSWER_INVALID"));
        Assert.That(outcome.IsTransient, Is.False);
        Assert.That(
            outcome.Message,
            Does.Contain("anmeldung.datenbereitstellung.0301/zuziehende.person/antwortstatus: expected, but absent.").And.Not.Contain("Mara"));
        Assert.That(await _bench.CountAsync("forms"), Is.EqualTo(1));
    }

    [Test]
    public async Task A_broken_connection_leaves_the_outcome_unknown_and_the_access_logged()
    {
        await _bench.SwitchAsync("lost-answer");

        var outcome = (ActivityOutcome.Failed)await AskAsync();

        Assert.That(outcome.Failure, Has.Property("IsTransient").True.And.Property("OutcomeUnknown").True);
        Assert.That(outcome.Accesses.Single().Hits, Is.Null);
    }

    [Test]
    public async Task A_slow_register_is_not_waited_for_beyond_the_limit_of_one_attempt()
    {
        await using var bench = await RegistryBench.StartAsync(options => options.AttemptTimeout = TimeSpan.FromMilliseconds(150));
        await bench.SwitchAsync("slow");

        var outcome = (ActivityOutcome.Failed)await bench.RunAsync("resident-registry:request-prefilled-form", Question());

        Assert.That(outcome.Failure.Code, Is.EqualTo("REGISTRY_TIMEOUT"));
        Assert.That(outcome.Failure, Has.Property("IsTransient").True.And.Property("OutcomeUnknown").True);
        Assert.That(outcome.Accesses, Has.Length.EqualTo(1));
    }

    [Test]
    public async Task The_deadline_of_the_job_ends_the_wait()
    {
        await _bench.SwitchAsync("slow");

        var outcome = (ActivityOutcome.Failed)await AskAsync(context: Some.Context(timeLeft: TimeSpan.FromMilliseconds(200)));

        Assert.That(outcome.Failure.Code, Is.EqualTo("DEADLINE_EXCEEDED"));
        Assert.That(outcome.Accesses, Has.Length.EqualTo(1));
    }

    [Test]
    public async Task A_register_that_cannot_be_reached_has_not_been_read()
    {
        await using var bench = await RegistryBench.StartAsync(address: "http://127.0.0.1:9");

        var outcome = (ActivityOutcome.Failed)await bench.RunAsync("resident-registry:request-prefilled-form", Question());

        Assert.That(outcome.Failure.Code, Is.EqualTo("REGISTRY_UNAVAILABLE"));
        Assert.That(outcome.Failure, Has.Property("IsTransient").True.And.Property("OutcomeUnknown").False);
        Assert.That(outcome.Accesses, Is.Empty);
    }

    [Test]
    public async Task Too_many_calls_at_once_fail_at_once()
    {
        await using var bench = await RegistryBench.StartAsync(options =>
        {
            options.ConcurrentCallsPerRegistry = 1;
            options.WaitingCallsPerRegistry = 0;
            options.QuickRetries = 0;
            options.AttemptTimeout = TimeSpan.FromSeconds(1);
        });
        await bench.SwitchAsync("slow");

        var first = bench.RunAsync("resident-registry:request-prefilled-form", Question());
        var second = (ActivityOutcome.Failed)await bench.RunAsync("resident-registry:request-prefilled-form", Question());
        await first;

        Assert.That(second.Failure.Code, Is.EqualTo("REGISTRY_BUSY"));
        Assert.That(second.Failure.OutcomeUnknown, Is.False);
        Assert.That(second.Accesses, Is.Empty);
    }

    [Test]
    public async Task An_answer_of_another_release_is_refused()
    {
        await using var bench = await RegistryBench.StartAsync(options => options.Release = "25.11a");

        var outcome = (ActivityOutcome.Failed)await bench.RunAsync("resident-registry:request-prefilled-form", Question());

        Assert.That(outcome.Failure.Message, Does.Contain("expected anmeldung.datenbereitstellung.0301 of XMeld 25.11a"));
    }

    [Test]
    public async Task The_release_is_a_setting()
    {
        await using var bench = await RegistryBench.StartAsync(options => options.Release = "25.11a", ["--release", "25.11a"]);

        var outcome = await bench.RunAsync("resident-registry:request-prefilled-form", Question());

        Assert.That(outcome, Is.InstanceOf<ActivityOutcome.Completed>());
    }

    [Test]
    public async Task An_answer_that_is_too_large_is_refused()
    {
        await using var bench = await RegistryBench.StartAsync(options => options.MaximumAnswerBytes = 500);

        var outcome = (ActivityOutcome.Failed)await bench.RunAsync("resident-registry:request-prefilled-form", Question());

        Assert.That(outcome.Failure.Message, Does.Contain("larger than 500 bytes"));
        Assert.That(outcome.Failure.IsTransient, Is.False);
    }

    [Test]
    public async Task Nobody_asks_a_register_without_a_name()
    {
        var outcome = (ActivityOutcome.Failed)await AskAsync(context: Some.Context(hasActor: false));

        Assert.That(outcome.Failure.Code, Is.EqualTo("ACTOR_MISSING"));
        Assert.That(await _bench.CountAsync("forms"), Is.Zero);
    }

    [Test]
    public async Task A_register_that_is_in_no_directory_is_named()
    {
        var outcome = (ActivityOutcome.Failed)await AskAsync(context: Some.Context(previous: new AuthorityReference("091620000", "München")));

        Assert.That(outcome.Failure.Code, Is.EqualTo("REGISTRY_NOT_CONFIGURED"));
        Assert.That(outcome.Failure.Message, Does.Contain("091620000"));
    }

    [TestCase("17.04.1988")]
    [TestCase("1988-13-01")]
    [TestCase("1988-00-01")]
    [TestCase("")]
    public async Task A_birth_date_in_another_form_is_refused_without_repeating_it(string birthDate)
    {
        var outcome = (ActivityOutcome.Failed)await AskAsync(birthDate: birthDate);

        Assert.That(outcome.Failure.Code, Is.EqualTo("INVALID_INPUT"));
        Assert.That(outcome.Failure.Message, Does.Contain("'birthDate'").And.Not.Contain("1988"));
    }

    [Test]
    public async Task Logs_say_how_long_it_took_and_nothing_about_the_person()
    {
        await AskAsync();
        await _bench.SwitchAsync("wrong-schema");
        await AskAsync();
        await _bench.SwitchAsync("lost-answer");
        await AskAsync();

        var log = string.Join('\n', _bench.LogLines);
        Assert.That(log, Does.Contain("Registry 010600063: POST forms answered"));
        Assert.That(log, Does.Not.Contain("Lindenfeld").And.Not.Contain("Mara").And.Not.Contain("1988").And.Not.Contain("Zwirn"));
    }

    private static RequestPrefilledFormInput Question(
        string familyName = "Lindenfeld", string? givenNames = "Mara", string birthDate = "1988-04-17") => new()
        {
            FamilyName = familyName,
            GivenNames = givenNames,
            BirthDate = birthDate,
            PreviousAddress = new DwellingAddress { MunicipalityKey = "01060063", PostalCode = "22846" },
        };

    private Task<ActivityOutcome> AskAsync(
        string familyName = "Lindenfeld", string? givenNames = "Mara", string birthDate = "1988-04-17", ActivityContext? context = null) =>
        _bench.RunAsync("resident-registry:request-prefilled-form", Question(familyName, givenNames, birthDate), context);

    private async Task<JsonElement> FormAsync(string familyName, string? givenNames, string birthDate, ActivityContext? context = null)
    {
        var outcome = await AskAsync(familyName, givenNames, birthDate, context);
        Assert.That(outcome, Is.InstanceOf<ActivityOutcome.Completed>(), outcome.ToString());
        return ((ActivityOutcome.Completed)outcome).Output;
    }

    private async Task<ActivityFailure> FailureAsync() => ((ActivityOutcome.Failed)await AskAsync()).Failure;
}
