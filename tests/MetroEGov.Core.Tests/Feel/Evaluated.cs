using MetroEGov.Feel;
using NodaTime;

namespace MetroEGov.Core.Tests.Feel;

/// <summary>Short ways to evaluate a text in a test.</summary>
internal static class Evaluated
{
    internal static FeelEnvironment Environment { get; } =
        new(Instant.FromUtc(2026, 3, 29, 10, 15), DateTimeZoneProviders.Tzdb["Europe/Berlin"], 42);

    internal static FeelExpression Parse(string text, FeelScope? scope = null)
    {
        var parsed = FeelExpression.Parse(text, scope);
        Assert.That(parsed.Diagnostics, Is.Empty, text);
        return parsed.Expression!;
    }

    internal static FeelResult Result(string text, params (string Name, FeelValue Value)[] variables) =>
        Parse(text).Evaluate(Context(variables));

    internal static FeelValue Value(string text, params (string Name, FeelValue Value)[] variables) => Result(text, variables).Value;

    internal static FeelResult InScope(string text, params (string Name, FeelValue Value)[] variables) =>
        Parse(text, FeelScope.Of(variables.Select(v => v.Name))).Evaluate(Context(variables));

    internal static FeelValue Test(string tests, FeelValue input, params (string Name, FeelValue Value)[] variables)
    {
        var parsed = FeelUnaryTests.Parse(tests);
        Assert.That(parsed.Diagnostics, Is.Empty, tests);
        return parsed.Tests!.Evaluate(input, Context(variables)).Value;
    }

    internal static FeelContext Context(params (string Name, FeelValue Value)[] variables) =>
        new(FeelContextValue.Of(variables.Select(v => KeyValuePair.Create(v.Name, v.Value))), Environment);

    /// <summary>Both texts are FEEL; both must give the same value, to the last nanosecond.</summary>
    internal static void Same(string text, string expected) => Assert.That(Value(text), Is.EqualTo(Value(expected)), text);
}
