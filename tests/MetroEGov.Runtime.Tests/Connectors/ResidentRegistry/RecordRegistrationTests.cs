using System.Text.Json;
using MetroEGov.Activities;
using MetroEGov.Connectors.Registries.ResidentRegistry;

namespace MetroEGov.Runtime.Tests.Connectors.ResidentRegistry;

public sealed class RecordRegistrationTests
{
    private const string JobType = "resident-registry:record-registration";

    private RegistryBench _bench = null!; // set before every test

    [SetUp]
    public async Task Start() => _bench = await RegistryBench.StartAsync();

    [TearDown]
    public async Task Stop() => await _bench.DisposeAsync();

    [Test]
    public async Task The_competent_authoritys_register_confirms_with_number_and_day()
    {
        var output = await CompletedAsync(Some.Context());

        var year = DateTime.Now.Year;
        Assert.Multiple(() =>
        {
            Assert.That(output.GetProperty("registrationNumber").GetString(), Is.EqualTo($"020000000-{year}-000001"));
            Assert.That(output.GetProperty("recordedOn").GetString(), Does.StartWith($"{year}-"));
            Assert.That(output.GetProperty("wasAlreadyRecorded").GetBoolean(), Is.False);
        });
        var entry = (await _bench.BoardOfAsync(Some.Hamburg.Key)).GetProperty("journal")[0];
        Assert.That(entry.GetProperty("author").GetString(), Is.EqualTo("ags:02000000"));
        Assert.That(entry.GetProperty("user").GetString(), Is.EqualTo("buchholz.clerk"));
    }

    [Test]
    public async Task After_a_lost_answer_the_register_is_asked_before_anything_is_sent_again()
    {
        await _bench.SwitchAsync("lost-answer", Some.Hamburg.Key);
        var first = (ActivityOutcome.Failed)await _bench.RunAsync(JobType, Registration(), Some.Context());
        await _bench.SwitchAsync("normal", Some.Hamburg.Key);

        var output = await CompletedAsync(Some.Context(attempt: 2));

        Assert.That(first.Failure.OutcomeUnknown, Is.True);
        Assert.That(output.GetProperty("wasAlreadyRecorded").GetBoolean(), Is.True);
        Assert.That(await CountAsync("registrations"), Is.EqualTo(1));
        Assert.That(await CountAsync("repeatedRegistrations"), Is.Zero, "the question was enough");
    }

    [Test]
    public async Task When_the_register_says_not_done_it_is_sent_again()
    {
        await _bench.SwitchAsync("down", Some.Hamburg.Key);
        await _bench.RunAsync(JobType, Registration(), Some.Context());
        await _bench.SwitchAsync("normal", Some.Hamburg.Key);

        var output = await CompletedAsync(Some.Context(attempt: 2));

        Assert.That(output.GetProperty("wasAlreadyRecorded").GetBoolean(), Is.False);
        Assert.That(await CountAsync("registrationQueries"), Is.EqualTo(1));
        Assert.That(await CountAsync("registrations"), Is.EqualTo(1));
    }

    [Test]
    public async Task When_the_question_fails_the_outcome_stays_unknown()
    {
        await _bench.SwitchAsync("down", Some.Hamburg.Key);

        var outcome = (ActivityOutcome.Failed)await _bench.RunAsync(JobType, Registration(), Some.Context(attempt: 2));

        Assert.That(outcome.Failure, Has.Property("IsTransient").True.And.Property("OutcomeUnknown").True);
    }

    [Test]
    public async Task The_same_key_makes_one_entry_even_without_the_question()
    {
        var first = await CompletedAsync(Some.Context());

        var second = await CompletedAsync(Some.Context());

        Assert.That(second.GetProperty("registrationNumber").GetString(), Is.EqualTo(first.GetProperty("registrationNumber").GetString()));
        Assert.That(await CountAsync("registrations"), Is.EqualTo(1));
        Assert.That(await CountAsync("repeatedRegistrations"), Is.EqualTo(1));
    }

    [Test]
    public async Task Another_case_makes_another_entry()
    {
        await CompletedAsync(Some.Context("a"));

        var second = await CompletedAsync(Some.Context("b"));

        Assert.That(second.GetProperty("registrationNumber").GetString(), Does.EndWith("-000002"));
    }

    [Test]
    public async Task A_register_remembers_across_a_restart()
    {
        var folder = Directory.CreateTempSubdirectory("metroegov-registers-").FullName;
        await using (var before = await RegistryBench.StartAsync(folder: folder))
            await before.RunAsync(JobType, Registration(), Some.Context());

        await using (var after = await RegistryBench.StartAsync(folder: folder))
        {
            var outcome = (ActivityOutcome.Completed)await after.RunAsync(JobType, Registration(), Some.Context(attempt: 2));
            Assert.That(outcome.Output.GetProperty("wasAlreadyRecorded").GetBoolean(), Is.True);
        }

        Directory.Delete(folder, recursive: true);
    }

    [Test]
    public async Task A_refusal_of_the_register_is_a_business_error()
    {
        var tomorrow = DateOnly.FromDateTime(DateTime.Now).AddDays(1);

        var outcome = (ActivityOutcome.BusinessError)await _bench.RunAsync(JobType, Registration() with { MovedIn = tomorrow }, Some.Context());

        Assert.That(outcome.Code, Is.EqualTo("REGISTRATION_REFUSED"));
        Assert.That(outcome.Message, Does.Contain("MOVE_IN_DATE_IN_FUTURE"));
    }

    [Test]
    public async Task A_confirmation_without_number_leaves_the_outcome_unknown()
    {
        await _bench.SwitchAsync("wrong-schema", Some.Hamburg.Key);

        var outcome = (ActivityOutcome.Failed)await _bench.RunAsync(JobType, Registration(), Some.Context());

        Assert.That(outcome.Failure, Has.Property("IsTransient").False.And.Property("OutcomeUnknown").True);
        Assert.That(outcome.Failure.Message, Does.Contain("eintragung.bestaetigung/registriernummer: expected, but absent."));
    }

    [Test]
    public async Task A_person_with_one_name_and_half_a_birth_date_can_be_entered()
    {
        var registration = Registration() with { Person = new PersonRecord { FamilyName = "Wulandari", BirthDate = "0000-00-00" } };

        var outcome = await _bench.RunAsync(JobType, registration, Some.Context());

        Assert.That(outcome, Is.InstanceOf<ActivityOutcome.Completed>());
    }

    internal static RecordRegistrationInput Registration() => new()
    {
        Person = new PersonRecord
        {
            FamilyName = "Lindenfeld",
            GivenNames = "Mara Sophie",
            UsualName = "Mara",
            BirthDate = "1988-04-17",
            BirthPlace = "Itzehoe",
            Sex = "w",
            Nationalities = ["000"],
            MaritalStatus = "LD",
        },
        NewAddress = new DwellingAddress
        {
            MunicipalityKey = "02000000",
            Street = "Schiffszwiebackkai",
            HouseNumber = "7",
            PostalCode = "22767",
            Place = "Hamburg",
        },
        MovedIn = new DateOnly(2026, 11, 1),
        DwellingStatus = DwellingStatus.Sole,
    };

    private async Task<JsonElement> CompletedAsync(ActivityContext context)
    {
        var outcome = await _bench.RunAsync(JobType, Registration(), context);
        Assert.That(outcome, Is.InstanceOf<ActivityOutcome.Completed>(), outcome.ToString());
        return ((ActivityOutcome.Completed)outcome).Output;
    }

    private Task<int> CountAsync(string counter) => _bench.CountAsync(counter, Some.Hamburg.Key);
}
