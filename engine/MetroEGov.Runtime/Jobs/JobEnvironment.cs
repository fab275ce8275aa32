using System.Collections.Immutable;
using MetroEGov.Activities;
using MetroEGov.Bpmn.Execution.State;
using MetroEGov.Bpmn.Model;
using MetroEGov.Runtime.Processing;

namespace MetroEGov.Runtime.Jobs;

/// <summary>What an activity is told about the case, read off instance and model.</summary>
internal static class JobEnvironment
{
    private const string LegalBasis = "metroegov:legalBasis";
    private const string Purpose = "metroegov:purpose";
    private const string ReasonKey = "metroegov:reasonKey";

    public static ActivityContext ContextOf(
        InstanceState state, ProcessModel model, JobState job, int attempt, DateTimeOffset deadline, TimeProvider clock)
    {
        var element = model.Find(job.ElementId)?.Properties ?? ImmutableDictionary<string, string>.Empty;
        return new ActivityContext
        {
            IdempotencyKey = Keys.Text(job.Key),
            Attempt = attempt,
            Deadline = deadline,
            CaseKey = Keys.Text(state.RootKey),
            InstanceKey = Keys.Text(state.Key),
            BusinessKey = state.Header.BusinessKey,
            ElementId = job.ElementId.Value,
            AcceptingAuthority = HeaderAuthorities.SingleOf(state.Header.Accepting),
            CompetentAuthority = HeaderAuthorities.SingleOf(state.Header.Competent),
            PreviousAuthority = HeaderAuthorities.SingleOf(state.Header.Previous),
            Actor = job.OnBehalfOf is { AuthorityKey: { } authority } person ? new Actor(person.UserId, authority) : null,
            LegalBasis = element.GetValueOrDefault(LegalBasis),
            Purpose = element.GetValueOrDefault(Purpose),
            ReasonKey = element.GetValueOrDefault(ReasonKey),
            Clock = clock,
        };
    }
}
