using MetroEGov.Feel;

namespace MetroEGov.Core.Tests.Feel;

/// <summary>Random texts: only results and diagnostics come out. The seed is printed; one that failed becomes a test by name.</summary>
internal sealed class FuzzTests
{
    private static readonly string[] Pieces =
    [
        "1", "0", "-1", "1.5", "79228162514264337593543950335", "\"a\"", "\"\"", "\"(a)\\\\1\"", "true", "false", "null", "x", "y", "l", "c", "?",
        "@\"2024-02-29\"", "@\"10:00:00@Europe/Berlin\"", "@\"2024-03-31T02:30:00@Europe/Berlin\"", "@\"999999999-12-31\"", "@\"P1Y\"", "@\"-P1DT1H\"",
        "+", "-", "*", "/", "**", "=", "!=", "<", "<=", ">", ">=", "and", "or", "between", "in", "instance of", "number", "list<Any>",
        "(", ")", "[", "]", "{", "}", ",", ":", ".", "..", "if", "then", "else", "for", "return", "some", "every", "satisfies",
        "function", "external", "item", "partial", "a:", ".a", ".start", "1..3", "1..1000000", "`q r`", "//", "/*", "\u00e4", "\ud83d\ude00",
        "sum(", "sort(", "flatten(", "substring(", "replace(", "matches(", "split(", "date and time(", "duration(", "context put(",
        "list replace(", "range(", "string(", "get value(", "insert before(", "decimal(", "before(", "includes(", "partition(", "number(",
    ];

    private static readonly FeelLimits Tight = new(20_000, 1_000, 10);

    [Test]
    public void Random_pieces_give_results_or_diagnostics()
    {
        var seed = Environment.TickCount;
        TestContext.Out.WriteLine($"seed {seed}");
        var evaluated = 0;

        for (var i = 0; i < 10_000; i++)
        {
            evaluated += Try(Random(new Random(seed + i)), seed + i) ? 1 : 0;
        }

        Assert.That(evaluated, Is.GreaterThan(100));
    }

    [Test]
    public void Random_changes_to_valid_texts_give_results_or_diagnostics()
    {
        var seed = Environment.TickCount;
        TestContext.Out.WriteLine($"seed {seed}");
        string[] valid =
        [
            "{f: function(n: number) if n < 2 then 1 else n * f(n - 1), r: [f(5), f(6)][item > 100]}.r",
            "some x in [1, 2], y in x..5 satisfies x + y between 3 and 4 or x in (< 3, [7..9[)",
            "for i in 1..5 return {a: i, b: partial, c: @\"2024-01-31\" + duration(\"P\" + string(i) + \"M\")}",
            "sort(distinct values(concatenate(l, [3, 1])), function(a, b) a < b)[1] instance of context<a: list<number>>",
            "replace(\"abc\", \"(a)(b)?[^x-z-[y]]\", \"$1\\\\$\", \"ix\") + string join(split(\"a b\", \"\\s\"), \"-\")",
        ];

        for (var i = 0; i < 3_000; i++)
        {
            var random = new Random(seed + i);
            var text = valid[random.Next(valid.Length)];
            for (var changes = random.Next(1, 4); changes > 0; changes--)
            {
                var at = random.Next(text.Length + 1);
                text = random.Next(3) switch
                {
                    0 => text[..at] + text[Math.Min(text.Length, at + random.Next(1, 6))..],
                    1 => text.Insert(at, Pieces[random.Next(Pieces.Length)]),
                    _ => text.Insert(at, ((char)random.Next(1, 0xFFFF)).ToString()),
                };
            }
            Try(text, seed + i);
        }
    }

    private static string Random(Random random)
    {
        var pieces = Enumerable.Range(0, random.Next(1, 14)).Select(_ => Pieces[random.Next(Pieces.Length)]);
        return string.Join(random.Next(4) == 0 ? "" : " ", pieces);
    }

    private static bool Try(string text, int seed)
    {
        try
        {
            var variables = FeelContextValue.Of(
            [
                KeyValuePair.Create("x", FeelValue.Of(2)),
                KeyValuePair.Create("y", FeelValue.Of("abc")),
                KeyValuePair.Create("l", FeelJson.Parse("[1, [2, null], {\"a\": 3}, \"b\"]")),
                KeyValuePair.Create("c", FeelJson.Parse("{\"a\": {\"b\": [1, 2]}, \"q r\": 1}")),
            ]);
            var context = new FeelContext(variables, Evaluated.Environment with { Limits = Tight });
            FeelUnaryTests.Parse(text).Tests?.Evaluate(FeelValue.Of(1), context);
            var scoped = FeelExpression.Parse(text, FeelScope.Of("x", "y", "l", "c", "q r", "x y", "x-y"));
            scoped.Expression?.Evaluate(context);
            var parsed = FeelExpression.Parse(text);
            if (parsed.Expression is not { } expression)
            {
                Assert.That(parsed.Diagnostics, Is.Not.Empty);
                return false;
            }
            var first = expression.Evaluate(context);
            var again = expression.Evaluate(context);
            Assert.That(again.Value.ToString(), Is.EqualTo(first.Value.ToString()));
            first.Value.TryToJson(out _, out _);
            return true;
        }
        catch (Exception exception) when (exception is not AssertionException)
        {
            throw new AssertionException($"seed {seed}: {text}", exception);
        }
    }
}
