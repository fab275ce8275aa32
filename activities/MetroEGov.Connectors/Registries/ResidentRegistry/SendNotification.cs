using MetroEGov.Activities;
using MetroEGov.Connectors.Registries.ResidentRegistry.Messages;
using MetroEGov.Connectors.Registries.ResidentRegistry.Transport;

namespace MetroEGov.Connectors.Registries.ResidentRegistry;

/// <summary>What the authority of the previous residence learns.</summary>
public sealed record SendNotificationInput
{
    [Input("Person", LabelDe = "Person")]
    public required PersonRecord Person { get; init; }

    [Input("Previous address", LabelDe = "Bisherige Anschrift")]
    public required DwellingAddress PreviousAddress { get; init; }

    [Input("New address", LabelDe = "Neue Anschrift")]
    public required DwellingAddress NewAddress { get; init; }

    [Input("Moved in on", LabelDe = "Einzugsdatum")]
    public required DateOnly MovedIn { get; init; }

    [Input("Status of the new dwelling", LabelDe = "Status der neuen Wohnung")]
    public required DwellingStatus DwellingStatus { get; init; }

    [Input("Recorded at", LabelDe = "Eingetragen um")]
    public DateTimeOffset? RecordedAt { get; init; }

    /// <summary>Comes back with the evaluation and finds the case; at most 100 characters.</summary>
    [Input("Correlation key", LabelDe = "Zuordnungsmerkmal",
        Description = "Comes back with the evaluation (0203, 0204).", DescriptionDe = "Kommt mit der Auswertung (0203, 0204) zurück.")]
    public required string CorrelationKey { get; init; }
}

/// <summary>The registry took the message in; its evaluation follows later as a message of its own.</summary>
public sealed record NotificationReceipt
{
    [Output("Message id", LabelDe = "Nachrichten-ID")]
    public required Guid MessageId { get; init; }

    [Output("Sent at", LabelDe = "Gesendet um")]
    public required DateTimeOffset SentAt { get; init; }
}

/// <summary>Notifies the authority of the previous residence: 0201, asynchronous. Source: BMG §33(1), at the latest after three working days.</summary>
/// <remarks>Repetitions carry the same message id; the receiver throws a message away whose id it has seen.</remarks>
[Activity(
    "resident-registry:send-notification",
    Title = "Resident register: notify the previous authority",
    TitleDe = "Melderegister: Rückmeldung senden",
    Description = "Tells the previous authority of the registration (message 0201). The evaluation arrives as message resident-registry.evaluation.",
    DescriptionDe = "Meldet der bisherigen Behörde die Anmeldung (Nachricht 0201). Die Auswertung kommt als Nachricht resident-registry.evaluation.",
    Idempotent = true,
    Keywords = ["XMeld", "Meldeschein", "Einwohner", "resident"],
    IconPath = ResidentRegistrySetup.IconPath)]
public sealed class SendNotification : IActivity<SendNotificationInput, NotificationReceipt>
{
    private const int LongestCorrelationKey = 100;

    private readonly IRegistryDirectory _directory;
    private readonly RegistryChannel _channel;

    internal SendNotification(IRegistryDirectory directory, RegistryChannel channel)
    {
        _directory = directory;
        _channel = channel;
    }

    public async Task<ActivityResult<NotificationReceipt>> RunAsync(
        SendNotificationInput input, ActivityContext context, CancellationToken cancellationToken)
    {
        if (!PartialDate.TryParse(input.Person.BirthDate, out var birthDate))
            return RegistryParties.WrongDate("person.birthDate");
        if (input.CorrelationKey.Length is 0 or > LongestCorrelationKey)
            return ActivityFailure.Permanent("INVALID_INPUT", $"Input 'correlationKey': expected 1 to {LongestCorrelationKey} characters.");
        if (!RegistryParties.TryFind(_directory, context, out var author, out var reader, out var missing))
            return missing;

        var header = MessageHeader.Of(NotificationMessage.Type, context.IdempotencyKey, context.Now, author, reader);
        var message = NotificationMessage.Write(_channel.Release, header, input, birthDate, input.RecordedAt ?? context.Now);
        var call = await _channel.SendAsync(
            reader, HttpMethod.Post, "messages", message, context.IdempotencyKey, cancellationToken).ConfigureAwait(false);
        return call switch
        {
            RegistryCall.Failed failed => failed.Failure,
            RegistryCall.Answered { Status: System.Net.HttpStatusCode.Accepted or System.Net.HttpStatusCode.OK } =>
                new NotificationReceipt { MessageId = header.Id, SentAt = context.Now },
            RegistryCall.Answered answered => RegistryTrouble.UnexpectedStatus(reader, answered.Status),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }
}
