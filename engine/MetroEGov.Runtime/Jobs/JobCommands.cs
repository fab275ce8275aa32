using System.Diagnostics;
using MetroEGov.Bpmn.Execution;

namespace MetroEGov.Runtime.Jobs;

internal static class JobCommands
{
    public static Command Of(JobVerdict verdict, long jobKey, DateTimeOffset at) => verdict switch
    {
        JobVerdict.Complete done => new Command.CompleteJob(at, jobKey, done.Variables),
        JobVerdict.ThrowError error => new Command.ThrowJobError(at, jobKey, error.Code, error.Message, error.Variables),
        JobVerdict.Fail failed => new Command.FailJob(at, jobKey, failed.RetriesLeft, failed.Message),
        _ => throw new UnreachableException(),
    };
}
