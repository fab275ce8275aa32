namespace MetroEGov.Runtime;

/// <summary>Too many commands wait. Nothing was changed; the same request may be sent again later. HTTP 503.</summary>
public sealed class OverloadedException(int waiting)
    : Exception($"{waiting} commands are waiting already. Send the request again in a few seconds.")
{
    public bool IsTransient => true;
}
