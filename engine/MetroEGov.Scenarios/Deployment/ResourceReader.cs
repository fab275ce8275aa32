using System.Collections.Immutable;
using System.Text;
using MetroEGov.Bpmn;
using MetroEGov.Bpmn.Model;
using MetroEGov.Bpmn.Reading;
using MetroEGov.Dmn;
using MetroEGov.Dmn.Validation;
using MetroEGov.Forms.Reading;
using MetroEGov.Scenarios.Model;
using MetroEGov.Scenarios.Reading;

namespace MetroEGov.Scenarios.Deployment;

/// <summary>What a file holds, or what is wrong with it.</summary>
public sealed record ReadResource(
    string File,
    ImmutableArray<ProcessModel> Processes,
    ImmutableArray<DeployedDecision> Decisions,
    ImmutableArray<DeployedForm> Forms,
    ImmutableArray<Scenario> Scenarios,
    ImmutableArray<Problem> Problems)
{
    internal static ReadResource Of(string file, ImmutableArray<Problem> problems) => new(file, [], [], [], [], problems);
}

/// <summary>Reads a file by its extension: <c>.bpmn</c>, <c>.dmn</c>, <c>.form</c>, and <c>.json</c> as scenarios.</summary>
public static class ResourceReader
{
    /// <summary>Larger files are refused unread.</summary>
    public const int MaxFileBytes = 16 * 1024 * 1024;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static bool IsDefinition(string file) => Path.GetExtension(file) is ".bpmn" or ".dmn" or ".form";

    public static ReadResource Read(string file)
    {
        try
        {
            if (new FileInfo(file).Length > MaxFileBytes)
            {
                return Unreadable(file, $"The file is larger than {MaxFileBytes} bytes.");
            }

            var bytes = File.ReadAllBytes(file);
            return Path.GetExtension(file) == ".bpmn" ? ReadBpmn(file, bytes) : ReadOther(file, StrictUtf8.GetString(WithoutMark(bytes)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Unreadable(file, e.Message);
        }
        catch (DecoderFallbackException)
        {
            return Unreadable(file, "The file is not UTF-8.");
        }
    }

    /// <summary>The same for a text that is not on a disk.</summary>
    /// <param name="file">Its name, for problems; the extension says what it is.</param>
    public static ReadResource ReadText(string file, string text)
    {
        if (Path.GetExtension(file) != ".bpmn")
        {
            return ReadOther(file, text);
        }

        var bpmn = BpmnReader.Read(text, file);
        return ReadResource.Of(file, bpmn.Problems) with { Processes = bpmn.Processes };
    }

    private static ReadOnlySpan<byte> WithoutMark(byte[] bytes) =>
        bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? bytes.AsSpan(Encoding.UTF8.Preamble.Length) : bytes;

    private static ReadResource ReadOther(string file, string text)
    {
        switch (Path.GetExtension(file))
        {
            case ".dmn":
                return ReadDmn(file, text);
            case ".form":
                var form = FormReader.Read(text, file);
                return ReadResource.Of(file, [.. form.Problems.Select(p => new Problem(ProblemSeverity.Error, p.Code, p.ComponentId, p.Line, p.Text))]) with
                {
                    Forms = form.Form is { } definition ? [new DeployedForm(definition, file)] : [],
                };
            case ".json":
                var scenarios = ScenarioReader.Read(text, file);
                return ReadResource.Of(file, scenarios.Problems) with { Scenarios = scenarios.Scenarios };
            default:
                return Unreadable(file, "Only .bpmn, .dmn, .form and scenario files (.json) are read.");
        }
    }

    private static ReadResource ReadBpmn(string file, byte[] bytes)
    {
        var bpmn = BpmnReader.Read(bytes, file);
        return ReadResource.Of(file, bpmn.Problems) with { Processes = bpmn.Processes };
    }

    private static ReadResource ReadDmn(string file, string text)
    {
        var dmn = DmnReader.Read(text, file);
        var problems = dmn.Problems.Select(p => new Problem(ProblemSeverity.Error, p.Code, p.ElementId, p.Line, p.Text));
        if (dmn.Model is not { } model)
        {
            return ReadResource.Of(file, [.. problems]);
        }

        // A table with findings still decides, so they only warn.
        var findings = TableValidation.Check(model).Select(f => new Problem(ProblemSeverity.Warning, f.Code, f.DecisionId, f.Line, f.Text));
        return ReadResource.Of(file, [.. problems, .. findings]) with
        {
            Decisions = [.. model.Decisions.Select(d => new DeployedDecision(d.Id, model, file))],
        };
    }

    private static ReadResource Unreadable(string file, string text) =>
        ReadResource.Of(file, [new(ProblemSeverity.Error, ScenarioProblemCode.UnreadableFile, null, 0, text)]);
}
