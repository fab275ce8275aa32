using MetroEGov.Bpmn.Execution;
using MetroEGov.Bpmn.Execution.State;

namespace MetroEGov.Scenarios.Driving;

/// <summary>Does the work of the activities.</summary>
public interface IJobAnswers
{
    /// <returns>What came of the job, or null to let it wait.</returns>
    Command? Answer(CaseInstance instance, JobState job, DateTimeOffset now);
}
