using System.Collections.Immutable;
using System.Text.Json;
using MetroEGov.Bpmn.Model;
using MetroEGov.Runtime;

namespace MetroEGov.Host.Pages.Cases;

/// <summary>Tells the history of an instance in words: what happened at which step, when, and who did it. Never a value of the case.</summary>
public sealed class CaseStory(CaseTexts texts, ProcessModel model, Func<HistoryStep, string?> whoActed)
{
    /// <summary>Oldest first, as stored.</summary>
    public ImmutableArray<CaseMoment> Tell(IEnumerable<HistoryStep> steps)
    {
        var moments = ImmutableArray.CreateBuilder<CaseMoment>();
        foreach (var step in steps)
        {
            // A person acted on the user task that the step completed; what followed at once was the engine's.
            foreach (var happened in step.Events.EnumerateArray())
            {
                if (Sentence(happened) is not var (text, kind))
                    continue;
                var isPersons = kind is ElementKind.UserTask or ElementKind.StartEvent;
                moments.Add(new CaseMoment(step.At, text, isPersons ? whoActed(step) : null));
            }
        }

        return moments.ToImmutable();
    }

    private (string Text, ElementKind Kind)? Sentence(JsonElement happened)
    {
        var type = happened.GetProperty("event").GetString()!;
        if (ElementOf(happened) is not { } id || model.Find(new ElementId(id)) is not { } node)
            return null;
        return texts.Sentence(type, node, node.Name ?? id) is { } text ? (text, node.Kind) : null;
    }

    private static string? ElementOf(JsonElement happened) =>
        happened.TryGetProperty("elementId", out var element) && element.ValueKind == JsonValueKind.String ? element.GetString()
        : happened.TryGetProperty("incident", out var incident) ? ElementOf(incident)
        : null;
}
