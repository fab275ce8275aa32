using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;

namespace MetroEGov.Host.Security.Tokens;

/// <summary>
/// The keys of the token server, kept in the data directory so that tokens stay valid over a restart. Readable by the owner only.
/// </summary>
public static class TokenKeys
{
    private const int KeySizeBits = 3072;

    /// <summary>Reads the key, or makes it on the first start.</summary>
    /// <param name="directory">Created when absent.</param>
    /// <exception cref="IOException">The directory or file cannot be read or written.</exception>
    /// <exception cref="ArgumentException">The file holds no RSA key.</exception>
    public static RsaSecurityKey LoadOrCreate(string directory, string name)
    {
        Directory.CreateDirectory(directory);
        var file = Path.Combine(directory, name + ".pem");
        var rsa = RSA.Create();
        if (File.Exists(file))
            rsa.ImportFromPem(File.ReadAllText(file));
        else
            Create(rsa, file);
        return new RsaSecurityKey(rsa) { KeyId = Convert.ToHexStringLower(SHA256.HashData(rsa.ExportSubjectPublicKeyInfo()))[..16] };
    }

    private static void Create(RSA rsa, string file)
    {
        rsa.KeySize = KeySizeBits;
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var writer = new StreamWriter(file, options);
        writer.Write(rsa.ExportPkcs8PrivateKeyPem());
    }
}
