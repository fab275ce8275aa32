using System.Collections.Immutable;
using MetroEGov.Bpmn.Model;
using MetroEGov.Bpmn.Validation;

namespace MetroEGov.Bpmn.Reading;

/// <summary>
/// Compiles BPMN 2.0 XML in the zeebe dialect into process models. Never throws on any input: whatever is wrong comes back as problems,
/// all of them. Processes with <c>isExecutable="false"</c> (or without the attribute) are drawings and left out.
/// Source: BPMN 2.0.2 §15 Exchange Formats.
/// </summary>
public static class BpmnReader
{
    /// <param name="resourceName">The file's name, for messages.</param>
    public static BpmnReadResult Read(string xml, string resourceName, BpmnReadLimits? limits = null) =>
        Read(new XmlSource(xml), resourceName, limits ?? BpmnReadLimits.Default);

    /// <summary>Decodes as the XML declaration says; UTF-8 without one.</summary>
    public static BpmnReadResult Read(byte[] xml, string resourceName, BpmnReadLimits? limits = null) =>
        Read(new XmlSource(xml), resourceName, limits ?? BpmnReadLimits.Default);

    /// <summary>
    /// Compiles a definition that was accepted when it was deployed. Rules that came later do not refuse it: what still can be read is
    /// given, and only a file that cannot be read at all gives nothing.
    /// </summary>
    public static ImmutableArray<ProcessModel> ReadStored(string xml, string resourceName)
    {
        var problems = new ProblemCollector();
        return BoundedXml.Read(new XmlSource(xml), BpmnReadLimits.Default, problems) is { } root
            ? [.. new DefinitionsReader(problems).Read(root, resourceName)]
            : [];
    }

    private static BpmnReadResult Read(XmlSource source, string resourceName, BpmnReadLimits limits)
    {
        var problems = new ProblemCollector();
        var processes = new List<ProcessModel>();
        if (BoundedXml.Read(source, limits, problems) is { } root)
        {
            processes.AddRange(new DefinitionsReader(problems).Read(root, resourceName));
        }

        foreach (var process in processes)
        {
            problems.AddRange(ModelValidation.Check(process, isComplete: !problems.HasErrors));
        }

        return new(problems.HasErrors ? [] : [.. processes], problems.ToOrdered());
    }
}
