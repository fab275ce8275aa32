namespace MetroEGov.Bpmn.Execution.State;

/// <summary>
/// The state that a history tells of. A step changes its own working copy by the same code, so the two cannot differ (R8).
/// </summary>
public static class StateFold
{
    /// <param name="state">The state before the first of the events; <see cref="InstanceState.New"/> for a whole history.</param>
    public static InstanceState Apply(InstanceState state, IEnumerable<HistoryEvent> history)
    {
        var working = new WorkingState(state);
        foreach (var happened in history)
        {
            working.Apply(happened);
        }
        return working.ToState();
    }
}
