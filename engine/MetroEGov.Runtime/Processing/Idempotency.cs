using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using MetroEGov.Runtime.Persistence;

namespace MetroEGov.Runtime.Processing;

/// <summary>A caller's idempotency key with a fingerprint of the request under it.</summary>
internal sealed record Idempotency(string CommandId, string RequestHash)
{
    /// <summary>Null when the caller gave no key.</summary>
    public static Idempotency? Of(string? commandId, params object?[] request) => commandId is null
        ? null
        : new Idempotency(commandId, Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(request)))));
}

/// <summary>
/// Answers a repeated command as it was answered the first time. Only what changed something is remembered: what was refused changed
/// nothing, and asking again may go well.
/// </summary>
internal static class CommandLog
{
    public static CommandAnswer Once(WorkUnit unit, Idempotency? idempotency, Func<CommandAnswer> work) => Once(
        unit,
        idempotency,
        work,
        answer => answer is CommandAnswer.Done ? "done" : null,
        _ => CommandAnswer.Ok,
        (code, text) => new CommandAnswer.Refused(code, text));

    public static T Once<T>(
        WorkUnit unit,
        Idempotency? idempotency,
        Func<T> work,
        Func<T, string?> remember,
        Func<string, T> recall,
        Func<string, string, T> refuse)
    {
        if (idempotency is null)
            return work();

        if (unit.Db.Commands.Find(idempotency.CommandId) is { } known)
        {
            return known.RequestHash == idempotency.RequestHash
                ? recall(known.Answer)
                : refuse(
                    RefusalCode.CommandIdReused,
                    "This idempotency key was used for another request. Use a new key for a new request.");
        }

        var answer = work();
        if (remember(answer) is { } text)
        {
            unit.Db.Add(new CommandRow
            {
                CommandId = idempotency.CommandId,
                RequestHash = idempotency.RequestHash,
                Answer = text,
                At = unit.Now,
            });
        }

        return answer;
    }
}
