using System.Diagnostics;
using System.Globalization;

using MetroEGov.Dmn;

namespace MetroEGov.Core.Tests.Dmn;

/// <summary>Tables of many rules, where candidates come from an index.</summary>
public class BigTableTests
{
    [Test]
    public void Ten_thousand_rules_over_texts_decide_right()
    {
        var model = Table("", [.. Enumerable.Range(0, 10_000).Select(i => ($"\"{i:D8}\"", i.ToString(CultureInfo.InvariantCulture)))]);

        Assert.That(Decide(model, "\"00000000\""), Is.EqualTo("0"));
        Assert.That(Decide(model, "\"00009999\""), Is.EqualTo("9999"));
        Assert.That(Decide(model, "\"nowhere\""), Is.EqualTo("null"));
        Assert.That(Decide(model, "5"), Is.EqualTo("null"));
    }

    [Test]
    public void Ten_thousand_rules_over_intervals_decide_right()
    {
        var model = Table("", [.. Enumerable.Range(0, 10_000).Select(i => ($"[{i}..{i + 1})", i.ToString(CultureInfo.InvariantCulture)))]);

        Assert.That(Decide(model, "0"), Is.EqualTo("0"));
        Assert.That(Decide(model, "4999.5"), Is.EqualTo("4999"));
        Assert.That(Decide(model, "10000"), Is.EqualTo("null"));
        Assert.That(Decide(model, "-1"), Is.EqualTo("null"));
    }

    /// <summary>An indexed table decides as the same rules one by one do; the seed is printed.</summary>
    [Test]
    public void An_index_leaves_out_no_rule()
    {
        var seed = Environment.TickCount;
        TestContext.Out.WriteLine($"seed {seed}");
        var random = new Random(seed);
        string[] entries = ["-", "5", "3, 7", "< 4", ">= 6", "[2..5]", "(2..5)", "]4..8]", "\"a\"", "\"a\", \"b\"", "not(5)", "true", "? = 4", "null", "[9..1]"];
        string[] inputs = ["0", "2", "3", "4", "4.5", "5", "6", "7", "8", "9", "\"a\"", "\"b\"", "\"c\"", "true", "null", "[5]"];
        var rules = Enumerable.Range(0, 200).Select(i => (entries[random.Next(entries.Length)], i.ToString(CultureInfo.InvariantCulture))).ToArray();
        var whole = Table("hitPolicy=\"RULE ORDER\"", rules);
        var single = rules.Distinct().Select(rule => (Rule: rule, Model: Table("hitPolicy=\"RULE ORDER\"", [rule]))).ToArray();

        foreach (var input in inputs)
        {
            var expected = single.Select(one => Decide(one.Model, input)).Where(value => value != "[]").Select(value => value.Trim('[', ']'));

            Assert.That(Decide(whole, input), Is.EqualTo($"[{string.Join(", ", expected)}]"), $"input {input}");
        }
    }

    [Test]
    public void Ten_thousand_rules_cost_little_more_than_ten()
    {
        var small = Table("", [.. Enumerable.Range(0, 10).Select(i => ($"\"{i}\"", "1"))]);
        var big = Table("", [.. Enumerable.Range(0, 10_000).Select(i => ($"\"{i}\"", "1"))]);
        Time(small);
        Time(big);

        var (ten, tenThousand) = (Time(small), Time(big));

        TestContext.Out.WriteLine($"10 rules: {ten.TotalMicroseconds / 1000:F2} µs, 10,000 rules: {tenThousand.TotalMicroseconds / 1000:F2} µs per table");
        Assert.That(tenThousand, Is.LessThan(ten * 20), "a scan would cost about a thousand times as much");

        static TimeSpan Time(DecisionModel model)
        {
            var inputs = Models.Inputs("""{ "x": "7" }""");
            var watch = Stopwatch.StartNew();
            for (var i = 0; i < 1000; i++) model.Evaluate("d", inputs, Models.Environment);
            return watch.Elapsed;
        }
    }

    private static DecisionModel Table(string attributes, (string, string)[] rules) => Models.Read(Models.Decision(Models.Table(attributes, rules)));

    private static string Decide(DecisionModel model, string input) => model.Evaluate("d", Models.Inputs($$"""{ "x": {{input}} }"""), Models.Environment).Value.ToString();
}
