using MetroEGov.Feel;

namespace MetroEGov.Core.Tests.Feel;

/// <summary>Regular expressions. Expected values: XPath and XQuery Functions 3.1 §5.6 and the conformance kit's 1111.</summary>
internal sealed class PatternTests
{
    [TestCase("replace(\"abracadabra\", \"bra\", \"*\")", "\"a*cada*\"")]
    [TestCase("replace(\"abracadabra\", \"a.*?a\", \"*\")", "\"*c*bra\"")]
    [TestCase("replace(\"abracadabra\", \"a(.)\", \"a$1$1\")", "\"abbraccaddabbra\"")]
    [TestCase("replace(\"abracadabra\", \".*?\", \"$1\")", "null")]
    [TestCase("replace(\"AAAA\", \"A+?\", \"b\")", "\"bbbb\"")]
    [TestCase("replace(\"darted\", \"^(.*?)d(.*)$\", \"$1c$2\")", "\"carted\"")]
    [TestCase("replace(\"reluctant\", \"r.*?t\", \"X\")", "\"Xant\"")]
    [TestCase("replace(\"0123456789\", \"(\\d{3})(\\d{3})(\\d{4})\", \"($1) $2-$3\")", "\"(012) 345-6789\"")]
    [TestCase("replace(\"a.b\", \".\", \"$1\", \"q\")", "\"a$1b\"")]
    [TestCase("replace(\"abc\", \"b\", \"$\")", "null")]
    [TestCase("split(\"a  b c\", \"\\s+\")", "[\"a\", \"b\", \"c\"]")]
    [TestCase("split(\"abc\", \"\")", "[\"a\", \"b\", \"c\"]")]
    [TestCase("matches(\"x\\ny\", \"x.y\")", "false")]
    [TestCase("matches(\"x\\ny\", \"x.y\", \"s\")", "true")]
    [TestCase("matches(\"hello\", \"(?i)HELLO\")", "null")]
    [TestCase("matches(\"hello\", \"(?=h)hello\")", "null")]
    [TestCase("matches(\"a\", \"a{2\")", "null")]
    [TestCase("matches(\"x\", \"[A-Z-[OI]]\", \"i\")", "true")]
    public void Are_those_of_XPath(string text, string expected) => Evaluated.Same(text, expected);

    [TestCase("matches(\"aA\", \"(a)\\1\", \"i\")", "true")]
    [TestCase("matches(\"abcabc\", \"^(abc)\\1$\")", "true")]
    [TestCase("matches(\"abcabd\", \"^(abc)\\1$\")", "false")]
    [TestCase("matches(\"h\", \"(.)\\2\")", "null")]
    [TestCase("matches(\"a\", \"\\1(a)\")", "null")]
    [TestCase("replace(\"hello book\", \"(l|o)\\1\", \"<$1>\")", "\"he<l>o b<o>k\"")]
    [TestCase("extract(\"aa bb cd ee\", \"([a-z])\\1\")", "[\"aa\", \"bb\", \"ee\"]")]
    [TestCase("matches(\"2024-01-01\", \"^\\d{4}([-/])\\d{2}\\1\\d{2}$\")", "true")]
    [TestCase("matches(\"abab\", \"^(?:(a)|b)*\\1?$\")", "true")]
    [TestCase("replace(\"xaax\", \"(a{1,2}?)\\1\", \"-\")", "\"x-x\"")]
    [TestCase("split(\"a11b22c\", \"(\\d)\\1\")", "[\"a\", \"b\", \"c\"]")]
    public void Know_back_references(string text, string expected) => Evaluated.Same(text, expected);

    [TestCase("^(a+)+\\1$")]
    [TestCase("^(a|a)*\\1!!$")]
    [TestCase("((a*)*)*\\2b")]
    public void Are_stopped_after_counted_steps(string pattern)
    {
        var text = FeelValue.Of(new string('a', 40) + "!");
        var expression = Evaluated.Parse("matches(t, p)");

        var first = expression.Evaluate(Evaluated.Context(("t", text), ("p", FeelValue.Of(pattern))));

        Assert.That(first.IsFailure);
        Assert.That(first.Warnings[^1].Type, Is.EqualTo(FeelWarningType.LimitExceeded));
    }

    [Test]
    public void Long_texts_are_refused_for_back_references_rather_than_exhaust_the_stack()
    {
        var text = FeelValue.Of(new string('a', 1_000_000));

        Assert.That(Evaluated.Result("matches(t, \"^(a)*\\1b$\")", ("t", text)).IsFailure);
        Assert.That(Evaluated.Value("matches(t, \"^(a+)+$\")", ("t", text)), Is.EqualTo(FeelValue.True));
    }
}
