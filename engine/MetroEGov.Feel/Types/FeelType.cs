using System.Collections.Immutable;

namespace MetroEGov.Feel;

/// <summary>A type as FEEL's <c>instance of</c> and DMN's <c>typeRef</c> know it. Immutable. Source: DMN 1.5 §10.3.2.9.</summary>
public abstract record FeelType
{
    private FeelType()
    {
    }

    public static FeelType Any { get; } = new AnyType();

    /// <summary>The type of null alone.</summary>
    public static FeelType Null { get; } = new KindType(FeelKind.Null);

    public static FeelType Boolean { get; } = new KindType(FeelKind.Boolean);

    public static FeelType Number { get; } = new KindType(FeelKind.Number);

    public static FeelType String { get; } = new KindType(FeelKind.String);

    public static FeelType Date { get; } = new KindType(FeelKind.Date);

    public static FeelType Time { get; } = new KindType(FeelKind.Time);

    public static FeelType DateTime { get; } = new KindType(FeelKind.DateTime);

    public static FeelType YearsMonthsDuration { get; } = new KindType(FeelKind.YearsMonthsDuration);

    public static FeelType DaysTimeDuration { get; } = new KindType(FeelKind.DaysTimeDuration);

    public static FeelType List(FeelType element) => new ListType(element);

    public static FeelType Range(FeelType element) => new RangeType(element);

    /// <summary>A context with at least these entries.</summary>
    public static FeelType Context(params ImmutableArray<FeelParameter> entries) => new ContextType(entries);

    public static FeelType Function(ImmutableArray<FeelType> parameters, FeelType result) => new FunctionType(parameters, result);

    /// <summary>FEEL's <c>instance of</c>: null is an instance of <c>Null</c> alone.</summary>
    public bool IsInstance(FeelValue value) => TypeConformance.IsInstance(value, this);

    /// <summary>
    /// The value as this type wants it, at a typed boundary: a single value becomes a list of one and the other way round, a date
    /// becomes a date and time. False, and null, where it does not fit; null fits every type. Source: DMN 1.5 §10.3.2.9.4.
    /// </summary>
    public bool TryCoerce(FeelValue value, out FeelValue result) => TypeConformance.TryCoerce(value, this, out result);

    /// <summary>The kind that every value of the type but null has; null where it may be any.</summary>
    internal FeelKind? Kind => this switch
    {
        KindType k => k.ValueKind,
        ListType => FeelKind.List,
        RangeType => FeelKind.Range,
        ContextType => FeelKind.Context,
        FunctionType => FeelKind.Function,
        _ => null,
    };

    internal sealed record AnyType : FeelType
    {
        public override string ToString() => "Any";
    }

    internal sealed record KindType(FeelKind ValueKind) : FeelType
    {
        public override string ToString() => KindNames.Of(ValueKind);
    }

    internal sealed record ListType(FeelType Element) : FeelType
    {
        public override string ToString() => Element is AnyType ? "list" : $"list<{Element}>";
    }

    internal sealed record RangeType(FeelType Element) : FeelType
    {
        public override string ToString() => Element is AnyType ? "range" : $"range<{Element}>";
    }

    internal sealed record ContextType(ImmutableArray<FeelParameter> Entries) : FeelType
    {
        public override string ToString() =>
            Entries.IsEmpty ? "context" : $"context<{string.Join(", ", Entries.Select(e => $"{e.Name}: {e.Type}"))}>";
    }

    internal sealed record FunctionType(ImmutableArray<FeelType> Parameters, FeelType Result) : FeelType
    {
        /// <summary>True for the bare word <c>function</c>, which any function is an instance of.</summary>
        internal bool IsBare => Parameters.IsDefault;

        public override string ToString() => IsBare ? "function" : $"function<{string.Join(", ", Parameters)}>->{Result}";
    }
}
