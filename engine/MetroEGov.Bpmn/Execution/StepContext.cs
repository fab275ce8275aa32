using MetroEGov.Feel;

namespace MetroEGov.Bpmn.Execution;

/// <summary>
/// Everything else a step may read (R1): resolved decisions, cluster variables, time zone, seed. The shell resolves it before the step;
/// two steps with the same model, context, state and command give the same outcome. Immutable; safe to share between steps.
/// </summary>
/// <param name="TimeZoneId">IANA id of the region's zone, e.g. <c>Europe/Berlin</c>; <c>today()</c> is in it.</param>
/// <param name="Seed">For the functions that are not pure.</param>
public sealed record StepContext(
    IDecisionSource Decisions,
    IClusterVariables ClusterVariables,
    string TimeZoneId,
    long Seed);

/// <summary>Finds a decision of the right version; the same answer within a step.</summary>
public interface IDecisionSource
{
    /// <returns>Null when no decision of that id is deployed and valid on the date.</returns>
    ResolvedDecision? Find(string decisionId, string applicationDate);
}

/// <summary>Variables that belong to no case, such as <c>region</c>.</summary>
public interface IClusterVariables
{
    /// <returns>Null when there is none of that name.</returns>
    FeelValue? Find(string name);
}
