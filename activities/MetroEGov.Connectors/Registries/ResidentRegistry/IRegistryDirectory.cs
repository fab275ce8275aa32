namespace MetroEGov.Connectors.Registries.ResidentRegistry;

/// <summary>Where the resident registry of an authority answers.</summary>
/// <param name="AuthorityKey">Nine-digit regional key.</param>
/// <param name="Name">Name of the authority for the message header.</param>
/// <param name="MunicipalityKey">Eight-digit key (Amtlicher Gemeindeschlüssel); the message address is <c>ags:</c> followed by it.</param>
/// <param name="Address">Base address; relative paths are appended to it.</param>
public sealed record RegistryEndpoint(string AuthorityKey, string Name, string MunicipalityKey, Uri Address)
{
    /// <summary>The address in message headers. Source: DVDV category of municipalities.</summary>
    public string Code => $"ags:{MunicipalityKey}";
}

/// <summary>Knows the registries of the region. The host supplies it from the region's data and its settings.</summary>
public interface IRegistryDirectory
{
    /// <summary>Null when the authority has no registry that could be reached.</summary>
    RegistryEndpoint? Find(string authorityKey);
}
