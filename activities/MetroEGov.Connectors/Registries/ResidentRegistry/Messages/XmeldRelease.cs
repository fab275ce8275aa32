using System.Xml.Linq;

namespace MetroEGov.Connectors.Registries.ResidentRegistry.Messages;

/// <summary>A release of the XMeld standard: its number and the namespace of its messages.</summary>
/// <remarks>
/// Written and read are the parts of 0300, 0301, 0201, 0203, 0204 and 0910 that the procedures need, not the whole schema; the
/// element names are those of 2.4.3.
/// </remarks>
public sealed record XmeldRelease(string Number)
{
    /// <summary>The namespace of the registration message, which is ours: writing into a register is no matter of XMeld.</summary>
    public static readonly XNamespace Local = "urn:metroegov:resident-registry:1";

    public XNamespace Namespace { get; } = "http://www.osci.de/xmeld" + Number.Replace(".", "", StringComparison.Ordinal);
}
