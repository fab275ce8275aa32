using System.Net;
using MetroEGov.Activities;
using MetroEGov.Connectors.Registries.ResidentRegistry.Messages;
using MetroEGov.Connectors.Registries.ResidentRegistry.Transport;

namespace MetroEGov.Connectors.Registries.ResidentRegistry;

/// <summary>What is entered into the register of the new residence.</summary>
public sealed record RecordRegistrationInput
{
    [Input("Person", LabelDe = "Person")]
    public required PersonRecord Person { get; init; }

    [Input("New address", LabelDe = "Neue Anschrift")]
    public required DwellingAddress NewAddress { get; init; }

    [Input("Moved in on", LabelDe = "Einzugsdatum")]
    public required DateOnly MovedIn { get; init; }

    [Input("Status of the new dwelling", LabelDe = "Status der neuen Wohnung")]
    public required DwellingStatus DwellingStatus { get; init; }

    [Input("Previous address", LabelDe = "Bisherige Anschrift")]
    public DwellingAddress? PreviousAddress { get; init; }

    [Input("Carry over the block on information", LabelDe = "Auskunftssperre übernehmen",
        Description = "True when the previous register has one.", DescriptionDe = "Wahr, wenn das bisherige Register eine führt.")]
    public bool? CarryOverBlock { get; init; }
}

/// <summary>The register's confirmation.</summary>
public sealed record RegistrationRecord
{
    [Output("Registration number", LabelDe = "Registriernummer")]
    public required string RegistrationNumber { get; init; }

    [Output("Recorded at", LabelDe = "Eingetragen um")]
    public required DateTimeOffset RecordedAt { get; init; }

    [Output("Registration date", LabelDe = "Anmeldedatum", Description = "Day of the entry in the register's own time.",
        DescriptionDe = "Tag der Eintragung in der Zeit des Registers.")]
    public required DateOnly RecordedOn { get; init; }

    [Output("Was recorded by an earlier attempt", LabelDe = "Schon vorher eingetragen")]
    public required bool WasAlreadyRecorded { get; init; }
}

/// <summary>Enters the registration into the competent authority's register, once.</summary>
/// <remarks>
/// From the second attempt on the register is first asked, by the idempotency key, whether an earlier one has done it; only
/// after "no" is the entry sent again. The register keeps the key as well, so that two attempts under way at once make one entry.
/// </remarks>
[Activity(
    "resident-registry:record-registration",
    Title = "Resident register: record registration",
    TitleDe = "Melderegister: Anmeldung eintragen",
    Description = "Enters the new residence into the competent authority's register.",
    DescriptionDe = "Trägt die neue Wohnung in das Melderegister der zuständigen Behörde ein.",
    Idempotent = true,
    Keywords = ["XMeld", "Meldeschein", "Einwohner", "resident"],
    IconPath = ResidentRegistrySetup.IconPath)]
[BusinessError("REGISTRATION_REFUSED", "The register refuses the entry", TitleDe = "Das Register lehnt die Eintragung ab")]
public sealed class RecordRegistration : IActivity<RecordRegistrationInput, RegistrationRecord>
{
    private readonly IRegistryDirectory _directory;
    private readonly RegistryChannel _channel;

    internal RecordRegistration(IRegistryDirectory directory, RegistryChannel channel)
    {
        _directory = directory;
        _channel = channel;
    }

    public async Task<ActivityResult<RegistrationRecord>> RunAsync(
        RecordRegistrationInput input, ActivityContext context, CancellationToken cancellationToken)
    {
        if (!PartialDate.TryParse(input.Person.BirthDate, out var birthDate))
            return RegistryParties.WrongDate("person.birthDate");
        if (context.Actor is not { } actor)
            return RegistryParties.NobodyActs(context);
        if (!RegistryParties.TryFind(_directory, context.CompetentAuthority, "competent", context, out var register, out var missing))
            return missing;

        if (context.Attempt > 1 && await FindEarlierAsync(register, context, cancellationToken).ConfigureAwait(false) is { } earlier)
            return earlier;

        var header = MessageHeader.Of(RegistrationMessage.Type, context.IdempotencyKey, context.Now, register, register);
        var message = RegistrationMessage.Write(_channel.Release, header, actor.UserId, input, birthDate);
        var call = await _channel.SendAsync(
            register, HttpMethod.Post, "registrations", message, context.IdempotencyKey, cancellationToken).ConfigureAwait(false);
        return call switch
        {
            RegistryCall.Failed failed => failed.Failure,
            RegistryCall.Answered { Status: HttpStatusCode.UnprocessableEntity } refused => Refused(register, refused),
            RegistryCall.Answered { Status: HttpStatusCode.OK or HttpStatusCode.Created, Root: { } root } => Read(register, root, wasThere: false),
            RegistryCall.Answered answered => RegistryTrouble.UnexpectedStatus(register, answered.Status),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>Null when the register says that no earlier attempt has come through.</summary>
    private async Task<ActivityResult<RegistrationRecord>?> FindEarlierAsync(
        RegistryEndpoint register, ActivityContext context, CancellationToken cancellationToken)
    {
        var path = $"registrations?idempotencyKey={Uri.EscapeDataString(context.IdempotencyKey)}";
        var call = await _channel.SendAsync(
            register, HttpMethod.Get, path, body: null, context.IdempotencyKey, cancellationToken).ConfigureAwait(false);
        return call switch
        {
            // What an earlier attempt has done is still not known, whatever became of this question.
            RegistryCall.Failed failed => failed.Failure with { OutcomeUnknown = true },
            RegistryCall.Answered { Status: HttpStatusCode.NotFound } => null,
            RegistryCall.Answered { Status: HttpStatusCode.OK, Root: { } root } => Read(register, root, wasThere: true),
            RegistryCall.Answered answered => RegistryTrouble.UnexpectedStatus(register, answered.Status) with { OutcomeUnknown = true },
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static ActivityResult<RegistrationRecord> Read(RegistryEndpoint register, System.Xml.Linq.XElement root, bool wasThere) =>
        RegistrationMessage.Read(root, wasThere, out var problems) is { } record
            ? record
            : RegistryTrouble.Invalid(register, problems) with { OutcomeUnknown = true };

    private static ActivityResult<RegistrationRecord> Refused(RegistryEndpoint register, RegistryCall.Answered answer) =>
        RegistrationMessage.RefusalCode(answer.Root) is { } code
            ? new ActivityResult<RegistrationRecord>.BusinessError(
                "REGISTRATION_REFUSED", $"The register of {register.AuthorityKey} refused the entry with code {code}.")
            : RegistryTrouble.UnexpectedStatus(register, answer.Status);
}
