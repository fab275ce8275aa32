using MetroEGov.Activities;

namespace MetroEGov.Connectors.Registries.ResidentRegistry;

/// <summary>
/// A person as a resident register writes it. Everything but family name and birth date may be absent: not everybody has given
/// names, an entry for sex or a known birthplace. Religion and identity papers of the register's answer are left out on purpose.
/// </summary>
public sealed record PersonRecord
{
    [Input("Family name", LabelDe = "Familienname", Description = "The only name of a person who has just one.",
        DescriptionDe = "Bei Personen mit nur einem Namen dieser.")]
    public required string FamilyName { get; init; }

    [Input("Given names", LabelDe = "Vornamen")]
    public string? GivenNames { get; init; }

    [Input("Usual given name", LabelDe = "Rufname")]
    public string? UsualName { get; init; }

    [Input("Birth name", LabelDe = "Geburtsname")]
    public string? BirthName { get; init; }

    [Input("Doctorate", LabelDe = "Doktorgrad")]
    public string? Doctorate { get; init; }

    [Input("Religious name", LabelDe = "Ordensname")]
    public string? ReligiousName { get; init; }

    [Input("Artist's name", LabelDe = "Künstlername")]
    public string? ArtistName { get; init; }

    [Input("Birth date", LabelDe = "Geburtsdatum", Description = "Unknown parts are zeros: 1970-00-00.",
        DescriptionDe = "Unbekannte Teile sind Nullen: 1970-00-00.")]
    public required string BirthDate { get; init; }

    [Input("Birthplace", LabelDe = "Geburtsort")]
    public string? BirthPlace { get; init; }

    [Input("State of birth", LabelDe = "Geburtsstaat", Description = "Three-digit key.", DescriptionDe = "Dreistelliger Schlüssel.")]
    public string? BirthState { get; init; }

    [Input("Sex", LabelDe = "Geschlecht", AllowedValues = ["m", "w", "d", "x"])]
    public string? Sex { get; init; }

    [Input("Nationalities", LabelDe = "Staatsangehörigkeiten", Description = "Three-digit keys; 000 is German.",
        DescriptionDe = "Dreistellige Schlüssel; 000 ist deutsch.")]
    public IReadOnlyList<string>? Nationalities { get; init; }

    [Input("Marital status", LabelDe = "Familienstand", AllowedValues = ["LD", "VH", "VW", "GS", "EA", "LP", "LV", "LA", "LE", "NB"])]
    public string? MaritalStatus { get; init; }

    [Input("Marital status since", LabelDe = "Familienstand seit")]
    public DateOnly? MaritalStatusSince { get; init; }
}

/// <summary>A spouse, registered partner, child or legal representative as the register of another person names them.</summary>
public sealed record RelatedPerson
{
    [Output("Family name", LabelDe = "Familienname", Description = "Or the name of a legal person.", DescriptionDe = "Oder Name der juristischen Person.")]
    public required string FamilyName { get; init; }

    [Output("Given names", LabelDe = "Vornamen")]
    public string? GivenNames { get; init; }

    [Output("Birth date", LabelDe = "Geburtsdatum")]
    public string? BirthDate { get; init; }

    [Output("Sex", LabelDe = "Geschlecht")]
    public string? Sex { get; init; }

    [Output("Address", LabelDe = "Anschrift")]
    public DwellingAddress? Address { get; init; }

    [Output("Kind of relation", LabelDe = "Art der Beziehung", Description = "Code of the register.", DescriptionDe = "Schlüssel des Registers.")]
    public string? RelationCode { get; init; }
}
