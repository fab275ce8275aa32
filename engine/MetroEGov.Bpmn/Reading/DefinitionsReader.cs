using MetroEGov.Bpmn.Model;

namespace MetroEGov.Bpmn.Reading;

/// <summary>Reads the root of a file: its ids, the messages and errors that elements refer to, and its executable processes.</summary>
internal sealed class DefinitionsReader(ProblemCollector problems)
{
    private readonly ReadingContext _context = new(problems);

    public IReadOnlyList<ProcessModel> Read(BpmnElement root, string resourceName)
    {
        if (!root.IsBpmn("definitions"))
        {
            problems.Add(
                ProblemCode.NotBpmn,
                root,
                $"'{resourceName}' is no BPMN 2.0 file: its root must be 'definitions' in namespace {BpmnNamespaces.Bpmn}, found '{root.Name}' in '{root.Namespace}'.");
            return [];
        }

        CheckIds(root);
        Index(root, "message", _context.Messages);
        Index(root, "error", _context.Errors);
        var executable = root.Bpmn("process").Where(IsExecutable).ToList();
        if (executable.Count == 0)
        {
            problems.Add(ProblemCode.NoExecutableProcess, root, "The file has no executable process. Set isExecutable=\"true\" on the process that shall run.");
        }

        return [.. executable.Select(process => new ProcessReader(_context).Read(process))];
    }

    private bool IsExecutable(BpmnElement process) => _context.Flag(process, process, "isExecutable", absent: false);

    private static void Index(BpmnElement root, string name, Dictionary<string, BpmnElement> index)
    {
        foreach (var element in root.Bpmn(name))
        {
            if (element.Id is { } id)
            {
                index.TryAdd(id, element);
            }
        }
    }

    /// <summary>Ids are unique in the whole file: drawing and references of other tools rely on it. Source: XML Schema xsd:ID.</summary>
    private void CheckIds(BpmnElement root)
    {
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        var open = new Stack<BpmnElement>([root]);
        while (open.TryPop(out var element))
        {
            if (element.Namespace == BpmnNamespaces.Bpmn && element.Id is { } id && !lines.TryAdd(id, element.Line))
            {
                problems.Add(ProblemCode.DuplicateId, element, $"Id '{id}' of '{element.Name}' is used already in line {lines[id]}. Give each element an id of its own.");
            }

            foreach (var child in element.Children.Reverse())
            {
                open.Push(child);
            }
        }
    }
}
