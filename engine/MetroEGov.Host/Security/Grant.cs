using System.Diagnostics.CodeAnalysis;

namespace MetroEGov.Host.Security;

/// <summary>One role for one authority; written <c>role@authorityKey</c>, in claims as in candidate groups.</summary>
/// <param name="AuthorityKey">Nine-digit regional key.</param>
public readonly record struct Grant(string Role, string AuthorityKey)
{
    /// <summary>The type of the claims that carry grants.</summary>
    public const string ClaimType = "metroegov:grant";

    public override string ToString() => $"{Role}@{AuthorityKey}";

    /// <summary>False for an unknown role or a key that is not nine digits.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Grant grant)
    {
        grant = default;
        var parts = text?.Split('@');
        if (parts is not [var role, { Length: 9 } key] || !Security.Role.All.Contains(role) || !key.All(char.IsAsciiDigit))
            return false;
        grant = new Grant(role, key);
        return true;
    }
}
