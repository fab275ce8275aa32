using System.Collections.Immutable;
using MetroEGov.Feel.Syntax;

namespace MetroEGov.Feel;

/// <summary>
/// The names that an expression may use. FEEL's names may hold spaces and operator signs, so a text can only be read when its
/// names are known: the longest known name wins. Source: DMN 1.5 §10.3.1.4.
/// </summary>
public sealed class FeelScope
{
    private static readonly ImmutableDictionary<string, FeelType> Empty =
        ImmutableDictionary<string, FeelType>.Empty.WithComparers(StringComparer.Ordinal);

    private NameTable? _table;
    private NameTable? _typeTable;
    private string? _signature;

    private FeelScope(bool isDynamic, ImmutableDictionary<string, FeelType> names, ImmutableDictionary<string, FeelType> types)
    {
        IsDynamic = isDynamic;
        Names = names;
        Types = types;
    }

    /// <summary>Names are unknown, as in BPMN: a name is one word, or anything between backticks.</summary>
    public static FeelScope Dynamic { get; } = new(true, Empty, Empty);

    public bool IsDynamic { get; }

    /// <summary>Variables and functions with their types (<see cref="FeelType.Any"/> where unknown).</summary>
    public ImmutableDictionary<string, FeelType> Names { get; }

    /// <summary>The model's own types, for <c>instance of</c> and typed parameters.</summary>
    public ImmutableDictionary<string, FeelType> Types { get; }

    /// <summary>Equal for scopes that read every text alike; part of the key of the cache of parsed expressions.</summary>
    internal string Signature => _signature ??= Sign();

    internal NameTable Table => _table ??= new NameTable(Names.Keys);

    internal NameTable TypeTable => _typeTable ??= new NameTable(Types.Keys);

    /// <summary>What is known of <c>?</c> in unary tests.</summary>
    internal FeelType InputType { get; private init; } = FeelType.Any;

    public static FeelScope Of(params IEnumerable<string> names) =>
        Of(names.Select(name => KeyValuePair.Create(name, FeelType.Any)));

    public static FeelScope Of(
        IEnumerable<KeyValuePair<string, FeelType>> names,
        IEnumerable<KeyValuePair<string, FeelType>>? types = null) =>
        new(false, Empty.SetItems(names), types is null ? Empty : Empty.SetItems(types));

    /// <summary>This scope and one more name, which hides one of the same text.</summary>
    public FeelScope With(string name, FeelType type) => new(IsDynamic, Names.SetItem(name, type), Types) { InputType = InputType };

    /// <summary>This scope for unary tests over an input of the type, so that its entries' names are known.</summary>
    public FeelScope WithInput(FeelType type) => new(IsDynamic, Names, Types) { InputType = type };

    private string Sign() =>
        (IsDynamic ? "dynamic" : "static") + (InputType == FeelType.Any ? "" : $"\n?:{InputType}")
        + string.Concat(Names.OrderBy(n => n.Key, StringComparer.Ordinal).Select(n => $"\n{n.Key}:{n.Value}"))
        + string.Concat(Types.OrderBy(n => n.Key, StringComparer.Ordinal).Select(n => $"\n#{n.Key}:{n.Value}"));
}
