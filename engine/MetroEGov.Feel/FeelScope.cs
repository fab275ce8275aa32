using System.Collections.Immutable;

namespace MetroEGov.Feel;

/// <summary>
/// The names that an expression may use. FEEL's names may hold spaces and operator signs, so a text can only be read when its
/// names are known: the longest known name wins. Source: DMN 1.5 §10.3.1.4.
/// </summary>
public sealed class FeelScope
{
    private static readonly ImmutableDictionary<string, FeelType> Empty =
        ImmutableDictionary<string, FeelType>.Empty.WithComparers(StringComparer.Ordinal);

    private FeelScope(bool isDynamic, ImmutableDictionary<string, FeelType> names, ImmutableDictionary<string, FeelType> types)
    {
        IsDynamic = isDynamic;
        Names = names;
        Types = types;
        Signature = Sign();
    }

    /// <summary>Names are unknown, as in BPMN: a name is one word, or anything between backticks.</summary>
    public static FeelScope Dynamic { get; } = new(true, Empty, Empty);

    public bool IsDynamic { get; }

    /// <summary>Variables and functions with their types (<see cref="FeelType.Any"/> where unknown).</summary>
    public ImmutableDictionary<string, FeelType> Names { get; }

    /// <summary>The model's own types, for <c>instance of</c> and typed parameters.</summary>
    public ImmutableDictionary<string, FeelType> Types { get; }

    internal string Signature { get; }

    public static FeelScope Of(params IEnumerable<string> names) =>
        Of(names.Select(name => KeyValuePair.Create(name, FeelType.Any)));

    public static FeelScope Of(
        IEnumerable<KeyValuePair<string, FeelType>> names,
        IEnumerable<KeyValuePair<string, FeelType>>? types = null) =>
        new(false, Empty.SetItems(names), types is null ? Empty : Empty.SetItems(types));

    /// <summary>This scope and one more name, which hides one of the same text.</summary>
    public FeelScope With(string name, FeelType type) => new(IsDynamic, Names.SetItem(name, type), Types);

    public FeelScope WithType(string name, FeelType type) => new(IsDynamic, Names, Types.SetItem(name, type));

    private string Sign() =>
        (IsDynamic ? "dynamic" : "static")
        + string.Concat(Names.OrderBy(n => n.Key, StringComparer.Ordinal).Select(n => $"\n{n.Key}:{n.Value}"))
        + string.Concat(Types.OrderBy(n => n.Key, StringComparer.Ordinal).Select(n => $"\n#{n.Key}:{n.Value}"));
}
