using System.Text.Json.Serialization;

namespace MetroEGov.RegistrySimulators.Control;

/// <summary>How a register behaves, switched by <c>POST /control/{authorityKey}?mode=…</c>.</summary>
[JsonConverter(typeof(FaultModeConverter))]
public enum FaultMode
{
    Normal,

    /// <summary>Answers late.</summary>
    Slow,

    /// <summary>Answers 503.</summary>
    Down,

    /// <summary>Sends every evaluation twice.</summary>
    Duplicate,

    /// <summary>Leaves elements out that the standard demands.</summary>
    WrongSchema,

    /// <summary>Returns every message as a whole (0910).</summary>
    Returned,

    /// <summary>Does what it is told, and breaks the connection before it answers.</summary>
    LostAnswer,
}

internal sealed class FaultModeConverter() : JsonStringEnumConverter<FaultMode>(System.Text.Json.JsonNamingPolicy.KebabCaseLower, false);
