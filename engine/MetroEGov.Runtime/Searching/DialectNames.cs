using System.Collections.Immutable;

namespace MetroEGov.Runtime.Searching;

/// <summary>Names of the dialect that rows have under other names.</summary>
internal static class DialectNames
{
    /// <summary>There is one tenant; authorities are none.</summary>
    public const string Tenant = "<default>";

    /// <summary>Type of an element instance by the kind of its element; a multi-instance body has a type of its own.</summary>
    public const string MultiInstanceBody = "MULTI_INSTANCE_BODY";

    /// <summary>Names of <see cref="Bpmn.Model.ElementKind"/>, as they are stored, beside the dialect's.</summary>
    public static ImmutableArray<(string Kind, string Type)> ElementTypes { get; } =
    [
        .. Enum.GetNames<Bpmn.Model.ElementKind>().Select(kind => (kind, kind switch
        {
            nameof(Bpmn.Model.ElementKind.Subprocess) => "SUB_PROCESS",
            nameof(Bpmn.Model.ElementKind.EventSubprocess) => "EVENT_SUB_PROCESS",
            _ => UpperSnake(kind),
        })),
    ];

    public static string ElementTypeOf(string kind, bool isMultiInstanceBody) =>
        isMultiInstanceBody ? MultiInstanceBody : ElementTypes.First(pair => pair.Kind == kind).Type;

    private static string UpperSnake(string name) => string.Concat(
        name.Select((letter, index) => index > 0 && char.IsUpper(letter) ? $"_{letter}" : char.ToUpperInvariant(letter).ToString()));
}
