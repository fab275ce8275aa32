using System.Collections.Immutable;
using MetroEGov.Bpmn.Model;

namespace MetroEGov.Bpmn.Reading;

/// <summary>Reads the details of one flow node and refuses whatever inside of it would not be honoured.</summary>
internal sealed class NodeReader(
    ReadingContext context,
    ImmutableDictionary<string, ModelExpression> laneAssignments,
    ImmutableDictionary<string, string> embeddedForms)
{
    public FlowNode Read(NodeDraft draft, NodePlace place)
    {
        var element = draft.Element;
        RefuseUnknownChildren(draft);
        RefuseUnknownAttributes(draft);
        ExtensionPlaces.Check(context, element, draft.Kind);
        var user = new UserTaskReader(context, embeddedForms);
        var called = new CallReader(context);
        var properties = PropertyReader.Read(context, element);
        return new FlowNode
        {
            Index = draft.Index,
            Id = draft.Id,
            Name = element.Attribute("name"),
            Kind = draft.Kind,
            Line = element.Line,
            Parent = draft.Parent,
            Incoming = place.Incoming,
            Outgoing = place.Outgoing,
            DefaultFlow = place.DefaultFlow,
            AttachedTo = place.AttachedTo,
            BoundaryEvents = place.BoundaryEvents,
            Children = place.Children,
            EventSubprocesses = place.EventSubprocesses,
            Event = EventReader.IsEvent(draft.Kind) || draft.Kind == ElementKind.ReceiveTask
                ? new EventReader(context).Read(element, draft.Kind)
                : null,
            IsInterrupting = IsInterrupting(element, draft.Kind),
            MultiInstance = new MultiInstanceReader(context).Read(element),
            Io = IoMappingReader.Read(context, element, draft.Kind),
            Job = JobReader.Read(context, element, draft.Kind),
            UserTask = draft.Kind == ElementKind.UserTask
                ? user.Read(element, laneAssignments.GetValueOrDefault(draft.Id.Value))
                : null,
            StartForm = draft.Kind == ElementKind.StartEvent ? user.ReadForm(element) : null,
            CalledElement = draft.Kind == ElementKind.CallActivity ? called.ReadProcess(element) : null,
            CalledDecision = draft.Kind == ElementKind.BusinessRuleTask ? called.ReadDecision(element) : null,
            Script = draft.Kind == ElementKind.ScriptTask ? called.ReadScript(element) : null,
            HttpStart = draft.Kind == ElementKind.StartEvent ? new HttpStartReader(context, element).Read(properties) : null,
            Properties = properties,
        };
    }

    private bool IsInterrupting(BpmnElement element, ElementKind kind) => kind switch
    {
        ElementKind.BoundaryEvent => context.Flag(element, element, "cancelActivity", absent: true),
        ElementKind.StartEvent => context.Flag(element, element, "isInterrupting", absent: true),
        _ => true,
    };

    private void RefuseUnknownChildren(NodeDraft draft)
    {
        var isScope = draft.Kind is ElementKind.Subprocess or ElementKind.EventSubprocess;
        foreach (var child in draft.Element.Children.Where(c => c.Namespace == BpmnNamespaces.Bpmn))
        {
            if (ElementVocabulary.Resources.Contains(child.Name))
            {
                context.Problems.Warn(ProblemCode.IgnoredElement, child, $"'{child.Name}' of '{draft.Id}' has no effect. Say who may do a task by zeebe:assignmentDefinition.");
            }
            else if (!(ElementVocabulary.WithoutMeaning.Contains(child.Name)
                || (isScope && ElementVocabulary.FlowNodes.ContainsKey(child.Name))
                || (EventReader.IsEvent(draft.Kind) && ElementVocabulary.EventParts.Contains(child.Name))
                || (MultiInstanceReader.IsActivity(draft.Kind) && child.Name == MultiInstanceReader.ElementName)))
            {
                context.Unsupported(IsFlowElement(child) ? child : draft.Element, child);
            }
        }
    }

    /// <summary>A flow element that is refused is named itself; a part of a node is reported for its node.</summary>
    private static bool IsFlowElement(BpmnElement child) =>
        child.Id is not null && !child.Name.EndsWith("EventDefinition", StringComparison.Ordinal) && child.Name != "standardLoopCharacteristics";

    private void RefuseUnknownAttributes(NodeDraft draft)
    {
        Refuse(draft.Element, "isForCompensation", "false", "A compensation handler");
        Refuse(draft.Element, "startQuantity", "1", "A start quantity other than 1");
        Refuse(draft.Element, "completionQuantity", "1", "A completion quantity other than 1");
        Refuse(draft.Element, "instantiate", "false", "An element that starts the process without a start event");
        Refuse(draft.Element, "eventGatewayType", "Exclusive", "A parallel event-based gateway");
        Refuse(draft.Element, "parallelMultiple", "false", "A parallel multiple event");
    }

    private void Refuse(BpmnElement element, string attribute, string harmless, string what)
    {
        if (element.Attribute(attribute) is { } value && !value.Equals(harmless, StringComparison.OrdinalIgnoreCase))
        {
            context.Problems.Add(ProblemCode.UnsupportedElement, element, $"{what} ({attribute}=\"{value}\" of '{element.Id}') is not supported yet.");
        }
    }
}
