using MetroEGov.Feel;

namespace MetroEGov.Core.Tests.Feel;

internal sealed class DiagnosticTests
{
    [TestCase("", "FEEL_EXPECTED", 0)]
    [TestCase("1 +", "FEEL_EXPECTED", 3)]
    [TestCase("1 2", "FEEL_UNEXPECTED", 2)]
    [TestCase("\"abc", "FEEL_EXPECTED", 0)]
    [TestCase("if a then b", "FEEL_EXPECTED", 11)]
    [TestCase("{a: 1, a: 2}", "FEEL_DUPLICATE_KEY", 7)]
    [TestCase("function(a, a) a", "FEEL_DUPLICATE_PARAMETER", 12)]
    [TestCase("@\"2024-13-01\"", "FEEL_TEMPORAL", 0)]
    [TestCase("1 instance of nosuch", "FEEL_UNKNOWN_TYPE", 14)]
    [TestCase("f(1, a: 2)", "FEEL_MIXED_ARGUMENTS", 0)]
    [TestCase("\"\\uD800\"", "FEEL_SURROGATE", 1)]
    public void Says_what_is_wrong_and_where(string text, string code, int start)
    {
        var diagnostic = FeelExpression.Parse(text).Diagnostics.Single();

        Assert.That(diagnostic.Code, Is.EqualTo(code));
        Assert.That(diagnostic.Span.Start, Is.EqualTo(start));
        Assert.That(diagnostic.Message, Is.Not.Empty);
    }

    [Test]
    public void Lists_all_mistakes_not_the_first_alone()
    {
        var diagnostics = FeelExpression.Parse("[1 +, f(2 *, @\"x\"), {a: }, 5 6]").Diagnostics;

        Assert.That(diagnostics.Select(d => d.Span.Start), Is.EqualTo(new[] { 4, 11, 13, 24, 29 }));
    }
}
