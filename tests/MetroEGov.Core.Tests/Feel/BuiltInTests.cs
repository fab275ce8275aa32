using MetroEGov.Feel;
using MetroEGov.Feel.Functions;

namespace MetroEGov.Core.Tests.Feel;

/// <summary>One row or more per built-in function. Expected values: DMN 1.5 §10.3.4, and Camunda's documentation for its additions.</summary>
internal sealed class BuiltInTests
{
    private static readonly (string Text, string Expected)[] Rows =
    [
        ("date(\"2017-01-03\")", "@\"2017-01-03\""),
        ("date(2017, 1, 3)", "@\"2017-01-03\""),
        ("date(@\"2017-01-03T10:00:00\")", "@\"2017-01-03\""),
        ("date(2017, 2, 29)", "null"),
        ("time(\"23:59:00Z\")", "@\"23:59:00Z\""),
        ("time(12, 30, 15.5, @\"PT1H\")", "@\"12:30:15.5+01:00\""),
        ("date and time(@\"2017-01-03\", @\"23:59:00\")", "@\"2017-01-03T23:59:00\""),
        ("date and time(\"2017-01-03\")", "@\"2017-01-03T00:00:00\""),
        ("string(date and time(@\"2026-03-29T10:00:00Z\", \"Europe/Berlin\"))", "\"2026-03-29T12:00:00@Europe/Berlin\""),
        ("duration(\"P1Y13M\")", "@\"P2Y1M\""),
        ("years and months duration(@\"2011-12-22\", @\"2013-08-24\")", "@\"P1Y8M\""),
        ("years and months duration(@\"2013-08-24\", @\"2011-12-25\")", "@\"-P1Y7M\""),
        ("string(1.10)", "\"1.1\""),
        ("string([1, \"a\", null])", "\"[1, \\\"a\\\", null]\""),
        ("number(\"1 000,5\", \" \", \",\")", "1000.5"),
        ("number(\"x\")", "null"),
        ("range(\"[1..3)\")", "[1..3)"),
        ("range(\"[a..3)\")", "null"),
        ("range(\"[2..)\").end", "null"),
        ("range(\"[..]\")", "null"),
        ("substring(\"foobar\", 3.8)", "\"obar\""),
        ("context put({a: 1}, [\"a\", \"c\"], 2)", "null"),
        ("not(true)", "false"),
        ("is(@\"23:00:50Z\", @\"23:00:50+00:00\")", "true"),
        ("is(@\"20:00:50+00:00\", @\"21:00:50+01:00\")", "false"),
        ("substring(\"foobar\", 3)", "\"obar\""),
        ("substring(\"foobar\", 3, 3)", "\"oba\""),
        ("substring(\"foobar\", -2, 1)", "\"a\""),
        ("substring(\"\\U01F40Eab\", 2)", "\"ab\""),
        ("string length(\"\\U01F40Eab\")", "3"),
        ("upper case(\"aBc4\")", "\"ABC4\""),
        ("lower case(\"aBc4\")", "\"abc4\""),
        ("substring before(\"foobar\", \"bar\")", "\"foo\""),
        ("substring after(\"foobar\", \"ob\")", "\"ar\""),
        ("replace(\"abcd\", \"(ab)|(a)\", \"[1=$1][2=$2]\")", "\"[1=ab][2=]cd\""),
        ("contains(\"foobar\", \"of\")", "false"),
        ("starts with(\"foobar\", \"fo\")", "true"),
        ("ends with(\"foobar\", \"r\")", "true"),
        ("matches(\"foobar\", \"^fo*b\")", "true"),
        ("split(\"a;b;;c\", \";\")", "[\"a\", \"b\", \"\", \"c\"]"),
        ("string join([\"a\", null, \"c\"], \"_\")", "\"a_c\""),
        ("string join([\"a\", \"b\"], \", \", \"[\", \"]\")", "\"[a, b]\""),
        ("list contains([1, 2], 2)", "true"),
        ("count([1, 2])", "2"),
        ("min([1, 2])", "1"),
        ("max(\"a\", \"b\")", "\"b\""),
        ("sum([1, 2.5])", "3.5"),
        ("sum([])", "null"),
        ("mean([1, 2, 3])", "2"),
        ("all([true, false])", "false"),
        ("any([true, false])", "true"),
        ("sublist([4, 5, 6], 2)", "[5, 6]"),
        ("sublist([4, 5, 6], -2, 1)", "[5]"),
        ("append([1], 2, 3)", "[1, 2, 3]"),
        ("concatenate([1], [2], 3)", "[1, 2, 3]"),
        ("insert before([1, 3], 2, 2)", "[1, 2, 3]"),
        ("remove([1, 2, 3], 2)", "[1, 3]"),
        ("list replace([2, 4, 7], 3, 6)", "[2, 4, 6]"),
        ("list replace([2, 4, 7, 8], function(item, newItem) item < newItem, 5)", "[5, 5, 7, 8]"),
        ("reverse([1, 2])", "[2, 1]"),
        ("index of([1, 2, 1], 1)", "[1, 3]"),
        ("union([1, 2], [2, 3])", "[1, 2, 3]"),
        ("distinct values([1, 2, 1])", "[1, 2]"),
        ("flatten([[1, 2], [[3]], 4])", "[1, 2, 3, 4]"),
        ("product([2, 3, 4])", "24"),
        ("median(8, 2, 5, 3, 4)", "4"),
        ("stddev(2, 4, 7, 5)", "2.08166599946613"),
        ("mode([6, 3, 9, 6, 6])", "[6]"),
        ("mode([])", "[]"),
        ("decimal(2.5, 0)", "2"),
        ("decimal(1/3, 2)", "0.33"),
        ("floor(-1.5)", "-2"),
        ("floor(-1.56, 1)", "-1.6"),
        ("ceiling(1.5)", "2"),
        ("ceiling(-1.56, 1)", "-1.5"),
        ("round up(5.5, 0)", "6"),
        ("round up(-1.126, 2)", "-1.13"),
        ("round down(-1.126, 2)", "-1.12"),
        ("round half up(-5.5, 0)", "-6"),
        ("round half down(5.5, 0)", "5"),
        ("round half up(1250, -2)", "1300"),
        ("abs(-10)", "10"),
        ("abs(@\"-PT5H\")", "@\"PT5H\""),
        ("modulo(-12, 5)", "3"),
        ("modulo(12, -5)", "-3"),
        ("sqrt(16)", "4"),
        ("log(10) > 2.302585 and log(10) < 2.302586", "true"),
        ("exp(0)", "1"),
        ("odd(5)", "true"),
        ("even(-2)", "true"),
        ("day of year(@\"2019-09-17\")", "260"),
        ("day of week(@\"2019-09-17\")", "\"Tuesday\""),
        ("month of year(@\"2019-09-17\")", "\"September\""),
        ("week of year(@\"2005-01-01\")", "53"),
        ("sort([3, 1, 2])", "[1, 2, 3]"),
        ("before(1, 10)", "true"),
        ("after([5..10], [1..5))", "true"),
        ("meets([1..5], [5..10])", "true"),
        ("met by([5..10], [1..5])", "true"),
        ("overlaps([1..5], [3..8])", "true"),
        ("overlaps before([1..5], [3..8])", "true"),
        ("overlaps after([3..8], [1..5])", "true"),
        ("finishes(10, [1..10])", "true"),
        ("finished by([1..10], 10)", "true"),
        ("includes([1..10], 5)", "true"),
        ("during(5, [1..10])", "true"),
        ("starts(1, [1..10])", "true"),
        ("started by([1..10], 1)", "true"),
        ("coincides([1..5], [1..5])", "true"),
        ("get value({a: 1}, \"a\")", "1"),
        ("get value({a: {b: 2}}, [\"a\", \"b\"])", "2"),
        ("get entries({a: 1})", "[{key: \"a\", value: 1}]"),
        ("context([{key: \"a\", value: 1}])", "{a: 1}"),
        ("context put({a: 1}, \"b\", 2)", "{a: 1, b: 2}"),
        ("context put({a: {b: 1}}, [\"a\", \"c\"], 2)", "{a: {b: 1, c: 2}}"),
        ("context merge([{a: 1}, {a: 2, b: 3}])", "{a: 2, b: 3}"),
        ("string(now())", "\"2026-03-29T12:15:00@Europe/Berlin\""),
        ("today()", "@\"2026-03-29\""),
        ("is defined(null)", "false"),
        ("get or else(null, 3)", "3"),
        ("assert(5, 5 > 1)", "5"),
        ("is blank(\" \")", "true"),
        ("is empty([])", "true"),
        ("trim(\" a b \")", "\"a b\""),
        ("partition([1, 2, 3], 2)", "[[1, 2], [3]]"),
        ("duplicate values([1, 2, 1, 3, 2])", "[1, 2]"),
        ("extract(\"a1b22\", \"[0-9]+\")", "[\"1\", \"22\"]"),
        ("last day of month(@\"2024-02-10\")", "@\"2024-02-29\""),
        ("from json(\"{\\\"a\\\": [1, 2.50]}\")", "{a: [1, 2.5]}"),
        ("to json({b: @\"2020-01-01\", a: 1.0})", "\"{\\\"a\\\":1,\\\"b\\\":\\\"2020-01-01\\\"}\""),
        ("to base64(\"FEEL\")", "\"RkVFTA==\""),
        ("from base64(\"RkVFTA==\")", "\"FEEL\""),
        ("cycle(3, @\"PT1H\")", "\"R3/PT1H\""),
        ("string length(uuid())", "36"),
        ("random number() < 1", "true"),
        ("fromAi(1)", "1"),
    ];

    [TestCaseSource(nameof(Rows))]
    public void Gives_what_the_standard_says((string Text, string Expected) row) => Evaluated.Same(row.Text, row.Expected);

    [Test]
    public void Every_function_has_a_row()
    {
        var tested = Rows.Select(row => row.Text).ToList();

        var missing = BuiltIns.Functions.Select(f => f.Name).Where(name => !tested.Any(t => t.Contains(name + "(", StringComparison.Ordinal)));

        Assert.That(missing, Is.Empty);
    }

    [Test]
    public void Random_values_come_from_the_seed_alone()
    {
        var first = Evaluated.Value("[uuid(), random number(), uuid()]");
        var again = Evaluated.Value("[uuid(), random number(), uuid()]");

        Assert.That(again, Is.EqualTo(first));
        Assert.That(Evaluated.Value("count(distinct values([uuid(), uuid(), uuid()]))"), Is.EqualTo(FeelValue.Of(3)));
    }

    [Test]
    public void A_failed_assertion_fails_the_whole_expression()
    {
        var result = Evaluated.Result("[1, assert(x, x != null, \"x is needed\")]");

        Assert.That(result.Value.IsNull);
        Assert.That(result.IsFailure);
        Assert.That(result.Warnings[^1].Message, Is.EqualTo("x is needed"));
    }

    [Test]
    public void Says_what_it_expected_and_found()
    {
        var warning = Evaluated.Result("substring(1, 2)").Warnings.Single();

        Assert.That(warning.Type, Is.EqualTo(FeelWarningType.FunctionInvocationFailure));
        Assert.That(
            warning.Message,
            Is.EqualTo("Expected substring(string: string, start position: number, length?: number), found substring(number, number)"));
    }

    [Test]
    public void Warns_of_a_function_that_does_not_exist() =>
        Assert.That(Evaluated.Result("nosuch(1)").Warnings[0].Type, Is.EqualTo(FeelWarningType.NoFunctionFound));
}
