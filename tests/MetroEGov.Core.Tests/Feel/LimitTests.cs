using MetroEGov.Feel;

namespace MetroEGov.Core.Tests.Feel;

/// <summary>No expression can hang or crash the process: bounds count work, never time.</summary>
internal sealed class LimitTests
{
    [TestCase("for i in 1..1000000000 return i")]
    [TestCase("for i in 1..100000, j in 1..100000 return 1")]
    [TestCase("for i in 1..1000000000, j in [] return 1")]
    [TestCase("some i in 1..1000000000 satisfies false")]
    [TestCase("{f: function(n) f(n + 1), x: f(1)}.x")]
    [TestCase("{f: function(n) f(n) + f(n), x: f(1)}.x")]
    [TestCase("{a: \"xxxxxxxxxxxxxxxx\", b: a+a+a+a+a+a+a+a, c: b+b+b+b+b+b+b+b, d: c+c+c+c+c+c+c+c, e: d+d+d+d+d+d+d+d, f: e+e+e+e+e+e+e+e, g: f+f+f+f+f+f+f+f, h: g+g+g+g+g+g+g+g}")]
    [TestCase("{f: function(l) f(concatenate(l, l)), x: f([1])}.x")]
    [TestCase("count(for i in 1..100000000 return partial)")]
    [TestCase("for i in 1..10000000 return 79228162514264337593543950335 * i")]
    public void Stops_what_does_too_much(string text)
    {
        var result = Evaluated.Result(text);

        Assert.That(result.Value.IsNull, text);
        Assert.That(result.IsFailure, text);
        Assert.That(result.Warnings, Has.Length.LessThanOrEqualTo(FeelLimits.Default.MaxWarnings + 1));
    }

    [Test]
    public void Gives_the_same_answer_again_after_it_was_stopped()
    {
        var expression = Evaluated.Parse("for i in 1..n return i");

        Assert.That(expression.Evaluate(Evaluated.Context(("n", FeelValue.Of(1_000_000_000)))).IsFailure);
        Assert.That(expression.Evaluate(Evaluated.Context(("n", FeelValue.Of(2)))).Value, Is.EqualTo(Evaluated.Value("[1, 2]")));
    }

    [Test]
    public void Deeply_nested_texts_are_refused()
    {
        foreach (var (open, close) in new[] { ("(", ")"), ("[", "]"), ("{a: ", "}"), ("if true then ", " else 1"), ("-(", ")"), ("not(", ")"), ("1[", "]") })
        {
            var text = string.Concat(Enumerable.Repeat(open, 100_000)) + "1" + string.Concat(Enumerable.Repeat(close, 100_000));

            Assert.That(FeelExpression.Parse(text).Diagnostics.Select(d => d.Code), Does.Contain("FEEL_TOO_DEEP"), open);
            Assert.That(FeelUnaryTests.Parse(text).Success, Is.False, open);
        }
    }

    [TestCase("+1")]
    [TestCase(".a")]
    [TestCase("[1]")]
    [TestCase("()")]
    [TestCase(" = 1")]
    public void Long_chains_are_refused_rather_than_evaluated(string link)
    {
        var text = "x" + string.Concat(Enumerable.Repeat(link, 50_000));

        Assert.That(FeelExpression.Parse(text).Diagnostics.Single().Code, Is.EqualTo("FEEL_TOO_DEEP"));
    }

    [Test]
    public void Long_chains_of_and_are_not_deep()
    {
        var text = string.Join(" or ", Enumerable.Range(0, 20_000).Select(i => $"x = {i}"));

        Assert.That(Evaluated.Value(text, ("x", FeelValue.Of(19_999))), Is.EqualTo(FeelValue.True));
    }

    [Test]
    public void Recursion_of_some_depth_works()
    {
        Evaluated.Same("{f: function(n) if n = 0 then 0 else 1 + f(n - 1), x: f(300)}.x", "300");
    }

    [TestCase("matches(\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!\", \"^(a+)+$\")", "false")]
    public void Patterns_take_time_in_proportion_to_the_text(string text, string expected) => Evaluated.Same(text, expected);

    [Test]
    public void A_pattern_with_references_is_stopped()
    {
        var result = Evaluated.Result("matches(\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!\", \"^(a+)+\\1$\")");

        Assert.That(result.IsFailure);
    }

    [Test]
    public void Warnings_are_capped() =>
        Assert.That(Evaluated.Result("for i in 1..1000 return x").Warnings, Has.Length.EqualTo(FeelLimits.Default.MaxWarnings));

    // Found by the fuzzer (seed 18988): each item holds all the items before it, so the parts double with every round.
    private const string Doubling = "for i in 1..60 return {a: i, b: partial}";

    [TestCase($"string({Doubling})")]
    [TestCase($"({Doubling}) = ({Doubling})")]
    [TestCase($"list contains([{Doubling}], {Doubling})")]
    [TestCase($"count(distinct values([{Doubling}, {Doubling}]))")]
    [TestCase($"flatten(for i in 1..60 return [partial, partial])")]
    public void Values_that_hold_the_same_part_many_times_stop_what_walks_through_them(string text) =>
        Assert.That(Evaluated.Result(text).IsFailure, text);

    [Test]
    public void Values_that_hold_the_same_part_many_times_do_no_harm_outside()
    {
        var value = Evaluated.Value(Doubling);
        var other = Evaluated.Value(Doubling);

        Assert.That(value.TryToJson(out _, out var refusal), Is.False);
        Assert.That(refusal, Does.Contain("larger than").Or.Contain("nested deeper"));
        Assert.That(value.ToString(), Has.Length.LessThan(5_000_000));
        Assert.That(FeelValue.DeepEquals(value, other), Is.False);
        Assert.That(FeelObject.ToObject(value), Is.Not.Null);
    }
}
