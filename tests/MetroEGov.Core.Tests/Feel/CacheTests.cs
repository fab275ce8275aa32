using MetroEGov.Feel;

namespace MetroEGov.Core.Tests.Feel;

internal sealed class CacheTests
{
    [Test]
    public void Parses_a_text_once_per_scope()
    {
        var cache = new FeelExpressionCache();
        var difference = cache.Parse("a-b", FeelScope.Of("a", "b"));
        var name = cache.Parse("a-b", FeelScope.Of("a", "b", "a-b"));

        Assert.That(cache.Parse("a-b", FeelScope.Of("b", "a")), Is.SameAs(difference));
        Assert.That(name, Is.Not.SameAs(difference));
    }

    [Test]
    public void Forgets_what_was_not_used_for_longest()
    {
        var cache = new FeelExpressionCache(2);
        var one = cache.Parse("1");
        var two = cache.Parse("2");

        cache.Parse("1");
        cache.Parse("3");

        Assert.That(cache.Parse("1"), Is.SameAs(one));
        Assert.That(cache.Parse("2"), Is.Not.SameAs(two));
    }

    [Test]
    public void Keeps_tests_and_expressions_apart()
    {
        var cache = new FeelExpressionCache();

        Assert.That(cache.ParseTests("< 5").Success);
        Assert.That(cache.Parse("< 5").Success, Is.False);
    }
}
