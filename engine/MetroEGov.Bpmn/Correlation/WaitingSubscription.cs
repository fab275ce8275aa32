using MetroEGov.Bpmn.Execution.State;

namespace MetroEGov.Bpmn.Correlation;

/// <summary>An open subscription of a running instance. Keys grow, so the lower key has waited longer.</summary>
public sealed record WaitingSubscription(long InstanceKey, string ProcessId, SubscriptionState Subscription);
