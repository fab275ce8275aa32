namespace MetroEGov.Core.Tests.Feel;

/// <summary>Lists, filters, contexts, loops and functions. Expected values: DMN 1.5 §10.3.2 and the conformance kit.</summary>
internal sealed class CollectionTests
{
    [TestCase("[1, 2, 3][1]", "1")]
    [TestCase("[1, 2, 3][-1]", "3")]
    [TestCase("[1, 2, 3][0]", "null")]
    [TestCase("[1, 2, 3][4]", "null")]
    [TestCase("100[1]", "100")]
    [TestCase("[1, 2, 3][item >= 2]", "[2, 3]")]
    [TestCase("[{a: 1, b: 2}, {a: 2}][b = 2]", "[{a: 1, b: 2}]")]
    [TestCase("{l: [1, 2, 3], i: 2, r: l[i]}.r", "2")]
    [TestCase("[{a: 1}, {a: 2}].a", "[1, 2]")]
    [TestCase("{a: {b: 1}}.a.b", "1")]
    [TestCase("for x in 1..3, y in [10, 20] return x * y", "[10, 20, 20, 40, 30, 60]")]
    [TestCase("for x in [1, 2], y in [x, x + 1] return y", "[1, 2, 2, 3]")]
    [TestCase("for i in 3..1 return i", "[3, 2, 1]")]
    [TestCase("for i in 0..4 return if i = 0 then 1 else i * partial[-1]", "[1, 1, 2, 6, 24]")]
    [TestCase("for d in @\"2024-02-28\"..@\"2024-03-01\" return d.day", "[28, 29, 1]")]
    [TestCase("{f: function(n) if n < 2 then 1 else n * f(n - 1), x: f(5)}.x", "120")]
    [TestCase("{make: function(a) function(b) a + b, x: make(1)(2)}.x", "3")]
    [TestCase("(for i in 1..3 return function() i)[2]()", "2")]
    [TestCase("sort([3, 1, 2], function(x, y) x > y)", "[3, 2, 1]")]
    [TestCase("(function(a, b) a - b)(b: 1, a: 5)", "4")]
    [TestCase("{a: 1} = {\"a\": 1}", "true")]
    [TestCase("{a: 1, b: 2} = {b: 2, a: 1}", "true")]
    [TestCase("[1, 2] = [2, 1]", "false")]
    [TestCase("count([1, [2, 3]])", "2")]
    public void Evaluates(string text, string expected) => Evaluated.Same(text, expected);
}
