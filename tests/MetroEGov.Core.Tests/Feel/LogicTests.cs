using MetroEGov.Feel;

namespace MetroEGov.Core.Tests.Feel;

/// <summary>Three-valued logic. Source: DMN 1.5 §10.3.2.12, table 49.</summary>
internal sealed class LogicTests
{
    [TestCase("true and null", "null")]
    [TestCase("false and null", "false")]
    [TestCase("null and false", "false")]
    [TestCase("true or null", "true")]
    [TestCase("false or null", "null")]
    [TestCase("1 and false", "false")]
    [TestCase("1 or true", "true")]
    [TestCase("not(null)", "null")]
    [TestCase("not(1)", "null")]
    [TestCase("if null then 1 else 2", "2")]
    [TestCase("if \"x\" then 1 else 2", "2")]
    [TestCase("null = null", "true")]
    [TestCase("1 = null", "false")]
    [TestCase("1 = \"1\"", "null")]
    [TestCase("1 < \"1\"", "null")]
    [TestCase("some x in [] satisfies x", "false")]
    [TestCase("every x in [] satisfies x", "true")]
    [TestCase("some x in [1, 2] satisfies x > 1", "true")]
    [TestCase("every x in [null, true] satisfies x", "null")]
    [TestCase("every x in [null, false] satisfies x", "false")]
    [TestCase("all([true, null])", "null")]
    [TestCase("any([true, null])", "true")]
    public void Knows_three_truth_values(string text, string expected) => Evaluated.Same(text, expected);

    // All values of the domain are tried, so this is a proof rather than a sample.
    [Test]
    public void Obeys_the_laws_of_De_Morgan()
    {
        var domain = new[] { "true", "false", "null" };

        foreach (var a in domain)
        {
            foreach (var b in domain)
            {
                Evaluated.Same($"not({a} and {b})", $"not({a}) or not({b})");
                Evaluated.Same($"not({a} or {b})", $"not({a}) and not({b})");
                Evaluated.Same($"{a} and {b}", $"{b} and {a}");
                foreach (var c in domain)
                {
                    Evaluated.Same($"({a} and {b}) or {c}", $"({a} or {c}) and ({b} or {c})");
                }
            }
        }
    }

    [Test]
    public void Does_not_look_at_the_rest_once_it_is_decided()
    {
        var result = Evaluated.Result("false and unknown");

        Assert.That(result.Value, Is.EqualTo(FeelValue.False));
        Assert.That(result.Warnings, Is.Empty);
    }
}
