using System.Collections.Immutable;

using MetroEGov.Dmn;
using MetroEGov.Feel;

namespace MetroEGov.Cli.Tck;

internal enum TckVerdict
{
    Success,
    Error,
}

/// <param name="Folder">Level and folder: <c>compliance-level-3/0001-filter</c>.</param>
/// <param name="File">Stem of the test file.</param>
internal sealed record TckOutcome(string Folder, string File, string CaseId, bool ExpectsValue, TckVerdict Verdict, string Message);

/// <summary>Runs the test files under a folder. A case passes only if all its results are as expected.</summary>
internal sealed class TckRunner(string root)
{
    private const decimal NumberTolerance = 0.00000001m;

    public ImmutableArray<TckOutcome> Run() =>
        [.. Directory.EnumerateFiles(root, "*-test-*.xml", SearchOption.AllDirectories).Order(StringComparer.Ordinal).SelectMany(RunFile)];

    private IEnumerable<TckOutcome> RunFile(string path)
    {
        var directory = Path.GetDirectoryName(path)!; // a file that was found has a folder
        var folder = Path.GetRelativePath(root, directory).Replace('\\', '/');
        var stem = Path.GetFileNameWithoutExtension(path);
        var file = TckTestFile.Read(path);
        var (model, why) = ReadModel(directory, file.ModelName);
        foreach (var testCase in file.Cases)
        {
            var fault = model is null ? why : RunCase(model, testCase);
            yield return new(folder, stem, testCase.Id, testCase.ExpectsValue, fault is null ? TckVerdict.Success : TckVerdict.Error, fault ?? "");
        }
    }

    private static (DecisionModel? Model, string Why) ReadModel(string directory, string modelName)
    {
        var main = Path.Combine(directory, modelName);
        if (!File.Exists(main)) return (null, $"The model {modelName} is not there.");

        var others = Directory.EnumerateFiles(directory, "*.dmn").Where(path => path != main).Order(StringComparer.Ordinal);
        var result = DmnReader.Read(Source(main), others.Select(Source), DmnReadMode.Tolerant);
        return (result.Model, string.Join(" ", result.Problems.Select(problem => $"{problem.Code} {problem.ElementId} line {problem.Line}: {problem.Text}")));
    }

    private static DmnSource Source(string path) => new(File.ReadAllText(path), Path.GetFileName(path));

    /// <summary>Null when the case passes, else what was expected and what came.</summary>
    private static string? RunCase(DecisionModel model, TckCase testCase)
    {
        var decisions = model.Decisions.Select(decision => decision.Name).ToHashSet(StringComparer.Ordinal);
        var inputs = FeelContextValue.Of(testCase.Inputs.Select(input => KeyValuePair.Create(input.Namespace is null ? input.Name : $"{input.Namespace}#{input.Name}", input.Value)));
        var decided = testCase.Inputs.Where(input => decisions.Contains(input.Name)).ToDictionary(input => input.Name, input => input.Value, StringComparer.Ordinal);
        foreach (var expected in testCase.Results)
        {
            var result = Evaluate(model, testCase, expected, inputs, decided);
            if (!AreEqual(expected.Expected, result.Value))
                return $"{expected.Name}: expected {expected.Expected}, got {result.Value}. {string.Join(" ", result.Warnings.Select(warning => warning.Text).Take(3))}";
        }

        return null;
    }

    private static DecisionResult Evaluate(
        DecisionModel model, TckCase testCase, TckResult expected, FeelContextValue inputs, Dictionary<string, FeelValue> decided)
    {
        if (testCase.Service is null) return model.Evaluate(model.IdOfDecision(expected.Name) ?? expected.Name, inputs, FeelEnvironment.Epoch, decided);

        var result = model.EvaluateService(testCase.Service, inputs, FeelEnvironment.Epoch);
        return result.Value.TryGetContext(out var outputs) && outputs.TryGet(expected.Name, out var output) ? result with { Value = output } : result;
    }

    private static bool AreEqual(FeelValue expected, FeelValue actual)
    {
        if (expected.TryGetNumber(out var left) && actual.TryGetNumber(out var right)) return Math.Abs(left - right) < NumberTolerance;
        if (expected.TryGetList(out var expectedItems) && actual.TryGetList(out var actualItems))
            return expectedItems.Length == actualItems.Length && expectedItems.Zip(actualItems).All(pair => AreEqual(pair.First, pair.Second));
        if (expected.TryGetContext(out var expectedEntries) && actual.TryGetContext(out var actualEntries))
            return expectedEntries.Count == actualEntries.Count && expectedEntries.All(entry => actualEntries.TryGet(entry.Key, out var value) && AreEqual(entry.Value, value));
        return FeelValue.DeepEquals(expected, actual) || FeelValue.AreEqual(expected, actual) == true;
    }
}
