using System.Net;
using System.Xml.Linq;
using MetroEGov.Activities;

namespace MetroEGov.Connectors.Registries.ResidentRegistry.Transport;

/// <summary>How a call to a registry ended. Closed.</summary>
internal abstract record RegistryCall
{
    private RegistryCall()
    {
    }

    /// <summary>The registry answered in its own words. <paramref name="Root"/> is null for an answer without content.</summary>
    public sealed record Answered(HttpStatusCode Status, XElement? Root) : RegistryCall;

    /// <param name="WasSent">False when the question certainly never reached the registry: then nothing was read there either.</param>
    public sealed record Failed(ActivityFailure Failure, bool WasSent) : RegistryCall;
}
