using System.Text.Json.Nodes;
using MetroEGov.Feel;
using NodaTime;

namespace MetroEGov.Core.Tests.Feel;

internal sealed class ObjectTests
{
    private static readonly string[] Tags = ["a", "b"];

    private static readonly object[][] Scalars =
    [
        [true, "true"],
        [1.1, "1.1"],
        [0.1f, "0.1"],
        [12L, "12"],
        ["x", "\"x\""],
        [DayOfWeek.Monday, "\"Monday\""],
        [new DateOnly(2024, 2, 29), "@\"2024-02-29\""],
        [new TimeOnly(10, 30), "@\"10:30:00\""],
        [new DateTimeOffset(2024, 2, 29, 10, 0, 0, TimeSpan.FromHours(1)), "@\"2024-02-29T10:00:00+01:00\""],
        [new DateTime(2024, 2, 29, 10, 0, 0, DateTimeKind.Utc), "@\"2024-02-29T10:00:00Z\""],
        [new DateTime(2024, 2, 29, 10, 0, 0), "@\"2024-02-29T10:00:00\""],
        [TimeSpan.FromHours(25), "@\"P1DT1H\""],
        [new LocalDate(-5, 1, 1), "@\"-0005-01-01\""],
        [Instant.FromUtc(2024, 1, 1, 0, 0), "@\"2024-01-01T00:00:00Z\""],
    ];

    [TestCaseSource(nameof(Scalars))]
    public void Reads_what_dotnet_has(object source, string expected) =>
        Assert.That(FeelObject.Read(source), Is.EqualTo(Evaluated.Value(expected)));

    [Test]
    public void Reads_records_dictionaries_and_lists()
    {
        var source = new { FirstName = "Ada", Tags, Address = new Dictionary<string, object?> { ["zip code"] = 1m } };

        Assert.That(FeelObject.Read(source), Is.EqualTo(Evaluated.Value("{firstName: \"Ada\", tags: [\"a\", \"b\"], address: {\"zip code\": 1}}")));
        Assert.That(FeelObject.Read(JsonNode.Parse("{\"a\":[1.50]}")), Is.EqualTo(Evaluated.Value("{a: [1.5]}")));
    }

    [Test]
    public void Refuses_with_the_path()
    {
        Assert.That(FeelObject.TryRead(new { A = new[] { 1d, double.NaN } }, out _, out var refusal), Is.False);
        Assert.That(refusal, Does.StartWith("$.a[1]: a number that is not finite"));
        Assert.That(FeelObject.TryRead(new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Local), out _, out _), Is.False);
        Assert.That(FeelObject.TryRead(1e300, out _, out _), Is.False);
    }

    [Test]
    public void Refuses_an_object_that_holds_itself()
    {
        var cycle = new Dictionary<string, object?>();
        cycle["self"] = cycle;

        Assert.That(FeelObject.TryRead(cycle, out _, out var refusal), Is.False);
        Assert.That(refusal, Does.Contain("nested deeper"));
    }

    [TestCase("{a: [1, null, \"x\"], d: @\"2024-02-29\", t: @\"10:00:00\", p: @\"P1D\", m: @\"2024-01-01T10:00:00+01:00\", l: @\"2024-01-01T10:00:00\"}")]
    [TestCase("[@\"10000-01-01\", @\"10:00:00.000000001\", @\"2024-01-01T10:00:00@Europe/Berlin\", @\"P1Y\", [1..2]]")]
    public void What_goes_out_comes_back_as_it_was(string text)
    {
        var value = Evaluated.Value(text);

        Assert.That(FeelObject.Read(FeelObject.ToObject(value)), Is.EqualTo(value));
    }

    [Test]
    public void Gives_dotnet_types_where_they_hold_it_all()
    {
        Assert.That(FeelObject.ToObject(Evaluated.Value("@\"2024-02-29\"")), Is.EqualTo(new DateOnly(2024, 2, 29)));
        Assert.That(FeelObject.ToObject(Evaluated.Value("@\"PT90M\"")), Is.EqualTo(TimeSpan.FromMinutes(90)));
        Assert.That(FeelObject.ToObject(Evaluated.Value("@\"2024-01-01T10:00:00Z\"")), Is.EqualTo(new DateTimeOffset(2024, 1, 1, 10, 0, 0, TimeSpan.Zero)));
    }
}
