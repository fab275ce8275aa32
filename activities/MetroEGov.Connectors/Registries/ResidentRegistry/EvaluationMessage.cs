using System.Text;
using MetroEGov.Connectors.Registries.ResidentRegistry.Messages;

namespace MetroEGov.Connectors.Registries.ResidentRegistry;

/// <summary>
/// What the authority of the previous residence answers to a notification 0201: either 0203, evaluated, with additions and
/// deviations, or 0204, rejected. For the competent authority only. Source: BMG §33(2).
/// </summary>
public sealed record EvaluationMessage
{
    /// <summary>0203 or 0204.</summary>
    public required string MessageType { get; init; }

    public required Guid MessageId { get; init; }

    /// <summary>What we sent as <c>ereignis.zeichen</c> with the notification.</summary>
    public required string CorrelationKey { get; init; }

    /// <summary>Id of the notification that is answered.</summary>
    public required Guid NotificationId { get; init; }

    /// <summary>Address of the answering authority, <c>ags:</c> and eight digits.</summary>
    public required string Author { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Only with 0203.</summary>
    public EvaluationAdditions? Additions { get; init; }

    /// <summary>Only with 0203; empty when both registers agree.</summary>
    public required IReadOnlyList<EvaluationDeviation> Deviations { get; init; }

    /// <summary>Only with 0204.</summary>
    public EvaluationRejection? Rejection { get; init; }

    /// <summary>Reads a message. It never throws for a bad one: the result then carries every problem, by element, never by value.</summary>
    public static EvaluationParseResult Parse(Stream xml, string release, long maximumCharacters = 1024 * 1024)
    {
        var root = MessageDocument.Load(xml, maximumCharacters, out var problem);
        return root is null
            ? new EvaluationParseResult(null, [problem ?? "empty."])
            : EvaluationReader.Read(root, new XmeldRelease(release));
    }

    /// <inheritdoc cref="Parse(Stream, string, long)"/>
    public static EvaluationParseResult Parse(string xml, string release)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(xml));
        return Parse(stream, release);
    }
}

/// <summary>A message, or what is wrong with the document.</summary>
public sealed record EvaluationParseResult(EvaluationMessage? Message, IReadOnlyList<string> Problems);

/// <summary>
/// What the new main residence must know beyond the registration form (hauptwohnung.ergaenzungen). Purpose limited: BMG §5(2)(3).
/// </summary>
public sealed record EvaluationAdditions
{
    public string? TaxId { get; init; }

    public string? SpouseTaxId { get; init; }

    /// <summary>Codes of weapons permits.</summary>
    public required IReadOnlyList<string> WeaponsPermits { get; init; }

    /// <summary>The day from which the person may own no weapons.</summary>
    public DateOnly? WeaponsProhibitedSince { get; init; }

    /// <summary>The days on which explosives permits were first issued.</summary>
    public required IReadOnlyList<DateOnly> ExplosivesPermits { get; init; }

    /// <summary>Codes of passport refusals.</summary>
    public required IReadOnlyList<string> PassportRefusals { get; init; }

    /// <summary>Codes of exclusions from elections.</summary>
    public required IReadOnlyList<string> ElectionExclusions { get; init; }

    /// <summary>The previous register had already entered a move to an unknown place.</summary>
    public required bool WasDeregisteredToUnknown { get; init; }
}

/// <summary>One data item on which the registers differ.</summary>
/// <param name="Item">The register's name of the item, for example rufname.</param>
/// <param name="Reported">What the notification said (rueckmelder); null for nothing.</param>
/// <param name="Evaluated">What the answering register says (auswerter); null for nothing.</param>
public sealed record EvaluationDeviation(string Item, string? Reported, string? Evaluated);

/// <summary>Why the notification does not fit the register. Source: XMeld 2.4.3, Code.Melderegister.Abweichung.</summary>
public sealed record EvaluationRejection
{
    public required EvaluationRejectionReason Reason { get; init; }

    /// <summary>The code itself, 0 to 8.</summary>
    public required string Code { get; init; }

    public DwellingAddress? CurrentAddress { get; init; }

    public DateOnly? MovedOutOn { get; init; }

    public DateOnly? DiedOn { get; init; }
}

/// <summary>In the order of the codes 0 to 8.</summary>
public enum EvaluationRejectionReason
{
    NotIdentified = 0,
    Deceased = 1,
    MovedAbroad = 2,
    MovedInlandUnknown = 3,

    /// <summary>Already notified from elsewhere: perhaps a double registration.</summary>
    AlreadyNotified = 4,
    SecondaryDwellingOnly = 5,
    OtherSpouse = 6,
    NoSpouse = 7,
    MainOrSoleDwellingOnly = 8,
}
