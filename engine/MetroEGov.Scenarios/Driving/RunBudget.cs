namespace MetroEGov.Scenarios.Driving;

/// <summary>
/// How much a run of scenarios may do, counted in steps, so that it ends the same on every machine; and whether anybody still waits for
/// it. Not safe to share between runs.
/// </summary>
/// <param name="stepsLeft">Commands that the cases of all scenarios may be given together.</param>
/// <param name="cancellationToken">Ends the run before its next step.</param>
public sealed class RunBudget(int stepsLeft, CancellationToken cancellationToken)
{
    /// <exception cref="ScenarioStoppedException">All steps are used up.</exception>
    /// <exception cref="OperationCanceledException">Nobody waits any more.</exception>
    public void Spend()
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (stepsLeft == 0)
        {
            throw new ScenarioStoppedException("The run has used up the steps that it may take; run fewer scenarios at a time, or look for a loop without end.");
        }

        stepsLeft--;
    }
}
