using System.Collections.Immutable;
using System.Text.Json;
using MetroEGov.Activities;
using MetroEGov.Bpmn.Model;

namespace MetroEGov.Runtime;

/// <summary>A process that answers at a path today.</summary>
/// <param name="Start">What its drawing says about the call.</param>
public sealed record HttpStartPoint(string ProcessId, int Version, long DefinitionKey, HttpStart Start);

/// <summary>A call of a start point by somebody who is admitted to it.</summary>
/// <param name="Body">Null: there was none.</param>
/// <param name="Query">Names in the order in which they came; one may come more than once.</param>
/// <param name="Caller">Who calls; acts in the case.</param>
/// <param name="Accepting">The authority that takes the application in: the caller's.</param>
/// <param name="CommandId">An idempotency key: the same key with the same call gives the first answer again.</param>
public sealed record HttpStartCall(
    JsonElement? Body,
    ImmutableArray<KeyValuePair<string, string>> Query,
    HttpCallerIdentity Identity,
    Caller Caller,
    AuthorityReference Accepting,
    string? CommandId = null);

/// <summary>One place of a body that its schema does not allow.</summary>
/// <param name="Pointer">JSON pointer (RFC 6901); empty for the body as a whole.</param>
/// <param name="Code">The keyword of the schema.</param>
/// <param name="Text">English; holds no value of the body.</param>
public sealed record BodyViolation(string Pointer, string Code, string Text);

/// <summary>What came of a call.</summary>
public abstract record HttpStartAnswer
{
    private HttpStartAnswer()
    {
    }

    public sealed record Started(StartAnswer.Started Case, string? BusinessKey) : HttpStartAnswer;

    /// <summary>The body is not what the schema demands; nothing was started.</summary>
    public sealed record BodyInvalid(ImmutableArray<BodyViolation> Violations) : HttpStartAnswer;

    /// <param name="Code">One of <see cref="RefusalCode"/>.</param>
    public sealed record Refused(string Code, string Text) : HttpStartAnswer;
}
