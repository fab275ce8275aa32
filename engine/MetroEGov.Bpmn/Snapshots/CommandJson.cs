using System.Text.Json;
using MetroEGov.Bpmn.Execution;

namespace MetroEGov.Bpmn.Snapshots;

/// <summary>Commands that wait in a queue.</summary>
public static class CommandJson
{
    public static string Write(Command command) => JsonSerializer.Serialize(command, Stored.Json.Command);

    /// <exception cref="JsonException">Not a command, or one that this release does not know.</exception>
    public static Command Read(string json) =>
        JsonSerializer.Deserialize(json, Stored.Json.Command) ?? throw new JsonException("A command is expected.");
}
