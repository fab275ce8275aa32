namespace MetroEGov.RegistrySimulators.People;

/// <summary>An invented person as a register knows them. Every street is invented as well.</summary>
public sealed record Resident
{
    public required string Id { get; init; }

    /// <summary>Nine-digit key of the authority that keeps the register.</summary>
    public required string Authority { get; init; }

    public required string FamilyName { get; init; }

    /// <summary>Null for a person with one name.</summary>
    public string? GivenNames { get; init; }

    public string? UsualName { get; init; }

    public string? BirthName { get; init; }

    public string? Doctorate { get; init; }

    public string? ReligiousName { get; init; }

    public string? ArtistName { get; init; }

    /// <summary>Unknown parts are zeros.</summary>
    public required string BirthDate { get; init; }

    public string? BirthPlace { get; init; }

    public string? BirthState { get; init; }

    public string? Sex { get; init; }

    public IReadOnlyList<string> Nationalities { get; init; } = [];

    public string? MaritalStatus { get; init; }

    public string? MaritalStatusSince { get; init; }

    public required Address Address { get; init; }

    public required string MovedIn { get; init; }

    /// <summary>AW, HW or NW.</summary>
    public required string Dwelling { get; init; }

    /// <summary>What 0301 answers for this person, by default 01.</summary>
    public string Status { get; init; } = "01";

    public Address? MovedTo { get; init; }

    public IReadOnlyList<Block> Blocks { get; init; } = [];

    /// <summary>Id of another resident.</summary>
    public string? Spouse { get; init; }

    public IReadOnlyList<string> Children { get; init; } = [];

    public IReadOnlyList<string> Guardians { get; init; } = [];

    /// <summary>Begins with a zero, which no real number does.</summary>
    public string? TaxId { get; init; }

    public IReadOnlyList<string> WeaponsPermits { get; init; } = [];

    public IReadOnlyList<string> PassportRefusals { get; init; } = [];

    /// <summary>A code from 0 to 8: the evaluation is then 0204 with this code; null: it is 0203.</summary>
    public string? Rejection { get; init; }

    public string? NoteEn { get; init; }

    public string? NoteDe { get; init; }

    /// <summary>Codes 1, 3 and 11 forbid information about the person; the others only the passing on to certain receivers.</summary>
    public bool IsBlocked => Blocks.Any(block => block.Code is "1" or "3" or "11");
}

public sealed record Address
{
    public required string Street { get; init; }

    public required string HouseNumber { get; init; }

    public string? HouseNumberAddition { get; init; }

    public required string PostalCode { get; init; }

    public string? Place { get; init; }

    public string? MunicipalityKey { get; init; }
}

/// <summary>A block (Sperre) with its code and last day.</summary>
public sealed record Block(string Code, string? Until = null);
