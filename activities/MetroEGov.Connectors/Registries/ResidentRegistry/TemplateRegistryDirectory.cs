namespace MetroEGov.Connectors.Registries.ResidentRegistry;

/// <summary>
/// A directory for registries that all answer under one address which differs by the authority's key, such as the simulators.
/// </summary>
/// <param name="addressTemplate">Address with the placeholder <c>{authorityKey}</c>, for example <c>http://127.0.0.1:5180/residents/{authorityKey}</c>.</param>
/// <param name="nameOf">The authority's name; null for an authority that does not exist.</param>
public sealed class TemplateRegistryDirectory(string addressTemplate, Func<string, string?> nameOf) : IRegistryDirectory
{
    private const string Placeholder = "{authorityKey}";

    private readonly string _addressTemplate = addressTemplate.Contains(Placeholder, StringComparison.Ordinal)
        ? addressTemplate
        : throw new ArgumentException($"The address of the resident registries must contain {Placeholder}.", nameof(addressTemplate));

    public RegistryEndpoint? Find(string authorityKey)
    {
        if (authorityKey is not { Length: 9 } || !authorityKey.All(char.IsAsciiDigit) || nameOf(authorityKey) is not { } name)
            return null;

        var address = _addressTemplate.Replace(Placeholder, authorityKey, StringComparison.Ordinal).TrimEnd('/') + "/";
        return new RegistryEndpoint(authorityKey, name, MunicipalityKeyOf(authorityKey), new Uri(address, UriKind.Absolute));
    }

    /// <summary>
    /// Regional key LLRKKVVVV without the leading digit of the association part. Exact for a municipality that administers itself;
    /// for an association it is a key of the same form that no municipality has.
    /// </summary>
    private static string MunicipalityKeyOf(string authorityKey) => string.Concat(authorityKey.AsSpan(0, 5), authorityKey.AsSpan(6, 3));
}
