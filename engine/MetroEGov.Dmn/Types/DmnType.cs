using System.Collections.Immutable;

using MetroEGov.Feel;

namespace MetroEGov.Dmn.Types;

/// <summary>
/// A type at a typed boundary of a model: what FEEL knows of it, and the allowed values, which FEEL does not know.
/// Source: DMN 1.5 §7.3.2 and §10.3.2.9.
/// </summary>
internal abstract class DmnType
{
    private DmnType(FeelType feel) => Feel = feel;

    public static DmnType Any { get; } = new AnyType();

    public FeelType Feel { get; }

    /// <summary>
    /// The type of a parameter. A function is taken by any parameter of a function type: whether its own parameters fit is only
    /// known when it is called, since built-ins and business knowledge models often do not say their types.
    /// </summary>
    public FeelType AsParameter => Plain is FunctionType function ? FeelType.Function(default, function.Result.Feel) : Feel;

    /// <summary>Written as a model's author knows it, for warnings.</summary>
    public string Name { get; private init; } = "";

    /// <summary>Tests that a value must meet besides its kind; null: none.</summary>
    public FeelUnaryTests? Allowed { get; private init; }

    /// <summary>As the model writes them: enumerated values stand there in the order of their priority.</summary>
    public string? AllowedText
    {
        get => field ?? (this as RestrictedType)?.Inner.AllowedText;
        private init;
    }

    public static DmnType Of(FeelKind kind, FeelType feel) => new KindType(kind, feel) { Name = feel.ToString()! };

    public static DmnType List(DmnType element) => new ListType(element) { Name = $"list<{element.Name}>" };

    public static DmnType Context(ImmutableArray<(string Name, DmnType Type)> entries) => new ContextType(entries);

    public static DmnType Function(ImmutableArray<(string Name, DmnType Type)> parameters, DmnType result) => new FunctionType(parameters, result);

    /// <summary>The same type under a name of the model, and with tests beside those that it has.</summary>
    public DmnType As(string name, FeelUnaryTests? allowed, string? allowedText = null) =>
        new RestrictedType(this) { Name = name, Allowed = allowed, AllowedText = allowedText };

    /// <summary>The element type of a list, else the type itself: what an iteration variable or <c>item</c> has.</summary>
    public DmnType ElementOrSelf => this switch
    {
        ListType list => list.Element,
        RestrictedType { Plain: ListType } restricted => restricted.Inner.ElementOrSelf,
        _ => this,
    };

    /// <summary>The entries of a context; empty for other types.</summary>
    public ImmutableArray<(string Name, DmnType Type)> KnownEntries => Plain is ContextType context ? context.Entries : [];

    /// <summary>The type without names and tests.</summary>
    public DmnType Plain => this is RestrictedType restricted ? restricted.Inner.Plain : this;

    internal sealed class AnyType : DmnType
    {
        public AnyType()
            : base(FeelType.Any) => Name = "Any";
    }

    internal sealed class KindType(FeelKind kind, FeelType feel) : DmnType(feel)
    {
        public FeelKind Kind => kind;
    }

    internal sealed class ListType(DmnType element) : DmnType(FeelType.List(element.Feel))
    {
        public DmnType Element => element;
    }

    internal sealed class ContextType(ImmutableArray<(string Name, DmnType Type)> entries)
        : DmnType(FeelType.Context([.. entries.Select(entry => new FeelParameter(entry.Name, entry.Type.Feel))]))
    {
        public ImmutableArray<(string Name, DmnType Type)> Entries { get; } = entries;
    }

    internal sealed class FunctionType(ImmutableArray<(string Name, DmnType Type)> parameters, DmnType result)
        : DmnType(FeelType.Function([.. parameters.Select(parameter => parameter.Type.Feel)], result.Feel))
    {
        public ImmutableArray<(string Name, DmnType Type)> Parameters { get; } = parameters;

        public DmnType Result => result;
    }

    internal sealed class RestrictedType(DmnType inner) : DmnType(inner.Feel)
    {
        public DmnType Inner => inner;
    }
}
