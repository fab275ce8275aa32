using System.Collections.Immutable;
using MetroEGov.Bpmn.Model;

namespace MetroEGov.Bpmn.Reading;

/// <summary>
/// Reads one process in three passes without recursion: place every node and flow, resolve what they refer to, read the details.
/// </summary>
internal sealed class ProcessReader(ReadingContext context)
{
    private readonly List<NodeDraft> _nodes = [];
    private readonly List<(BpmnElement Element, int? Parent)> _flowElements = [];
    private readonly Dictionary<string, NodeDraft> _byId = new(StringComparer.Ordinal);

    /// <summary>Elements that are reported as not supported: what refers to them need not be reported again.</summary>
    private readonly HashSet<string> _refused = new(StringComparer.Ordinal);
    private ImmutableArray<FlowDraft> _flows = [];

    public ProcessModel Read(BpmnElement process)
    {
        Place(process);
        _flows = [.. Connect()];
        CheckNamedFlows();
        var embeddedForms = ReadEmbeddedForms(process);
        var nodeReader = new NodeReader(context, new Lanes(context, _byId).Read(process), embeddedForms);
        var outgoing = _flows.ToLookup(f => f.Source, f => f.Index);
        var incoming = _flows.ToLookup(f => f.Target, f => f.Index);
        var attached = _nodes.Select(n => (Boundary: n, Host: Host(n))).ToList();
        var boundaries = attached.Where(a => a.Host is not null).ToLookup(a => a.Host, a => a.Boundary.Index);
        var children = _nodes.ToLookup(n => n.Parent ?? -1, n => n);
        CheckProcessExtensions(process);
        return new ProcessModel
        {
            ProcessId = IdOf(process),
            Name = process.Attribute("name"),
            Line = process.Line,
            TopLevel = [.. children[-1].Select(n => n.Index)],
            EventSubprocesses = EventSubprocesses(children[-1]),
            Properties = PropertyReader.Read(context, process),
            EmbeddedForms = embeddedForms,
            VersionTag = process.Extension("versionTag")?.Attribute("value"),
            Nodes =
            [
                .. _nodes.Select(draft => nodeReader.Read(draft, new NodePlace(
                    [.. incoming[draft.Index]],
                    [.. outgoing[draft.Index]],
                    DefaultFlow(draft),
                    attached[draft.Index].Host,
                    [.. boundaries[draft.Index]],
                    [.. children[draft.Index].Select(n => n.Index)],
                    EventSubprocesses(children[draft.Index])))),
            ],
            Flows = [.. _flows.Select(ReadFlow)],
        };
    }

    private static ImmutableArray<int> EventSubprocesses(IEnumerable<NodeDraft> nodes) =>
        [.. nodes.Where(n => n.Kind == ElementKind.EventSubprocess).Select(n => n.Index)];

    private void Place(BpmnElement process)
    {
        var scopes = new Queue<(BpmnElement Scope, int? Index)>([(process, null)]);
        while (scopes.TryDequeue(out var scope))
        {
            foreach (var child in scope.Scope.Children.Where(c => c.Namespace == BpmnNamespaces.Bpmn))
            {
                if (child.Name == "sequenceFlow")
                {
                    _flowElements.Add((child, scope.Index));
                }
                else if (ElementVocabulary.FlowNodes.TryGetValue(child.Name, out var kind))
                {
                    var node = Place(child, kind, scope.Index);
                    if (node.Kind is ElementKind.Subprocess or ElementKind.EventSubprocess)
                    {
                        scopes.Enqueue((child, node.Index));
                    }
                }
                else
                {
                    if (child.Id is not null && !ElementVocabulary.WithoutMeaning.Contains(child.Name))
                    {
                        _refused.Add(child.Id);
                    }

                    if (scope.Index is null)
                    {
                        CheckProcessChild(process, child);
                    }
                }
            }
        }
    }

    private NodeDraft Place(BpmnElement element, ElementKind kind, int? parent)
    {
        if (kind == ElementKind.Subprocess && context.Flag(element, element, "triggeredByEvent", absent: false))
        {
            kind = ElementKind.EventSubprocess;
        }

        var node = new NodeDraft(_nodes.Count, new ElementId(IdOf(element)), kind, parent, element);
        _nodes.Add(node);
        _byId.TryAdd(node.Id.Value, node);
        return node;
    }

    private void CheckProcessChild(BpmnElement process, BpmnElement child)
    {
        if (ElementVocabulary.Resources.Contains(child.Name))
        {
            context.Problems.Warn(ProblemCode.IgnoredElement, child, $"'{child.Name}' has no effect. Say who may do a task by zeebe:assignmentDefinition.");
        }
        else if (!ElementVocabulary.WithoutMeaning.Contains(child.Name))
        {
            context.Unsupported(child.Id is null ? process : child, child);
        }
    }

    private IEnumerable<FlowDraft> Connect()
    {
        var index = 0;
        foreach (var (element, parent) in _flowElements)
        {
            var id = IdOf(element);
            var source = End(element, "sourceRef");
            var target = End(element, "targetRef");
            if (source is null || target is null)
            {
                continue;
            }

            if (source.Parent != parent || target.Parent != parent)
            {
                context.Problems.Add(ProblemCode.FlowCrossesScope, element, $"Sequence flow '{id}' must lie in the same process or subprocess as the elements it joins ('{source.Id}' and '{target.Id}').");
                continue;
            }

            yield return new(index++, new ElementId(id), source.Index, target.Index, element);
        }
    }

    private NodeDraft? End(BpmnElement flow, string attribute)
    {
        var reference = flow.Attribute(attribute);
        if (string.IsNullOrWhiteSpace(reference))
        {
            context.Problems.Add(ProblemCode.MissingReference, flow, $"Sequence flow '{flow.Id}' has no {attribute}.");
            return null;
        }

        var id = ReadingContext.LocalPart(reference);
        var node = _byId.GetValueOrDefault(id);
        if (node is null && !_refused.Contains(id))
        {
            context.Problems.Add(ProblemCode.UnknownReference, flow, $"{attribute} '{reference}' of sequence flow '{flow.Id}' names no element that can run in this process.");
        }

        return node;
    }

    /// <summary>The flows that a node names itself are redundant; one that does not exist shows that the file was damaged.</summary>
    private void CheckNamedFlows()
    {
        var known = _flowElements.Select(f => f.Element.Id).OfType<string>().ToHashSet(StringComparer.Ordinal);
        foreach (var node in _nodes)
        {
            foreach (var reference in node.Element.Bpmn("incoming").Concat(node.Element.Bpmn("outgoing")))
            {
                if (!known.Contains(ReadingContext.LocalPart(reference.Text)))
                {
                    context.Problems.Add(ProblemCode.UnknownReference, node.Id.Value, reference.Line, $"'{reference.Name}' of '{node.Id}' names sequence flow '{reference.Text.Trim()}', which does not exist.");
                }
            }
        }
    }

    private int? Host(NodeDraft node)
    {
        if (node.Kind != ElementKind.BoundaryEvent)
        {
            return null;
        }

        var reference = node.Element.Attribute("attachedToRef");
        if (string.IsNullOrWhiteSpace(reference))
        {
            context.Problems.Add(ProblemCode.MissingReference, node.Element, $"Boundary event '{node.Id}' has no attachedToRef.");
            return null;
        }

        var host = _byId.GetValueOrDefault(ReadingContext.LocalPart(reference));
        if (host is null && !_refused.Contains(ReadingContext.LocalPart(reference)))
        {
            context.Problems.Add(ProblemCode.UnknownReference, node.Element, $"attachedToRef '{reference}' of boundary event '{node.Id}' names no activity of this process.");
        }

        return host?.Index;
    }

    private int? DefaultFlow(NodeDraft node)
    {
        var reference = node.Element.Attribute("default");
        if (string.IsNullOrWhiteSpace(reference))
        {
            return null;
        }

        if (node.Kind != ElementKind.ExclusiveGateway)
        {
            context.Problems.Add(ProblemCode.ConditionNotAllowed, node.Element, $"'{node.Id}' has a default flow. Only an exclusive gateway may choose: put one behind it.");
            return null;
        }

        var id = ReadingContext.LocalPart(reference);
        var flow = _flows.FirstOrDefault(f => f.Id.Value == id);
        if (flow is null)
        {
            // A flow that exists but leads nowhere is reported itself.
            if (!_flowElements.Exists(f => f.Element.Id == id))
            {
                context.Problems.Add(ProblemCode.UnknownReference, node.Element, $"Default flow '{reference}' of '{node.Id}' does not exist.");
            }

            return null;
        }

        if (flow.Source != node.Index)
        {
            context.Problems.Add(ProblemCode.DefaultFlowNotOwn, node.Element, $"Default flow '{reference}' of '{node.Id}' leaves another element.");
            return null;
        }

        return flow.Index;
    }

    private SequenceFlow ReadFlow(FlowDraft draft)
    {
        var condition = draft.Element.Bpmn("conditionExpression").FirstOrDefault();
        return new SequenceFlow
        {
            Index = draft.Index,
            Id = draft.Id,
            Name = draft.Element.Attribute("name"),
            Line = draft.Element.Line,
            Source = draft.Source,
            Target = draft.Target,
            Condition = condition is null ? null : ReadCondition(draft, condition),
        };
    }

    /// <summary>A condition that cannot be read stands as empty text, so that it is not reported as missing too.</summary>
    private ModelExpression ReadCondition(FlowDraft draft, BpmnElement condition) =>
        context.RequiredExpression(draft.Element, condition.Line, $"Condition of flow '{draft.Id}'", condition.Text.Trim()) ?? ModelExpression.Static("");

    private ImmutableDictionary<string, string> ReadEmbeddedForms(BpmnElement process)
    {
        var forms = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var form in process.Extensions.Where(e => e.Name == "userTaskForm"))
        {
            if (string.IsNullOrWhiteSpace(form.Id))
            {
                context.Problems.Add(ProblemCode.MissingId, process.Id, form.Line, "An embedded form (zeebe:userTaskForm) has no id.");
            }
            else
            {
                forms[form.Id] = form.Text;
            }
        }

        return forms.ToImmutable();
    }

    private void CheckProcessExtensions(BpmnElement process)
    {
        foreach (var extension in process.Extensions.Where(e => e.Name is not ("userTaskForm" or "versionTag" or "properties")))
        {
            context.Unsupported(process, extension);
        }
    }

    private string IdOf(BpmnElement element)
    {
        if (!string.IsNullOrWhiteSpace(element.Id))
        {
            return element.Id;
        }

        context.Problems.Add(ProblemCode.MissingId, element, $"'{element.Name}' has no id. History and running cases name elements by id.");
        return "";
    }
}
