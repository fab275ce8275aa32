using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using MetroEGov.Feel.Syntax;

namespace MetroEGov.Feel.Functions;

/// <summary>All built-in functions. To add one, see docs/feel-add-a-builtin.md.</summary>
internal static class BuiltIns
{
    private static readonly FrozenDictionary<string, BuiltIn> All = Build();

    internal static NameTable Names { get; } = new(All.Keys);

    internal static IEnumerable<BuiltIn> Functions => All.Values.OrderBy(f => f.Name, StringComparer.Ordinal);

    internal static bool TryGet(string name, [NotNullWhen(true)] out BuiltIn? function) => All.TryGetValue(name, out function);

    internal static FeelType TypeOf(string name) => FeelType.Any;

    private static FrozenDictionary<string, BuiltIn> Build()
    {
        var table = new BuiltInTable();
        ConversionFunctions.AddTo(table);
        BooleanFunctions.AddTo(table);
        StringFunctions.AddTo(table);
        PatternFunctions.AddTo(table);
        NumberFunctions.AddTo(table);
        RoundingFunctions.AddTo(table);
        StatisticsFunctions.AddTo(table);
        ListFunctions.AddTo(table);
        SetFunctions.AddTo(table);
        ContextFunctions.AddTo(table);
        TemporalFunctions.AddTo(table);
        RangeFunctions.AddTo(table);
        CamundaFunctions.AddTo(table);
        EncodingFunctions.AddTo(table);
        return table.ToFrozen();
    }
}

/// <summary>Collects signatures with their bodies.</summary>
internal sealed class BuiltInTable
{
    private readonly Dictionary<string, List<Overload>> _overloads = new(StringComparer.Ordinal);

    internal void Add(string signature, BuiltInBody body)
    {
        var parsed = Signature.Parse(signature);
        if (!_overloads.TryGetValue(parsed.Name, out var overloads))
        {
            _overloads[parsed.Name] = overloads = [];
        }
        overloads.Add(new Overload(parsed, body));
    }

    internal FrozenDictionary<string, BuiltIn> ToFrozen() =>
        _overloads.ToFrozenDictionary(o => o.Key, o => new BuiltIn(o.Key, [.. o.Value]), StringComparer.Ordinal);
}
