using System.Collections.Immutable;
using System.Diagnostics;
using MetroEGov.Bpmn.Execution;
using MetroEGov.Bpmn.Execution.State;
using MetroEGov.Bpmn.Jobs;
using MetroEGov.Feel;
using MetroEGov.Scenarios.Driving;
using MetroEGov.Scenarios.Model;
using NodaTime;

namespace MetroEGov.Scenarios.Running;

/// <summary>
/// Does the work of activities: first by the mocks of the scenario, which complete a job with variables as they stand; else by its canned
/// answers, which go through the task's headers as in the activity host. What has neither waits.
/// </summary>
internal sealed class CannedAnswers(CaseSettings settings, DateTimeZone zone) : IJobAnswers
{
    private readonly Dictionary<string, Func<JobState, DateTimeOffset, CaseInstance, Command>> _mocks = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _given = new(StringComparer.Ordinal);

    public void Mock(string jobType, Func<JobState, DateTimeOffset, CaseInstance, Command> answer) => _mocks[jobType] = answer;

    public Command? Answer(CaseInstance instance, JobState job, DateTimeOffset now)
    {
        if (_mocks.TryGetValue(job.Type, out var mock))
        {
            return mock(job, now, instance);
        }

        return Next(job.Type) is { } answer ? Answer(job, now, answer) : null;
    }

    private CannedAnswer? Next(string jobType)
    {
        if (!settings.Answers.TryGetValue(jobType, out var answers) || answers.IsEmpty)
        {
            return null;
        }

        var index = _given.GetValueOrDefault(jobType);
        _given[jobType] = index + 1;
        return answers[Math.Min(index, answers.Length - 1)];
    }

    private Command Answer(JobState job, DateTimeOffset now, CannedAnswer answer)
    {
        var environment = new FeelEnvironment(Instant.FromDateTimeOffset(now), zone, seed: job.Key);
        var response = answer is CannedAnswer.Output output ? output.Value.ToFeel() : FeelValue.Null;
        return new JobHeaders(job.Headers, job.ElementId.Value, environment).Judge(response, ErrorOf(answer), job.Retries) switch
        {
            JobHeaderVerdict.ThrowError error => new Command.ThrowJobError(now, job.Key, error.Code, error.Message, error.Variables),
            JobHeaderVerdict.Fail fail => new Command.FailJob(now, job.Key, fail.RetriesLeft, fail.Message),
            JobHeaderVerdict.Stop stop => new Command.FailJob(now, job.Key, 0, stop.Text),
            JobHeaderVerdict.Pass pass => Pass(job, now, answer, pass.Variables),
            _ => throw new UnreachableException(),
        };
    }

    private static Command Pass(JobState job, DateTimeOffset now, CannedAnswer answer, ImmutableDictionary<string, VariableValue> variables) => answer switch
    {
        CannedAnswer.Output => new Command.CompleteJob(now, job.Key, variables),
        CannedAnswer.BusinessError error => new Command.ThrowJobError(now, job.Key, error.Code, error.Message, variables),
        CannedAnswer.Failure failure => new Command.FailJob(now, job.Key, failure.IsTransient ? Math.Max(0, job.Retries - 1) : 0, $"{failure.Code}: {failure.Message}"),
        _ => throw new UnreachableException(),
    };

    private static FeelValue ErrorOf(CannedAnswer answer) => answer switch
    {
        CannedAnswer.BusinessError error => Error(error.Code, error.Message),
        CannedAnswer.Failure failure => Error(failure.Code, failure.Message),
        _ => FeelValue.Null,
    };

    private static FeelValue Error(string code, string message) =>
        FeelValue.Context([KeyValuePair.Create("code", FeelValue.Of(code)), KeyValuePair.Create("message", FeelValue.Of(message))]);
}
