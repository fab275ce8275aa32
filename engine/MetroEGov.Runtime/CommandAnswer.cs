using System.Collections.Immutable;
using MetroEGov.Forms;

namespace MetroEGov.Runtime;

/// <summary>What came of something that was asked of the engine. Closed: done, or refused for a reason that the caller can act on.</summary>
public abstract record CommandAnswer
{
    private CommandAnswer()
    {
    }

    /// <summary>It is committed and survives a crash from here on.</summary>
    public sealed record Done : CommandAnswer;

    /// <summary>Nothing was changed.</summary>
    /// <param name="Code">One of <see cref="RefusalCode"/>.</param>
    /// <param name="Text">English, for logs and API problems; names keys and types, never values.</param>
    public sealed record Refused(string Code, string Text) : CommandAnswer;

    /// <summary>Only for completing a user task: the form's rules are not kept. Nothing was changed.</summary>
    public sealed record FormInvalid(ImmutableArray<FieldError> Errors) : CommandAnswer;

    public static CommandAnswer Ok { get; } = new Done();
}

/// <summary>Reasons of a refusal. Clients rely on them: they are never renamed.</summary>
public static class RefusalCode
{
    /// <summary>There is no such thing, or the caller may not know of it.</summary>
    public const string NotFound = "not-found";

    /// <summary>It was there and is done: completed or cancelled by somebody else meanwhile.</summary>
    public const string AlreadyClosed = "already-closed";

    /// <summary>Somebody else holds the task by now.</summary>
    public const string AssigneeChanged = "assignee-changed";

    /// <summary>Known to the caller, but not for the caller to do.</summary>
    public const string NotAllowed = "not-allowed";

    /// <summary>The thing is not in the state for it.</summary>
    public const string WrongState = "wrong-state";

    /// <summary>A variable has a reserved name, is too large or no JSON.</summary>
    public const string InvalidVariable = "invalid-variable";

    /// <summary>The idempotency key was used for another request before.</summary>
    public const string CommandIdReused = "command-id-reused";

    /// <summary>A timer or command from before the last step.</summary>
    public const string TooEarly = "too-early";

    /// <summary>The case is quarantined after repeated failures; its incident has to be resolved first.</summary>
    public const string Quarantined = "quarantined";

    /// <summary>No version of the process is valid on the application date.</summary>
    public const string NoValidVersion = "no-valid-version";

    /// <summary>Nobody waits for the message.</summary>
    public const string NobodyWaits = "nobody-waits";
}
