using System.Diagnostics;
using System.Globalization;
using MetroEGov.Feel;

namespace MetroEGov.Benchmarks;

/// <summary>FEEL on one thread, parsed once unless parsing is what is measured: operations per second of processor time and bytes allocated.</summary>
internal static class FeelBenchmarks
{
    private const double RunSeconds = 1.5;

    private static readonly (string Name, string Text, double Goal, double? GoalBytes)[] Expressions =
    [
        ("comparison", "a + b * 2 > 10", 10e6, 0),
        ("if", "if x > 5 then \"a\" else \"b\"", 15e6, 0),
        ("filter over 10", "persons10[age > 18].name", 1e6, null),
        ("filter over 100", "persons100[age > 18].name", 0, null),
        ("and of two", "amount > 1000 and status = \"open\"", 0, 0),
        ("built-in", "string length(status) + max(a, b)", 0, 0),
        ("for", "for i in 1..10 return i * a", 0, null),
        ("date", "date(\"2024-01-31\") + duration(\"P1M\")", 0, null),
    ];

    internal static int Run()
    {
        var context = new FeelContext(Variables(), FeelEnvironment.Epoch);
        Console.WriteLine($"{"FEEL",-24}{"ops/s",14}{"goal",14}{"bytes/op",10}{"goal",6}");
        foreach (var (name, text, goal, goalBytes) in Expressions)
        {
            var expression = FeelExpression.Parse(text).Expression ?? throw new InvalidOperationException($"{text} is not FEEL.");
            Report(name, goal, goalBytes, Measure(() => expression.Evaluate(context)));
        }
        var scope = FeelScope.Of("a", "b");
        Report("parse, dynamic scope", 300e3, null, Measure(() => FeelExpression.Parse("a + b * 2 > 10")));
        Report("parse, known scope", 300e3, null, Measure(() => FeelExpression.Parse("a + b * 2 > 10", scope)));
        return 0;
    }

    private static (double PerSecond, double Bytes) Measure<T>(Func<T> operation)
    {
        // Long enough for the tiered compiler to finish its work in the background.
        Repeat(operation, 1.0);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var (count, seconds) = Repeat(operation, RunSeconds);
        var bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        return (count / seconds, (double)bytes / count);
    }

    private static (long Count, double Seconds) Repeat<T>(Func<T> operation, double seconds)
    {
        // Processor time, not wall time: other processes on the machine must not make the engine look slow.
        using var process = Process.GetCurrentProcess();
        var start = process.TotalProcessorTime;
        var (count, spent) = (0L, 0d);
        while (spent < seconds)
        {
            for (var i = 0; i < 10_000; i++)
            {
                operation();
            }
            count += 10_000;
            process.Refresh();
            spent = (process.TotalProcessorTime - start).TotalSeconds;
        }
        return (count, spent);
    }

    private static void Report(string name, double goal, double? goalBytes, (double PerSecond, double Bytes) result) =>
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name,-24}{result.PerSecond,14:N0}{(goal > 0 ? goal.ToString("N0", CultureInfo.InvariantCulture) : ""),14}{result.Bytes,10:N0}{goalBytes,6:N0}"));

    private static FeelContextValue Variables() => FeelContextValue.Of(
    [
        KeyValuePair.Create("a", FeelValue.Of(3)),
        KeyValuePair.Create("b", FeelValue.Of(4.5m)),
        KeyValuePair.Create("x", FeelValue.Of(7)),
        KeyValuePair.Create("amount", FeelValue.Of(1_500)),
        KeyValuePair.Create("status", FeelValue.Of("open")),
        KeyValuePair.Create("persons10", Persons(10)),
        KeyValuePair.Create("persons100", Persons(100)),
    ]);

    private static FeelValue Persons(int count) => FeelValue.List(Enumerable.Range(0, count).Select(i => FeelValue.Context(
        ("name", FeelValue.Of($"Person {i.ToString(CultureInfo.InvariantCulture)}")), ("age", FeelValue.Of(10 + (i % 20))))));
}
