using MetroEGov.Activities;

namespace MetroEGov.Connectors.Registries.ResidentRegistry;

/// <summary>The status of a person in the answer 0301. All are answers, none is an error: the procedure decides what follows.</summary>
public enum ResidentStatus
{
    /// <summary>01: identified, data sent.</summary>
    Found,

    /// <summary>02: nobody fits.</summary>
    NotIdentified,

    /// <summary>03: more than one person fits.</summary>
    NotUnique,

    /// <summary>04: identified, but moved away before.</summary>
    MovedAway,

    /// <summary>07: identified, dead.</summary>
    Deceased,

    /// <summary>09: only a secondary dwelling is registered there.</summary>
    SecondaryDwellingOnly,
}

/// <summary>Where somebody moved who is no longer registered.</summary>
public enum MovedToKind
{
    Inland,
    Abroad,
    Unknown,
}

/// <summary>What the registry of the previous residence answered (vorausgefüllter Meldeschein). For the competent authority only.</summary>
public sealed record PrefilledForm
{
    [Output("Status", LabelDe = "Status")]
    public required ResidentStatus Status { get; init; }

    /// <summary>
    /// What any other authority than the competent one may learn: the same as <see cref="Status"/>, but for a blocked person the
    /// same as for one that is not there, and so too for everybody who moved away: that answer may come without personal data, which is
    /// where a block would stand. Source: BMG §34a(5), §51(2), neutral answer.
    /// </summary>
    [Output("Status that may be shown", LabelDe = "Zeigbarer Status",
        Description = "For every authority but the competent one; hides blocks.",
        DescriptionDe = "Für alle Behörden außer der zuständigen; verbirgt Auskunftssperren.")]
    public ResidentStatus DisclosedStatus =>
        Blocked || Status == ResidentStatus.MovedAway ? ResidentStatus.NotIdentified : Status;

    /// <summary>Whether the answer tells of a block. False for an answer without personal data, which cannot tell.</summary>
    [Output("Blocked", LabelDe = "Auskunftssperre")]
    public required bool Blocked { get; init; }

    [Output("Person", LabelDe = "Person")]
    public PersonRecord? Person { get; init; }

    [Output("Current dwellings", LabelDe = "Aktuelle Wohnungen")]
    public required IReadOnlyList<Dwelling> Dwellings { get; init; }

    [Output("Legal representatives", LabelDe = "Gesetzliche Vertreter")]
    public required IReadOnlyList<RelatedPerson> Representatives { get; init; }

    [Output("Spouse or partner", LabelDe = "Ehegatte oder Lebenspartner")]
    public RelatedPerson? Spouse { get; init; }

    [Output("Children", LabelDe = "Kinder")]
    public required IReadOnlyList<RelatedPerson> Children { get; init; }

    [Output("Kind of place moved to", LabelDe = "Art des Wegzugsziels")]
    public MovedToKind? MovedToKind { get; init; }

    [Output("Moved to", LabelDe = "Verzogen nach")]
    public DwellingAddress? MovedTo { get; init; }
}
