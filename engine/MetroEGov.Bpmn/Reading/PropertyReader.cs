using System.Collections.Immutable;

namespace MetroEGov.Bpmn.Reading;

/// <summary><c>zeebe:properties</c>: free data of an element, by name.</summary>
internal static class PropertyReader
{
    public static ImmutableDictionary<string, string> Read(ReadingContext context, BpmnElement element) =>
        context.Pairs(element, element.Extension("properties"), "property", "name");
}
