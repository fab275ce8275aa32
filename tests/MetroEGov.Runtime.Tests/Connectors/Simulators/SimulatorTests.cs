using System.Net;
using System.Text;
using MetroEGov.RegistrySimulators;
using MetroEGov.RegistrySimulators.People;
using MetroEGov.Runtime.Tests.Connectors.ResidentRegistry;

namespace MetroEGov.Runtime.Tests.Connectors.Simulators;

public sealed class SimulatorTests
{
    private readonly HttpClient _http = new(new HttpClientHandler { AllowAutoRedirect = false });
    private RegistryBench _bench = null!; // set before every test

    [SetUp]
    public async Task Start() => _bench = await RegistryBench.StartAsync();

    [TearDown]
    public async Task Stop() => await _bench.DisposeAsync();

    [OneTimeTearDown]
    public void Close() => _http.Dispose();

    [TestCase("--urls", "http://0.0.0.0:5180")]
    [TestCase("--urls", "http://127.0.0.1:0;http://10.0.0.1:80")]
    [TestCase("--callback", "http://example.invalid/inbox")]
    [TestCase("--slow-ms", "long")]
    public void An_option_that_cannot_be_used_is_named(string option, string value)
    {
        Assert.That(() => SimulatorApplication.Build([option, value]), Throws.ArgumentException.With.Message.Contains(option));
    }

    [Test]
    public void A_damaged_store_is_named_and_not_overwritten()
    {
        var folder = Directory.CreateTempSubdirectory("metroegov-registers-").FullName;
        var file = Path.Combine(folder, "registers.json");
        File.WriteAllText(file, "{ half");

        Assert.That(() => SimulatorApplication.Build(["--data", folder]), Throws.InstanceOf<IOException>().With.Message.Contains(file));
        Assert.That(File.ReadAllText(file), Is.EqualTo("{ half"));

        Directory.Delete(folder, recursive: true);
    }

    [Test]
    public void A_switch_without_value_does_not_swallow_the_next_option()
    {
        var settings = SimulatorSettings.Parse(["--exit-with-parent", "--urls", "http://localhost:1"]);

        Assert.That(settings.ExitsWithParent, Is.True);
        Assert.That(settings.Urls, Is.EqualTo("http://localhost:1"));
    }

    [Test]
    public async Task The_waste_collection_takes_an_order_once_per_key_and_says_what_it_refuses()
    {
        var first = await OrderAsync("key-1", "03353005", 120);
        var again = await OrderAsync("key-1", "03353005", 120);
        var elsewhere = await OrderAsync("key-2", "01060063", 120);
        var odd = await OrderAsync("key-3", "03353005", 7);

        Assert.That((first.Status, again.Status), Is.EqualTo((HttpStatusCode.Created, HttpStatusCode.OK)));
        Assert.That(again.Text, Is.EqualTo(first.Text));
        Assert.That(elsewhere.Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(odd.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(odd.Text, Does.Contain("60, 80, 120, 240"));
    }

    [TestCase("""{"litres":120,"from":"2026-12-01"}""")]
    [TestCase("""{"municipalityKey":null,"litres":120,"from":"2026-12-01"}""")]
    [TestCase("""{"municipalityKey":"03353005","litres":120}""")]
    [TestCase("""{"municipalityKey":"03353005","from":"2026-12-01"}""")]
    [TestCase("null")]
    [TestCase("[]")]
    public async Task An_incomplete_order_is_told_what_an_order_needs(string order)
    {
        var answer = await OrderAsync("key-4", order);

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest), answer.Text);
        Assert.That(answer.Text, Does.Contain("municipalityKey, litres and from"));
    }

    [Test]
    public async Task The_page_shows_people_and_registers_in_two_languages()
    {
        var page = await _http.GetStringAsync(new Uri(_bench.Address));

        Assert.That(page, Does.Contain("Norderstedt").And.Contain("Lindenfeld").And.Contain("erfunden").And.Contain("lang=\"en\">All people"));
    }

    [TestCase("application/x-www-form-urlencoded", "mode=down", HttpStatusCode.Found)]
    [TestCase("application/json", """{"mode":"down"}""", HttpStatusCode.NoContent)]
    public async Task A_mode_is_switched_by_form_or_json(string type, string body, HttpStatusCode expected)
    {
        Assert.That(await PostAsync("control/010600063", body, type), Is.EqualTo(expected));
        Assert.That((await _bench.BoardOfAsync()).GetProperty("mode").GetString(), Is.EqualTo("down"));
    }

    [TestCase("control/010600063?mode=broken")]
    [TestCase("control/010600063")]
    [TestCase("control/99?mode=down")]
    public async Task A_mode_that_does_not_exist_is_refused(string path)
    {
        Assert.That(await PostAsync(path, "{", "application/json"), Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [Test]
    public async Task A_reset_forgets_everything()
    {
        await _bench.SwitchAsync("down");
        await _bench.RunAsync("resident-registry:record-registration", RecordRegistrationTests.Registration());

        Assert.That(await PostAsync("control/reset", "", "text/plain"), Is.EqualTo(HttpStatusCode.NoContent));

        Assert.That((await _bench.BoardOfAsync()).GetProperty("mode").GetString(), Is.EqualTo("normal"));
        Assert.That(await _bench.CountAsync("registrations", Some.Hamburg.Key), Is.Zero);
        using var found = await _http.GetAsync(new Uri($"{_bench.Address}/residents/{Some.Hamburg.Key}/registrations?idempotencyKey=4711-1"));
        Assert.That(found.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [TestCase("residents/010600063/forms", "no xml", HttpStatusCode.BadRequest)]
    [TestCase("residents/010600063/messages", "<x/>", HttpStatusCode.BadRequest)]
    [TestCase("residents/010600063/registrations", "<x/>", HttpStatusCode.BadRequest)]
    [TestCase("residents/091620000/forms", "<x/>", HttpStatusCode.NotFound)]
    public async Task What_a_register_does_not_understand_comes_back(string path, string body, HttpStatusCode expected)
    {
        Assert.That(await PostAsync(path, body, "application/xml"), Is.EqualTo(expected));
    }

    [Test]
    public void The_people_are_as_different_as_people_are()
    {
        var people = Population.Load().All.ToList();

        Assert.Multiple(() =>
        {
            Assert.That(people, Has.Count.InRange(25, 40));
            Assert.That(people.Count(person => person.GivenNames is null), Is.GreaterThan(0));
            Assert.That(people.Count(person => person.Sex is null), Is.GreaterThan(0));
            Assert.That(people.Count(person => person.BirthDate.EndsWith("-00", StringComparison.Ordinal)), Is.GreaterThan(1));
            Assert.That(people.Count(person => person.IsBlocked), Is.GreaterThan(1));
            Assert.That(people.Select(person => person.Authority[..2]).Distinct(), Is.EquivalentTo(new[] { "01", "02", "03" }));
            Assert.That(people.Where(person => person.TaxId is not null), Has.All.Matches<Resident>(person => person.TaxId![0] == '0'));
        });
    }

    private async Task<HttpStatusCode> PostAsync(string path, string body, string type)
    {
        using var content = new StringContent(body, Encoding.UTF8, type);
        using var answer = await _http.PostAsync(new Uri($"{_bench.Address}/{path}"), content);
        return answer.StatusCode;
    }

    private Task<(HttpStatusCode Status, string Text)> OrderAsync(string key, string municipalityKey, int litres) =>
        OrderAsync(key, $$"""{"municipalityKey":"{{municipalityKey}}","litres":{{litres}},"from":"2026-12-01"}""");

    private async Task<(HttpStatusCode Status, string Text)> OrderAsync(string key, string order)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(new Uri(_bench.Address), "/waste/orders"))
        {
            Content = new StringContent(order, Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("Idempotency-Key", key);
        using var answer = await _http.SendAsync(request);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
