using System.Security.Cryptography;
using System.Text;

namespace MetroEGov.Runtime.Deployment;

/// <summary>SHA-256 of a text in UTF-8 as hexadecimal text: whether two files are the same.</summary>
internal static class TextHash
{
    public static string Of(string text) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
