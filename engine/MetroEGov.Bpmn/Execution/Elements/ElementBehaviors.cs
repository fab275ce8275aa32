using System.Diagnostics;
using MetroEGov.Bpmn.Execution.Elements.Activities;
using MetroEGov.Bpmn.Execution.Elements.Containers;
using MetroEGov.Bpmn.Execution.Elements.Events;
using MetroEGov.Bpmn.Execution.Elements.Gateways;
using MetroEGov.Bpmn.Model;

namespace MetroEGov.Bpmn.Execution.Elements;

/// <summary>Which behaviour a node has.</summary>
internal static class ElementBehaviors
{
    private static readonly PassThrough PassThrough = new();
    private static readonly JobTask JobTask = new();
    private static readonly UserTask UserTask = new();
    private static readonly BusinessRuleTask BusinessRuleTask = new();
    private static readonly ScriptTask ScriptTask = new();
    private static readonly CallActivity CallActivity = new();
    private static readonly CatchEvent CatchEvent = new();
    private static readonly ErrorEndEvent ErrorEndEvent = new();
    private static readonly TerminateEndEvent TerminateEndEvent = new();
    private static readonly ExclusiveGateway ExclusiveGateway = new();
    private static readonly EventBasedGateway EventBasedGateway = new();
    private static readonly Subprocess Subprocess = new();
    private static readonly MultiInstanceBody MultiInstanceBody = new();

    public static ElementBehavior Of(FlowNode node, bool isMultiInstanceBody) => isMultiInstanceBody
        ? MultiInstanceBody
        : node.Kind switch
        {
            ElementKind.ServiceTask or ElementKind.SendTask => JobTask,
            ElementKind.UserTask => UserTask,
            ElementKind.BusinessRuleTask => node.CalledDecision is null ? JobTask : BusinessRuleTask,
            ElementKind.ScriptTask => node.Script is null ? JobTask : ScriptTask,
            ElementKind.ReceiveTask or ElementKind.IntermediateCatchEvent => CatchEvent,
            ElementKind.CallActivity => CallActivity,
            ElementKind.Subprocess or ElementKind.EventSubprocess => Subprocess,
            ElementKind.ExclusiveGateway => ExclusiveGateway,
            ElementKind.EventBasedGateway => EventBasedGateway,
            ElementKind.EndEvent => OfEndEvent(node),
            ElementKind.IntermediateThrowEvent => node.Job is null ? PassThrough : JobTask,
            ElementKind.StartEvent
                or ElementKind.BoundaryEvent
                or ElementKind.ParallelGateway
                or ElementKind.Task
                or ElementKind.ManualTask => PassThrough,
            _ => throw new UnreachableException($"No behaviour for {node}."),
        };

    private static ElementBehavior OfEndEvent(FlowNode node) => node.Event switch
    {
        EventTrigger.Error => ErrorEndEvent,
        EventTrigger.Terminate => TerminateEndEvent,
        _ => node.Job is null ? PassThrough : JobTask,
    };
}
