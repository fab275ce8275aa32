using MetroEGov.Bpmn.Execution.State;
using MetroEGov.Feel;

namespace MetroEGov.Scenarios.Running;

/// <summary>The keys of the authorities that a field of the case header names: its own, or those of its parts.</summary>
internal static class HeaderKeys
{
    public static IEnumerable<string> Of(VariableValue? field)
    {
        if (field is null || !field.ToFeel().TryGetContext(out var context))
        {
            return [];
        }

        return KeyOf(context) is { } key
            ? [key]
            : context.Values.Select(part => part.TryGetContext(out var inner) ? KeyOf(inner) : null).OfType<string>();
    }

    private static string? KeyOf(FeelContextValue context) =>
        context.TryGet("key", out var value) && value.TryGetString(out var key) ? key : null;
}
