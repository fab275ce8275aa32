using MetroEGov.Feel;

namespace MetroEGov.Core.Tests.Feel;

/// <summary>Expected values: DMN 1.5 §10.3.2.15 and the conformance kit's 0100-arithmetic.</summary>
internal sealed class ArithmeticTests
{
    [TestCase("1 + 2 * 3", "7")]
    [TestCase("(1 + 2) * 3", "9")]
    [TestCase("3 ** 4 ** 5", "3486784401")]
    [TestCase("-5 ** 2", "25")]
    [TestCase("-10--5", "-5")]
    [TestCase("2 ** -2", "0.25")]
    [TestCase("0.1 + 0.2", "0.3")]
    [TestCase("\"a\" + \"b\"", "\"ab\"")]
    [TestCase("1.10 * 1.0", "1.1")]
    [TestCase("@\"2024-01-31\" + @\"P1M\"", "@\"2024-02-29\"")]
    [TestCase("@\"2021-01-01\" + @\"PT36H\"", "@\"2021-01-02\"")]
    [TestCase("@\"2021-01-02\" - @\"2021-01-01T10:10:10+11:00\"", "@\"P1DT49M50S\"")]
    [TestCase("@\"23:00:00\" + @\"PT2H\"", "@\"01:00:00\"")]
    [TestCase("@\"P1D\" * 2", "@\"P2D\"")]
    [TestCase("@\"P1D\" / @\"PT12H\"", "2")]
    [TestCase("@\"P1Y\" / 5", "@\"P2M\"")]
    [TestCase("-@\"P1Y2M\"", "@\"-P1Y2M\"")]
    public void Calculates(string text, string expected) => Evaluated.Same(text, expected);

    [TestCase("1 + \"a\"", FeelWarningType.InvalidType)]
    [TestCase("1 / 0", FeelWarningType.OutOfRange)]
    [TestCase("79228162514264337593543950335 + 1", FeelWarningType.OutOfRange)]
    [TestCase("10 ** 29", FeelWarningType.OutOfRange)]
    [TestCase("@\"P1Y\" + @\"P1D\"", FeelWarningType.InvalidType)]
    [TestCase("@\"999999999-12-31\" + @\"P1D\"", FeelWarningType.OutOfRange)]
    [TestCase("@\"2021-01-02\" - @\"2021-01-01T10:10:10\"", FeelWarningType.InvalidType)]
    public void Is_null_with_a_warning_where_it_cannot(string text, FeelWarningType warning)
    {
        var result = Evaluated.Result(text);

        Assert.That(result.Value.IsNull, text);
        Assert.That(result.Warnings.Select(w => w.Type), Does.Contain(warning), text);
    }

    [Test]
    public void Passes_hours_over_a_clock_change_as_the_zone_does() =>
        Evaluated.Same("string(@\"2026-03-28T12:00:00@Europe/Berlin\" + @\"P1D\")", "\"2026-03-29T13:00:00@Europe/Berlin\"");
}
