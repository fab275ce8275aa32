using System.Collections.Immutable;
using System.Globalization;

namespace MetroEGov.Cli.Tck;

/// <summary>Figures of a run. 43 % of the kit expects null, and one folder is a third of it, so the bare share says little.</summary>
internal sealed class TckReport(ImmutableArray<TckOutcome> outcomes)
{
    public int Passed => outcomes.Count(outcome => outcome.Verdict == TckVerdict.Success);

    public int Failed => outcomes.Length - Passed;

    public void WriteTo(TextWriter output)
    {
        foreach (var folder in outcomes.GroupBy(outcome => outcome.Folder).Where(folder => folder.Any(outcome => outcome.Verdict != TckVerdict.Success)))
        {
            output.WriteLine($"{folder.Key}: {Share(folder)}");
            foreach (var outcome in folder.Where(outcome => outcome.Verdict != TckVerdict.Success))
                output.WriteLine($"  {outcome.CaseId}: {outcome.Message}");
        }

        var folders = outcomes.GroupBy(outcome => outcome.Folder).Select(folder => (double)folder.Count(IsSuccess) / folder.Count()).ToArray();
        output.WriteLine($"total      {Share(outcomes)}");
        output.WriteLine($"non-null   {Share(outcomes.Where(outcome => outcome.ExpectsValue))}");
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"macro      {(folders.Length == 0 ? 0 : folders.Average()):P2} over {folders.Length} folders"));
        output.WriteLine($"{Passed} passed, {Failed} failed");
    }

    /// <summary>One line per case, as the vendors publish theirs.</summary>
    public void WriteCsvTo(TextWriter output)
    {
        foreach (var outcome in outcomes)
            output.WriteLine($"{Quoted(outcome.Folder)},{Quoted(outcome.File)},{Quoted(outcome.CaseId)},{Quoted(IsSuccess(outcome) ? "SUCCESS" : "ERROR")},{Quoted(outcome.Message)}");
    }

    private static bool IsSuccess(TckOutcome outcome) => outcome.Verdict == TckVerdict.Success;

    private static string Share(IEnumerable<TckOutcome> outcomes)
    {
        var all = outcomes.ToArray();
        var passed = all.Count(IsSuccess);
        return string.Create(CultureInfo.InvariantCulture, $"{passed} of {all.Length} ({(all.Length == 0 ? 0 : (double)passed / all.Length):P2})");
    }

    private static string Quoted(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal).ReplaceLineEndings(" ")}\"";
}
