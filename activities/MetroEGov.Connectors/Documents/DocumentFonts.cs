using System.Reflection;
using PdfSharp.Drawing;
using PdfSharp.Fonts;

namespace MetroEGov.Connectors.Documents;

/// <summary>
/// Fira Sans, carried in this assembly and embedded into every document, so that a document looks the same wherever it is made and read.
/// Licence: SIL Open Font License 1.1, see Fonts/OFL.txt.
/// </summary>
internal sealed class DocumentFonts : IFontResolver
{
    private const string Family = "Fira Sans";

    private static readonly Lazy<DocumentFonts> Registered = new(Register);

    private readonly byte[] _regular = Load("FiraSans-Regular.ttf");
    private readonly byte[] _semiBold = Load("FiraSans-SemiBold.ttf");

    /// <summary>The library takes one resolver per process, before the first font is asked for.</summary>
    public static XFont Of(double sizePoints, bool isStrong)
    {
        _ = Registered.Value;
        return new XFont(Family, sizePoints, isStrong ? XFontStyleEx.Bold : XFontStyleEx.Regular);
    }

    public FontResolverInfo? ResolveTypeface(string familyName, bool bold, bool italic) =>
        familyName == Family ? new FontResolverInfo(bold ? nameof(_semiBold) : nameof(_regular)) : null;

    public byte[] GetFont(string faceName) => faceName == nameof(_semiBold) ? _semiBold : _regular;

    private static DocumentFonts Register()
    {
        var fonts = new DocumentFonts();
        GlobalFontSettings.FontResolver = fonts;
        return fonts;
    }

    private static byte[] Load(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"{typeof(DocumentFonts).Namespace}.Fonts.{name}")
            ?? throw new InvalidOperationException($"The font {name} is not in this assembly.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
