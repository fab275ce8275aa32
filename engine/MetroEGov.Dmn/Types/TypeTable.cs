using System.Collections.Immutable;

using MetroEGov.Feel;

namespace MetroEGov.Dmn.Types;

/// <summary>Finds types by the names that a model uses: built in, the model's own, imported ones as <c>import.name</c>.</summary>
internal sealed class TypeTable
{
    private static readonly Dictionary<string, DmnType> BuiltIn = new(StringComparer.Ordinal)
    {
        ["Any"] = DmnType.Any,
        ["string"] = DmnType.Of(FeelKind.String, FeelType.String),
        ["number"] = DmnType.Of(FeelKind.Number, FeelType.Number),
        // What the modelers of Camunda write for number.
        ["integer"] = DmnType.Of(FeelKind.Number, FeelType.Number),
        ["long"] = DmnType.Of(FeelKind.Number, FeelType.Number),
        ["double"] = DmnType.Of(FeelKind.Number, FeelType.Number),
        ["boolean"] = DmnType.Of(FeelKind.Boolean, FeelType.Boolean),
        ["date"] = DmnType.Of(FeelKind.Date, FeelType.Date),
        ["time"] = DmnType.Of(FeelKind.Time, FeelType.Time),
        ["date and time"] = DmnType.Of(FeelKind.DateTime, FeelType.DateTime),
        ["dateTime"] = DmnType.Of(FeelKind.DateTime, FeelType.DateTime),
        ["days and time duration"] = DmnType.Of(FeelKind.DaysTimeDuration, FeelType.DaysTimeDuration),
        ["dayTimeDuration"] = DmnType.Of(FeelKind.DaysTimeDuration, FeelType.DaysTimeDuration),
        ["years and months duration"] = DmnType.Of(FeelKind.YearsMonthsDuration, FeelType.YearsMonthsDuration),
        ["yearMonthDuration"] = DmnType.Of(FeelKind.YearsMonthsDuration, FeelType.YearsMonthsDuration),
        ["list"] = DmnType.List(DmnType.Any),
        ["context"] = DmnType.Context([]),
    };

    private readonly Dictionary<string, DmnType> _types = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ItemDefinition> _pending;
    private readonly HashSet<string> _open = new(StringComparer.Ordinal);
    private readonly ImmutableArray<DmnProblem>.Builder _problems;

    private TypeTable(Definitions definitions, IEnumerable<KeyValuePair<string, DmnType>> imported, ImmutableArray<DmnProblem>.Builder problems)
    {
        _problems = problems;
        foreach (var (name, type) in imported) _types[name] = type;
        _pending = definitions.ItemDefinitions.DistinctBy(item => item.Name).ToDictionary(item => item.Name, StringComparer.Ordinal);
    }

    public static TypeTable Build(Definitions definitions, IEnumerable<KeyValuePair<string, DmnType>> imported, ImmutableArray<DmnProblem>.Builder problems)
    {
        var table = new TypeTable(definitions, imported, problems);
        foreach (var item in definitions.ItemDefinitions) table.Resolve(item.Name, item.Id, item.Line);
        return table;
    }

    /// <summary>The model's own and imported types.</summary>
    public IReadOnlyDictionary<string, DmnType> Named => _types;

    /// <summary>No reference means any type. An unknown one is a problem and counts as any.</summary>
    public DmnType Resolve(string? typeRef, string? elementId, int line)
    {
        if (string.IsNullOrWhiteSpace(typeRef)) return DmnType.Any;

        var name = Reading.Names.Normalize(typeRef);
        if (Find(name) is { } type) return type;

        // DMN 1.1 writes types as qualified XML names (feel:string, tns:tPerson).
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        if (colon > 0 && Find(name[(colon + 1)..]) is { } qualified) return qualified;

        _problems.Add(new(DmnProblemCode.UnknownType, elementId, line, $"The type '{typeRef}' is neither built in nor defined by an item definition."));
        return DmnType.Any;
    }

    private DmnType? Find(string name)
    {
        if (_types.TryGetValue(name, out var known)) return known;
        if (_pending.TryGetValue(name, out var definition)) return Define(definition);
        return BuiltIn.GetValueOrDefault(name);
    }

    private DmnType Define(ItemDefinition definition)
    {
        if (!_open.Add(definition.Name))
        {
            _problems.Add(new(DmnProblemCode.TypeCycle, definition.Id, definition.Line, $"The type '{definition.Name}' is defined by itself."));
            return DmnType.Any;
        }

        var type = Build(definition, definition.Name);
        _open.Remove(definition.Name);
        _types[definition.Name] = type;
        return type;
    }

    private DmnType Build(ItemDefinition definition, string name)
    {
        var item = BuildItem(definition);
        // Allowed values of a collection are those of its items; a type constraint is about the whole.
        if (Tests(definition, definition.AllowedValues, item) is { } allowed) item = item.As(name, allowed, definition.AllowedValues);
        var type = definition.IsCollection ? DmnType.List(item) : item;
        return type.As(name, Tests(definition, definition.TypeConstraint, type));
    }

    private DmnType BuildItem(ItemDefinition definition)
    {
        if (definition.Function is { } function)
        {
            return DmnType.Function(
                [.. function.Parameters.Select(parameter => (parameter.Name, Resolve(parameter.TypeRef, definition.Id, parameter.Line)))],
                Resolve(function.OutputTypeRef, definition.Id, definition.Line));
        }

        return definition.Components.IsEmpty
            ? Resolve(definition.TypeRef, definition.Id, definition.Line)
            : DmnType.Context([.. definition.Components.Select(component => (component.Name, Build(component, component.Name)))]);
    }

    private FeelUnaryTests? Tests(ItemDefinition definition, string? text, DmnType type)
    {
        if (text is null) return null;

        var result = FeelUnaryTests.Parse(text, FeelScope.Of(Array.Empty<string>()).WithInput(type.Feel));
        foreach (var diagnostic in result.Diagnostics)
            _problems.Add(new(DmnProblemCode.BadExpression, definition.Id, definition.Line, $"The allowed values of type '{definition.Name}' are no unary tests: {diagnostic.Message}"));
        return result.Tests;
    }
}
