using MetroEGov.Host.Setup;

namespace MetroEGov.Host.Tests.Setup;

internal sealed class HostArgumentsTests
{
    [Test]
    public void Values_come_after_a_space_or_an_equals_sign()
    {
        var settings = HostArguments.Parse(["--data", "a", "--workflows=b", "--demo", "--adjustable-clock", "--set", "MetroEGov:Region=c"]).Settings;

        Assert.That(settings["MetroEGov:Data"], Is.EqualTo("a"));
        Assert.That(settings["MetroEGov:Workflows"], Is.EqualTo("b"));
        Assert.That(settings["MetroEGov:Demo"], Is.EqualTo("true"));
        Assert.That(settings["MetroEGov:AdjustableClock"], Is.EqualTo("true"));
        Assert.That(settings["MetroEGov:Region"], Is.EqualTo("c"));
    }

    [TestCase("--dta x", "Unknown argument '--dta'")]
    [TestCase("x", "Unknown argument 'x'")]
    [TestCase("--data", "needs a value")]
    [TestCase("--set x", "needs Section:Name=value")]
    public void What_is_not_understood_is_refused_with_the_usage(string line, string expected)
    {
        var refusal = Assert.Throws<StartupException>(() => HostArguments.Parse(line.Split(' ')))!;

        Assert.That(refusal.Message, Does.Contain(expected).And.Contain("Usage:"));
    }
}
