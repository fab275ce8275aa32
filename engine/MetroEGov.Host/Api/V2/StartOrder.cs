using System.Collections.Immutable;
using System.Text.Json;

namespace MetroEGov.Host.Api.V2;

/// <summary>What a client wants started, as it is read from its body.</summary>
/// <param name="ProcessId">Empty when the definition's key says it.</param>
/// <param name="Version">Null for the version in force.</param>
/// <param name="Wait">Null or zero for the usual time.</param>
internal sealed record StartOrder(
    long? DefinitionKey,
    string ProcessId,
    int? Version,
    JsonElement? Variables,
    string? BusinessKey,
    ImmutableArray<string> Tags,
    bool AwaitsEnd,
    TimeSpan? Wait,
    IReadOnlyList<string>? Fetched)
{
    private const int BusinessKeyLimit = 256;

    public static StartOrder Read(ApiBody body)
    {
        body.Ignore("operationReference");
        var key = body.Key("processDefinitionKey");
        var processId = body.Text("processDefinitionId");
        var version = body.Number("processDefinitionVersion");
        var businessKey = body.Text("businessId");
        var wait = body.Number("requestTimeout");
        RefuseInstructions(body, "startInstructions", "an instance begins at its start event");
        RefuseInstructions(body, "runtimeInstructions", "an instance ends where its drawing ends");
        if (businessKey?.Length > BusinessKeyLimit)
            body.Refuse($"'businessId' must have at most {BusinessKeyLimit} characters.");
        if (key is null && string.IsNullOrEmpty(processId))
            body.Refuse("'processDefinitionId' or 'processDefinitionKey' is required.");
        if (wait is < 0 or > int.MaxValue)
            body.Refuse("'requestTimeout' must be milliseconds, 0 or more.");
        return new StartOrder(
            key,
            processId ?? "",
            // Clients send -1 for "latest", also together with a key.
            version is > 0 and <= int.MaxValue and var exact ? (int)exact : null,
            body.Object("variables"),
            businessKey,
            [.. body.Texts("tags") ?? []],
            body.Flag("awaitCompletion") ?? false,
            wait is > 0 and <= int.MaxValue and var milliseconds ? TimeSpan.FromMilliseconds(milliseconds) : null,
            body.Texts("fetchVariables"));
    }

    private static void RefuseInstructions(ApiBody body, string name, string why)
    {
        if (body.Raw(name) is { } given && !(given.ValueKind == JsonValueKind.Array && given.GetArrayLength() == 0))
            body.Refuse($"'{name}' must be empty or left out: {why}.");
    }
}
