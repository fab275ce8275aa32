using MetroEGov.Feel;

namespace MetroEGov.Core.Tests.Feel;

/// <summary>Source: DMN 1.5 §10.3.1.2 rules 25 to 30; backticks: Camunda.</summary>
internal sealed class NameTests
{
    [Test]
    public void Takes_the_longest_name_that_the_scope_knows()
    {
        var five = FeelValue.Of(5);
        var two = FeelValue.Of(2);

        Assert.That(Evaluated.InScope("a - b", ("a", five), ("b", two)).Value, Is.EqualTo(FeelValue.Of(3)));
        Assert.That(Evaluated.InScope("a-b", ("a", five), ("b", two)).Value, Is.EqualTo(FeelValue.Of(3)));
        Assert.That(Evaluated.InScope("a-b", ("a", five), ("b", two), ("a-b", FeelValue.Of(9))).Value, Is.EqualTo(FeelValue.Of(9)));
        Assert.That(Evaluated.InScope("Full   Name", ("Full Name", FeelValue.Of("x"))).Value, Is.EqualTo(FeelValue.Of("x")));
        Assert.That(Evaluated.InScope("order in progress + 1", ("order in progress", five)).Value, Is.EqualTo(FeelValue.Of(6)));
    }

    [Test]
    public void Knows_the_entries_of_typed_variables()
    {
        var scope = FeelScope.Of([KeyValuePair.Create("Applicant", FeelType.Context(new FeelParameter("Date of Birth", FeelType.Date)))]);
        var person = FeelValue.Context(("Date of Birth", FeelValue.Of("2000-01-01")));

        var result = Evaluated.Parse("date(Applicant.Date of Birth).year", scope).Evaluate(Evaluated.Context(("Applicant", person)));

        Assert.That(result.Value, Is.EqualTo(FeelValue.Of(2000)));
    }

    [TestCase("{first name: \"A\", full: first name + \"B\"}.full", "\"AB\"")]
    [TestCase("{a: 1, b: {c: a}}.b.c", "1")]
    [TestCase("[{a: 1}, {a: 2}][a > 1].a", "[2]")]
    [TestCase("[{item: 1}][item.item = 1]", "[{item: 1}]")]
    [TestCase("for my item in [1, 2] return my item * 2", "[2, 4]")]
    [TestCase("(function(a b: number, c) a b + c)(1, 2)", "3")]
    [TestCase("{date: @\"2020-01-01\", x: date(\"2020-01-01\") = date}.x", "true")]
    [TestCase("{min: 3, x: min(4, 5)}.x", "4")]
    public void Resolves_the_expressions_own_names(string text, string expected) => Evaluated.Same(text, expected);

    [Test]
    public void Takes_anything_between_backticks()
    {
        var order = FeelValue.Context(("total-price", FeelValue.Of(7)));

        Assert.That(Evaluated.Value("`my var` + order.`total-price`", ("my var", FeelValue.Of(1)), ("order", order)), Is.EqualTo(FeelValue.Of(8)));
    }

    [Test]
    public void Refuses_two_words_where_names_are_unknown() =>
        Assert.That(FeelExpression.Parse("total price > 1").Diagnostics.Single().Code, Is.EqualTo("FEEL_UNEXPECTED"));

    [Test]
    public void Warns_of_a_variable_that_is_not_there()
    {
        var result = Evaluated.Result("x + 1");

        Assert.That(result.Value.IsNull);
        Assert.That(result.Warnings[0].Type, Is.EqualTo(FeelWarningType.NoVariableFound));
        Assert.That(result.Warnings[0].Message, Is.EqualTo("No variable 'x'"));
        Assert.That(result.Warnings[0].Span.In("x + 1"), Is.EqualTo("x"));
    }

    [TestCase("x = null")]
    [TestCase("is defined(x)")]
    [TestCase("get or else(x, 1)")]
    [TestCase("get or else(x.y.z, 1)")]
    public void Does_not_warn_where_the_absence_is_asked_for(string text) => Assert.That(Evaluated.Result(text).Warnings, Is.Empty);
}
