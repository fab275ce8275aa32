using MetroEGov.Feel;

namespace MetroEGov.Core.Tests.Dmn;

/// <summary>Input entries: those that are constants are compared without FEEL and must mean the same as there.</summary>
public class CellTestTests
{
    [TestCase("-", "5", true)]
    [TestCase("", "null", true)]
    [TestCase("5", "5", true)]
    [TestCase("5", "5.0", true)]
    [TestCase("5, 6", "6", true)]
    [TestCase("5, 6", "7", false)]
    [TestCase("-5", "-5", true)]
    [TestCase("< 5", "5", false)]
    [TestCase("<= 5", "5", true)]
    [TestCase("> 5", "5", false)]
    [TestCase(">= 5", "5", true)]
    [TestCase("[1..5]", "5", true)]
    [TestCase("[1..5)", "5", false)]
    [TestCase("[1..5[", "5", false)]
    [TestCase("(1..5]", "1", false)]
    [TestCase("]1..5]", "1", false)]
    [TestCase("[1.5..2.5]", "2", true)]
    [TestCase("\"a\"", "\"a\"", true)]
    [TestCase("\"a\",\"b\"", "\"b\"", true)]
    [TestCase("\"a\", \"b\"", "\"c\"", false)]
    [TestCase("\"a, b\"", "\"a, b\"", true)]
    [TestCase("\"ä\\\"ö\"", "\"ä\\\"ö\"", true)]
    [TestCase("true", "true", true)]
    [TestCase("false", "true", false)]
    [TestCase("not(\"a\")", "\"b\"", true)]
    [TestCase("not(5, 6)", "6", false)]
    [TestCase("null", "null", true)]
    [TestCase("? > 3 and ? < 5", "4", true)]
    [TestCase("contains(?, \"b\")", "\"abc\"", true)]
    [TestCase("5", "\"5\"", false)]
    [TestCase("\"5\"", "5", false)]
    [TestCase("< 5", "null", false)]
    [TestCase("< 5", "\"4\"", false)]
    [TestCase("true", "null", false)]
    [TestCase("> y", "5", true)]
    [TestCase("2 * y", "8", true)]
    public void Matches(string entry, string input, bool expected)
    {
        var table = Models.Decision(Models.Table("hitPolicy=\"COLLECT\" aggregation=\"COUNT\"", (entry, "1")));

        Assert.That(Models.Value(table, $$"""{ "x": {{input}}, "y": 4 }"""), Is.EqualTo(expected ? "1" : "0"));
    }

    /// <summary>A constant cell decides as FEEL's own unary tests do, for values of every kind.</summary>
    [Test]
    public void Constant_cells_decide_as_FEEL_does()
    {
        string[] entries = ["5", "5, 6", "< 5", "[1..5]", "]1..5[", "\"a\"", "\"a\", \"b\"", "true", "false", "-3", "0.5"];
        string[] inputs = ["5", "5.0", "6", "0", "1", "-3", "0.5", "\"a\"", "\"b\"", "\"\"", "true", "false", "null", "[5]", "[\"a\"]", "[]", "{}"];

        foreach (var entry in entries)
        {
            var tests = FeelUnaryTests.Parse(entry, FeelScope.Of("x")).Tests!;
            var model = Models.Read(Models.Decision(Models.Table("hitPolicy=\"COLLECT\" aggregation=\"COUNT\"", (entry, "1"))));
            foreach (var input in inputs)
            {
                var expected = tests.Evaluate(FeelJson.Parse(input), FeelContext.Empty).Value.IsTrue ? "1" : "0";

                var actual = model.Evaluate("d", Models.Inputs($$"""{ "x": {{input}} }"""), Models.Environment).Value.ToString();

                Assert.That(actual, Is.EqualTo(expected), $"{entry} over {input}");
            }
        }
    }
}
