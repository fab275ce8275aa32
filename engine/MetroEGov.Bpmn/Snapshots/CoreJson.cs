using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using MetroEGov.Bpmn.Execution;
using MetroEGov.Bpmn.Execution.State;

namespace MetroEGov.Bpmn.Snapshots;

/// <summary>
/// How the core's records are written: camel case, enums by name, absent values left out, dictionaries in ordinal order, variables as
/// the JSON that they are. Equal states give equal texts.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    IgnoreReadOnlyProperties = true,
    UseStringEnumConverter = true,
    MaxDepth = MaxDepth,
    Converters =
    [
        typeof(ElementIdConverter),
        typeof(VariableValueConverter),
        typeof(VariablesConverter),
        typeof(SortedVariablesConverter),
        typeof(HeadersConverter),
        typeof(ElementsConverter),
        typeof(JobsConverter),
        typeof(UserTasksConverter),
        typeof(TimersConverter),
        typeof(SubscriptionsConverter),
        typeof(IncidentsConverter),
    ])]
[JsonSerializable(typeof(InstanceState))]
[JsonSerializable(typeof(ImmutableArray<HistoryEvent>))]
[JsonSerializable(typeof(ImmutableArray<Effect>))]
[JsonSerializable(typeof(Effect))]
[JsonSerializable(typeof(Command))]
[JsonSerializable(typeof(CaseHeader))]
internal sealed partial class CoreJson : JsonSerializerContext
{
    /// <summary>Values nest up to 64 deep, inside records that nest themselves.</summary>
    public const int MaxDepth = 128;
}

internal static class Stored
{
    /// <summary>Umlauts stay readable: the texts go into rows and files, never unescaped into a page.</summary>
    public static CoreJson Json { get; } = new(new JsonSerializerOptions(CoreJson.Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = null,
    });
}
