using MetroEGov.Feel;

namespace MetroEGov.Core.Tests.Feel;

/// <summary>Source: DMN 1.5 §10.3.2.8, table 55, and §8.3.3.</summary>
internal sealed class UnaryTestsTests
{
    [TestCase("-", "5", "true")]
    [TestCase("< 10", "5", "true")]
    [TestCase("[1..4], 5", "5", "true")]
    [TestCase("]1..5[", "5", "false")]
    [TestCase("(1..5]", "5", "true")]
    [TestCase("not(5)", "5", "false")]
    [TestCase("not(1, [7..9])", "5", "true")]
    [TestCase("not(? > 3)", "5", "false")]
    [TestCase("not(? > 3) or ? = 5", "5", "true")]
    [TestCase("? > 3 and ? < 6", "5", "true")]
    [TestCase("odd(?)", "5", "true")]
    [TestCase("[4, 5]", "5", "true")]
    [TestCase("!= 4", "5", "true")]
    [TestCase("null", "null", "true")]
    [TestCase("null", "5", "false")]
    [TestCase("\"a\", \"b\"", "\"b\"", "true")]
    [TestCase("false", "false", "true")]
    [TestCase("true", "false", "false")]
    [TestCase("< 10", "\"x\"", "null")]
    [TestCase("limit", "7", "true")]
    [TestCase("> limit - 1", "7", "true")]
    [TestCase("limit > 6", "1", "true")]
    [TestCase("string length(?) = 2", "\"ab\"", "true")]
    [TestCase("?.a > 1", "{a: 2}", "true")]
    public void Tests_the_input(string tests, string input, string expected) =>
        Assert.That(Evaluated.Test(tests, Evaluated.Value(input), ("limit", FeelValue.Of(7))), Is.EqualTo(Evaluated.Value(expected)), tests);

    [TestCase("5 in (1..5]", "true")]
    [TestCase("5 in [1, 5]", "true")]
    [TestCase("5 in (1, < 3)", "false")]
    [TestCase("5 in ([1..3], > 4)", "true")]
    [TestCase("5 in > 4", "true")]
    [TestCase("[1] in [[1], [2]]", "true")]
    [TestCase("1 in [[0..2], [5..6]]", "true")]
    [TestCase("{r: [1..3], x: 2 in r}.x", "true")]
    public void In_is_a_test_too(string text, string expected) => Evaluated.Same(text, expected);

    [Test]
    public void Gives_diagnostics_for_what_is_no_test()
    {
        var parsed = FeelUnaryTests.Parse("[1..");

        Assert.That(parsed.Success, Is.False);
        Assert.That(parsed.Diagnostics.Single().Code, Is.EqualTo("FEEL_EXPECTED"));
    }
}
