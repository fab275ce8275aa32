using MetroEGov.Activities;
using MetroEGov.Connectors.Registries.ResidentRegistry.Messages;
using MetroEGov.Connectors.Registries.ResidentRegistry.Transport;

namespace MetroEGov.Connectors.Registries.ResidentRegistry;

/// <summary>What identifies the person who moves. Source: BMG §23(3).</summary>
public sealed record RequestPrefilledFormInput
{
    [Input("Family name", LabelDe = "Familienname")]
    public required string FamilyName { get; init; }

    [Input("Given names", LabelDe = "Vornamen", Description = "Empty for a person with one name.", DescriptionDe = "Leer bei Personen mit nur einem Namen.")]
    public string? GivenNames { get; init; }

    [Input("Birth date", LabelDe = "Geburtsdatum", Description = "Unknown parts are zeros: 1970-00-00.",
        DescriptionDe = "Unbekannte Teile sind Nullen: 1970-00-00.")]
    public required string BirthDate { get; init; }

    [Input("Previous address", LabelDe = "Bisherige Anschrift")]
    public required DwellingAddress PreviousAddress { get; init; }
}

/// <summary>
/// Asks the register of the previous residence for the data of a person who moves: 0300, answered by 0301 in the same connection.
/// </summary>
/// <remarks>
/// The message goes out in the name of the competent authority and carries the acting clerk's user id, wherever that clerk sits:
/// only the authority of the new residence may ask. Source: BMG §23(3); 1. BMeldDÜV §5.
/// </remarks>
[Activity(
    "resident-registry:request-prefilled-form",
    Title = "Resident register: request pre-filled registration form",
    TitleDe = "Melderegister: vorausgefüllten Meldeschein anfordern",
    Description = "Asks the register of the previous residence (message 0300) and returns what it knows (0301).",
    DescriptionDe = "Fragt das Melderegister der bisherigen Wohnung (Nachricht 0300) und liefert dessen Auskunft (0301).",
    ReadsRegister = true,
    Idempotent = true,
    Keywords = ["XMeld", "Meldeschein", "Einwohner", "resident"],
    IconPath = ResidentRegistrySetup.IconPath)]
public sealed class RequestPrefilledForm : IActivity<RequestPrefilledFormInput, PrefilledForm>
{
    private readonly IRegistryDirectory _directory;
    private readonly RegistryChannel _channel;

    internal RequestPrefilledForm(IRegistryDirectory directory, RegistryChannel channel)
    {
        _directory = directory;
        _channel = channel;
    }

    public async Task<ActivityResult<PrefilledForm>> RunAsync(
        RequestPrefilledFormInput input, ActivityContext context, CancellationToken cancellationToken)
    {
        if (!PartialDate.TryParse(input.BirthDate, out var birthDate))
            return RegistryParties.WrongDate("birthDate");
        if (context.Actor is not { } actor)
            return RegistryParties.NobodyActs(context);
        if (!RegistryParties.TryFind(_directory, context, out var author, out var reader, out var missing))
            return missing;

        var header = MessageHeader.Of(FormRequest.Type, context.IdempotencyKey, context.Now, author, reader);
        var question = FormRequest.Write(_channel.Release, header, actor.UserId, input, birthDate);
        int? hits = null;
        var wasSent = true;
        try
        {
            var call = await _channel.SendAsync(
                reader, HttpMethod.Post, "forms", question, context.IdempotencyKey, cancellationToken).ConfigureAwait(false);
            switch (call)
            {
                case RegistryCall.Failed failed:
                    wasSent = failed.WasSent;
                    return failed.Failure;
                case RegistryCall.Answered { Root: { } root }:
                    var form = FormAnswer.Read(root, _channel.Release, header, out var problems);
                    if (form is null)
                        return RegistryTrouble.Invalid(reader, problems);
                    hits = HitsOf(form.Status);
                    return form;
                case RegistryCall.Answered answered:
                    return RegistryTrouble.UnexpectedStatus(reader, answered.Status);
                default:
                    throw new System.Diagnostics.UnreachableException();
            }
        }
        finally
        {
            // Also when the deadline ends the wait: the question may have been answered without our seeing it.
            if (wasSent)
                context.ReportAccess($"resident-registry:{reader.AuthorityKey}", FormRequest.SearchFields, hits);
        }
    }

    /// <summary>Two stands for "more than one": the register does not tell how many.</summary>
    private static int HitsOf(ResidentStatus status) => status switch
    {
        ResidentStatus.NotIdentified => 0,
        ResidentStatus.NotUnique => 2,
        _ => 1,
    };
}
