using MetroEGov.Feel;

namespace MetroEGov.Core.Tests.Feel;

/// <summary>Values as JSON. Source of the rules: DESIGN.md R9.</summary>
internal sealed class ValueTests
{
    [TestCase("""{"b":1.50,"a":[true,null,"x"]}""", """{"a":[true,null,"x"],"b":1.5}""")]
    [TestCase("79228162514264337593543950335", "79228162514264337593543950335")]
    [TestCase("-0.0", "0")]
    [TestCase("1e3", "1000")]
    [TestCase("3.3333333333333333333333333333", "3.3333333333333333333333333333")]
    [TestCase("\"ä\\u00e9\\\"\"", "\"äé\\\"\"")]
    public void Equal_values_give_equal_texts(string json, string canonical)
    {
        Assert.That(FeelJson.Parse(json).TryToJson(out var written, out _));

        Assert.That(written, Is.EqualTo(canonical));
        Assert.That(FeelJson.Parse(written!), Is.EqualTo(FeelJson.Parse(json)));
    }

    [TestCase("[1, 123456789012345678901234567890]", "$[1]")]
    [TestCase("{\"a\": 1e400}", "$.a")]
    [TestCase("{\"a\": 1e-40}", "$.a")]
    [TestCase("0.12345678901234567890123456789", "$")]
    [TestCase("[\"\\ud800\"]", "$[0]")]
    [TestCase("[1,", "line 1")]
    public void Refuses_what_a_value_cannot_hold_and_says_where(string json, string where)
    {
        Assert.That(FeelJson.TryParse(json, out _, out var refusal), Is.False);

        Assert.That(refusal, Does.Contain(where));
    }

    [TestCase("{a: [1, [1..2]]}", "$.a[1]: a range is no JSON value.")]
    [TestCase("{f: function() 1}", "$.f: a function is no JSON value.")]
    public void Refuses_to_write_functions_and_ranges(string text, string expected)
    {
        Assert.That(Evaluated.Value(text).TryToJson(out _, out var refusal), Is.False);

        Assert.That(refusal, Is.EqualTo(expected));
    }

    [Test]
    public void Refuses_to_write_what_could_not_be_read_back()
    {
        var deep = FeelValue.EmptyList;
        for (var i = 0; i < 10_000; i++)
        {
            deep = FeelValue.List(deep);
        }

        Assert.That(deep.TryToJson(out _, out var refusal), Is.False);
        Assert.That(refusal, Does.Contain("nested deeper than 64"));
        Assert.That(deep.ToString(), Is.Not.Empty);
        Assert.That(FeelValue.DeepEquals(deep, FeelValue.List(deep)), Is.False);
    }

    [Test]
    public void Equality_ignores_the_order_of_entries_and_trailing_zeros()
    {
        var left = FeelValue.Context(("a", FeelValue.Of(1.0m)), ("b", FeelValue.Null));
        var right = FeelValue.Context(("b", FeelValue.Null), ("a", FeelValue.Of(1m)));

        Assert.That(left, Is.EqualTo(right));
        Assert.That(left.GetHashCode(), Is.EqualTo(right.GetHashCode()));
    }

    [Test]
    public void A_large_context_finds_its_entries()
    {
        var context = FeelContextValue.Of(Enumerable.Range(0, 1_000).Select(i => KeyValuePair.Create($"k{i}", FeelValue.Of(i))));

        Assert.That(context["k777"], Is.EqualTo(FeelValue.Of(777)));
        Assert.That(context.ContainsKey("k1000"), Is.False);
    }
}
