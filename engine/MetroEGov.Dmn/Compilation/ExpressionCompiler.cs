using System.Collections.Immutable;

using MetroEGov.Dmn.Evaluation;
using MetroEGov.Dmn.Types;
using MetroEGov.Feel;

namespace MetroEGov.Dmn.Compilation;

/// <summary>
/// Compiles boxed expressions of one element. An expression that is no FEEL is a problem and compiles to one that gives null,
/// so that a tolerantly read model still evaluates the rest.
/// </summary>
internal sealed class ExpressionCompiler(DrgElement owner, TypeTable types, ImmutableArray<DmnProblem>.Builder problems)
{
    /// <summary>Types of what the element requires, by name.</summary>
    public IReadOnlyDictionary<string, DmnType> NamedTypes { get; init; } = ImmutableDictionary<string, DmnType>.Empty;

    /// <summary>Type of the element that the expressions belong to.</summary>
    public DmnType ResultType => Type(owner.Variable.TypeRef, owner.Id, owner.Variable.Line);

    /// <summary>
    /// Compiles with the type that the file gives for the expression itself. Not for tables: modelers write the type of an
    /// output there, which for tables that collect is not that of the result.
    /// </summary>
    public Logic Compile(BoxedExpression expression, FeelScope scope)
    {
        var logic = CompileUntyped(expression, scope);
        if (expression.TypeRef is null || expression is DecisionTable or FunctionDefinition) return logic;

        var type = Type(expression.TypeRef, expression.Id, expression.Line);
        return type.Plain is DmnType.AnyType ? logic : new TypedLogic(logic, type, expression.Id, owner.Name);
    }

    private Logic CompileUntyped(BoxedExpression expression, FeelScope scope) => expression switch
    {
        LiteralExpression literal => Feel(literal.Text, literal.Id, literal.Line, scope),
        DecisionTable table => new TableCompiler(this, table).Compile(scope),
        ContextExpression context => CompileContext(context, scope),
        Invocation invocation => CompileInvocation(invocation, scope),
        FunctionDefinition { Kind: FunctionKind.Feel } function => CompileFunction(function, scope),
        FunctionDefinition function => CompileExternal(function),
        ListExpression list => new ListLogic([.. list.Items.Select(item => Compile(item, scope))]),
        RelationExpression relation => CompileRelation(relation, scope),
        ConditionalExpression conditional => new ConditionalLogic(Part(conditional.If, scope), Part(conditional.Then, scope), Part(conditional.Else, scope)),
        FilterExpression filter => CompileFilter(filter, scope),
        IteratorExpression iterator => CompileIterator(iterator, scope),
        _ => throw new System.Diagnostics.UnreachableException(expression.GetType().Name),
    };

    /// <summary>A FEEL expression; an empty text gives null.</summary>
    public Logic Feel(string text, string? id, int line, FeelScope scope)
    {
        var result = FeelExpression.Parse(string.IsNullOrWhiteSpace(text) ? "null" : text, scope);
        return result.Expression is { } expression ? new LiteralLogic(expression, id ?? owner.Id) : new BrokenLogic(id ?? owner.Id, Report(result.Diagnostics, text, id, line));
    }

    public DmnType Type(string? typeRef, string? id, int line) => types.Resolve(typeRef, id ?? owner.Id, line);

    /// <summary>Adds the problems; answers them as one text.</summary>
    public string Report(ImmutableArray<FeelDiagnostic> diagnostics, string text, string? id, int line)
    {
        foreach (var diagnostic in diagnostics)
        {
            var offset = text.AsSpan(0, Math.Clamp(diagnostic.Span.Start, 0, text.Length)).Count('\n');
            problems.Add(new(DmnProblemCode.BadExpression, id ?? owner.Id, line + offset, $"'{owner.Name}': {diagnostic.Message}"));
        }

        return string.Join(" ", diagnostics.Select(diagnostic => diagnostic.Message));
    }

    private Logic Part(BoxedExpression? expression, FeelScope scope) =>
        expression is null ? new BrokenLogic(owner.Id, "A part of the expression is missing.") : Compile(expression, scope);

    private ContextLogic CompileContext(ContextExpression context, FeelScope scope)
    {
        var entries = ImmutableArray.CreateBuilder<(string?, Logic)>();
        foreach (var entry in context.Entries)
        {
            if (entry.Variable is not { Name.Length: > 0 } variable)
            {
                entries.Add((null, Part(entry.Value, scope)));
                continue;
            }

            var type = Type(variable.TypeRef, variable.Id, variable.Line);
            // An entry that is a function may call itself.
            var inner = entry.Value is FunctionDefinition function ? scope.With(variable.Name, FunctionType(function)) : scope;
            var value = Part(entry.Value, inner);
            if (entry.Value is FunctionDefinition) value = new RecursiveLogic(variable.Name, value);
            entries.Add((variable.Name, type.Plain is DmnType.AnyType ? value : new TypedLogic(value, type, variable.Id, variable.Name)));
            scope = scope.With(variable.Name, entry.Value is FunctionDefinition known ? FunctionType(known) : type.Feel);
        }

        return new(entries.ToImmutable());
    }

    private FeelType FunctionType(FunctionDefinition function) =>
        FeelType.Function([.. function.Parameters.Select(parameter => Type(parameter.TypeRef, parameter.Id, parameter.Line).Feel)], FeelType.Any);

    private InvocationLogic CompileInvocation(Invocation invocation, FeelScope scope)
    {
        var names = invocation.Bindings.Select((_, i) => InvocationLogic.ArgumentName(i)).Prepend("f");
        var arguments = string.Join(", ", invocation.Bindings.Select((binding, i) => $"{binding.Parameter}: {InvocationLogic.ArgumentName(i)}"));
        var call = FeelExpression.Parse($"f({arguments})", FeelScope.Of(names));
        if (call.Expression is null) Report(call.Diagnostics, "", invocation.Id, invocation.Line);
        return new(
            Part(invocation.Function, scope),
            [.. invocation.Bindings.Select(binding => binding.Value is null ? Feel("", invocation.Id, invocation.Line, scope) : Compile(binding.Value, scope))],
            call.Expression ?? FeelExpression.Parse("null").Expression!, // the text is ours and is FEEL
            invocation.Id ?? owner.Id);
    }

    private FunctionLogic CompileFunction(FunctionDefinition function, FeelScope scope)
    {
        var parameterTypes = function.Parameters.Select(parameter => Type(parameter.TypeRef, parameter.Id, parameter.Line)).ToImmutableArray();
        for (var i = 0; i < parameterTypes.Length; i++) scope = scope.With(function.Parameters[i].Name, parameterTypes[i].Feel);
        return new(
            [.. function.Parameters.Select((parameter, i) => new FeelParameter(parameter.Name, parameterTypes[i].Feel))],
            parameterTypes,
            Part(function.Body, scope),
            owner.Name);
    }

    /// <summary>As the FEEL expression <c>function(…) external {…}</c>: which foreign functions there are is FEEL's knowledge.</summary>
    private Logic CompileExternal(FunctionDefinition function)
    {
        if (function.Kind == FunctionKind.Pmml) return new BrokenLogic(function.Id ?? owner.Id, "Functions of kind PMML are not supported.");

        var parameters = function.Parameters.Select(parameter => $"{parameter.Name}: {Type(parameter.TypeRef, parameter.Id, parameter.Line).Feel}");
        var entries = (function.Body as ContextExpression)?.Entries.Select(entry => $"{entry.Variable?.Name}: {(entry.Value as LiteralExpression)?.Text}") ?? [];
        return Feel($"function({string.Join(", ", parameters)}) external {{ java: {{ {string.Join(", ", entries)} }} }}", function.Id, function.Line, FeelScope.Of(Array.Empty<string>()));
    }

    private RelationLogic CompileRelation(RelationExpression relation, FeelScope scope)
    {
        var columns = relation.Columns.Select(column => Type(column.TypeRef, column.Id, column.Line)).ToImmutableArray();
        var rows = relation.Rows.Select(row => row.Select((cell, i) => Typed(Compile(cell, scope), columns[i], relation.Columns[i])).ToImmutableArray());
        return new([.. relation.Columns.Select(column => column.Name)], [.. rows]);
    }

    private static Logic Typed(Logic value, DmnType type, Variable variable) =>
        type.Plain is DmnType.AnyType ? value : new TypedLogic(value, type, variable.Id, variable.Name);

    private FilterLogic CompileFilter(FilterExpression filter, FeelScope scope)
    {
        var inner = scope.With("item", FeelType.Any);
        if (StaticType(filter.In) is { } type)
        {
            inner = inner.With("item", type.ElementOrSelf.Feel);
            foreach (var (name, entryType) in type.ElementOrSelf.KnownEntries) inner = inner.With(name, entryType.Feel);
        }

        return new(Part(filter.In, scope), Part(filter.Match, inner), filter.Id ?? owner.Id);
    }

    private IteratorLogic CompileIterator(IteratorExpression iterator, FeelScope scope)
    {
        var element = StaticType(iterator.In)?.ElementOrSelf.Feel ?? FeelType.Any;
        var inner = scope.With(iterator.Variable, element);
        if (iterator.Kind == IteratorKind.For) inner = inner.With("partial", FeelType.List(FeelType.Any));
        return new(iterator.Kind, iterator.Variable, Part(iterator.In, scope), Part(iterator.Body, inner));
    }

    /// <summary>What is known of the list before evaluation: the type that the file gives for it, or the columns of a relation.</summary>
    private DmnType? StaticType(BoxedExpression? expression)
    {
        if (expression is RelationExpression relation)
            return DmnType.List(DmnType.Context([.. relation.Columns.Select(column => (column.Name, Type(column.TypeRef, column.Id, column.Line)))]));
        if (expression?.TypeRef is not null) return Type(expression.TypeRef, expression.Id, expression.Line);
        return expression is LiteralExpression literal ? NamedTypes.GetValueOrDefault(Reading.Names.Normalize(literal.Text)) : null;
    }

}
