using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using MetroEGov.Bpmn;
using MetroEGov.Dmn;

namespace MetroEGov.Core.Tests.Bpmn.Reading;

/// <summary>docs/problems.md is complete: every code has its row, every row its code, every code a diagram or a test that shows it.</summary>
internal sealed partial class ProblemCatalogTests
{
    /// <summary>What no small diagram can show; the test beside it does.</summary>
    private static readonly Dictionary<string, string> ShownByTests = new()
    {
        [ProblemCode.TooLarge] = nameof(BoundedReadingTests),
        [ProblemCode.TooDeep] = nameof(BoundedReadingTests),
        [ProblemCode.MissingActivityInput] = nameof(Validation.ActivityRulesTests),
        [ProblemCode.MissingLegalBasis] = nameof(Validation.ActivityRulesTests),
        [ProblemCode.UnknownRole] = nameof(Validation.HttpStartRulesTests),
        [ProblemCode.HttpPathTaken] = nameof(Validation.HttpStartRulesTests),
        [ProblemCode.UnknownAuthority] = nameof(Validation.TimerStartRulesTests),
    };

    private static List<string> Codes => [.. typeof(ProblemCode).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (string)f.GetRawConstantValue()!)];

    [Test]
    public void Every_code_is_explained_and_every_explanation_has_its_code()
    {
        var page = File.ReadAllText(Path.Combine(Root(), "docs", "problems.md"));

        var explained = Row().Matches(page).Select(m => m.Groups[1].Value).Where(c => !c.StartsWith("form-", StringComparison.Ordinal) && !c.StartsWith("dmn-", StringComparison.Ordinal));
        var tables = typeof(TableFindingCode).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (string)f.GetRawConstantValue()!);

        Assert.That(explained, Is.EquivalentTo(Codes.Concat(tables)));
    }

    [Test]
    public void Every_code_is_shown_by_a_diagram_or_a_test()
    {
        var files = Directory.EnumerateFiles(TestFiles.Folder("Invalid"), "*.bpmn").Select(f => Path.GetFileNameWithoutExtension(f)!);

        Assert.That(files.Concat(ShownByTests.Keys), Is.EquivalentTo(Codes));
    }

    private static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", ".."));

    [GeneratedRegex("^\\| `([a-z-]+)` \\|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
