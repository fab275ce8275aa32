using MetroEGov.Activities;

namespace MetroEGov.Connectors.Registries.ResidentRegistry;

/// <summary>An address in Germany as registers write it. Source: XMeld 2.4.3, type Meldeanschrift.</summary>
public sealed record DwellingAddress
{
    [Input("Municipality key", LabelDe = "Gemeindeschlüssel", Description = "Eight digits (AGS).", DescriptionDe = "Acht Ziffern (AGS).")]
    public string? MunicipalityKey { get; init; }

    [Input("Postal code", LabelDe = "Postleitzahl")]
    public string? PostalCode { get; init; }

    [Input("Place", LabelDe = "Ort")]
    public string? Place { get; init; }

    [Input("Street", LabelDe = "Straße")]
    public string? Street { get; init; }

    [Input("House number", LabelDe = "Hausnummer")]
    public string? HouseNumber { get; init; }

    [Input("Letter or addition", LabelDe = "Buchstabe oder Zusatz")]
    public string? HouseNumberAddition { get; init; }

    [Input("Floor or flat", LabelDe = "Stockwerk oder Wohnung")]
    public string? Flat { get; init; }

    [Input("Further details", LabelDe = "Zusatzangaben")]
    public string? Details { get; init; }
}

/// <summary>A dwelling of a person.</summary>
public sealed record Dwelling
{
    [Output("Address", LabelDe = "Anschrift")]
    public required DwellingAddress Address { get; init; }

    [Output("Status of the dwelling", LabelDe = "Status der Wohnung")]
    public DwellingStatus? Status { get; init; }

    [Output("Moved in on", LabelDe = "Einzug am", Description = "Unknown parts are zeros.", DescriptionDe = "Unbekannte Teile sind Nullen.")]
    public string? MovedIn { get; init; }
}

/// <summary>Source: Bundesmeldegesetz (BMG) §21; codes AW, HW, NW.</summary>
public enum DwellingStatus
{
    /// <summary>The only dwelling (alleinige Wohnung, AW).</summary>
    Sole,

    /// <summary>The main one of several (Hauptwohnung, HW).</summary>
    Main,

    /// <summary>Another one (Nebenwohnung, NW).</summary>
    Secondary,
}
