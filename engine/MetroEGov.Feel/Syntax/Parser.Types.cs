using System.Collections.Immutable;

namespace MetroEGov.Feel.Syntax;

internal sealed partial class Parser
{
    private static readonly Dictionary<string, FeelType> StandardTypes = new(StringComparer.Ordinal)
    {
        ["Any"] = FeelType.Any,
        ["Null"] = FeelType.Null,
        ["number"] = FeelType.Number,
        ["string"] = FeelType.String,
        ["boolean"] = FeelType.Boolean,
        ["date"] = FeelType.Date,
        ["time"] = FeelType.Time,
        ["date and time"] = FeelType.DateTime,
        ["days and time duration"] = FeelType.DaysTimeDuration,
        ["years and months duration"] = FeelType.YearsMonthsDuration,
        ["list"] = FeelType.List(FeelType.Any),
        ["range"] = FeelType.Range(FeelType.Any),
        ["context"] = FeelType.Context(),
        ["function"] = FeelType.Function(default, FeelType.Any),
    };

    private static readonly NameTable StandardTypeNames = new(StandardTypes.Keys);

    /// <summary>Source: DMN 1.5 §10.3.1.2, rule 51.</summary>
    private FeelType TypeName()
    {
        if (_isPanicking || ++_nesting > MaxNesting)
        {
            Fail("FEEL_TOO_DEEP", $"Nested deeper than {MaxNesting}; split the expression", _token.Span);
            return FeelType.Any;
        }
        var type = TypeNameInside();
        _nesting--;
        return type;
    }

    private FeelType TypeNameInside()
    {
        var start = _token.Start;
        if (!Is(TokenKind.Word))
        {
            Fail("FEEL_EXPECTED", $"Expected a type, found {Describe(_token)}", _token.Span);
            return FeelType.Any;
        }
        if (_scope.TypeTable.TryLongest(_text, start, _token.End, out var own, out var ownEnd))
        {
            Take(start, ownEnd);
            return _scope.Types[own];
        }
        if (!StandardTypeNames.TryLongest(_text, start, _token.End, out var name, out var end))
        {
            Report("FEEL_UNKNOWN_TYPE", $"No type named {Describe(_token)}", _token.Span);
            GreedyName();
            return FeelType.Any;
        }
        Take(start, end);
        return Is(TokenKind.Less) ? Generic(name) : StandardTypes[name];
    }

    private FeelType Generic(string name)
    {
        Advance();
        FeelType type;
        switch (name)
        {
            case "list":
                type = FeelType.List(TypeName());
                break;
            case "range":
                type = FeelType.Range(TypeName());
                break;
            case "context":
                type = FeelType.Context(TypedEntries());
                break;
            case "function":
                return FunctionType();
            default:
                Fail("FEEL_EXPECTED", $"The type '{name}' has no parameters", _token.Span);
                return FeelType.Any;
        }
        Expect(TokenKind.Greater, "'>'");
        return type;
    }

    private ImmutableArray<FeelParameter> TypedEntries()
    {
        var entries = ImmutableArray.CreateBuilder<FeelParameter>();
        do
        {
            if (NameBeforeColon() is not { } name)
            {
                Fail("FEEL_EXPECTED", $"Expected the name of an entry and ':', found {Describe(_token)}", _token.Span);
                break;
            }
            entries.Add(new FeelParameter(name, TypeName()));
        }
        while (TryTake(TokenKind.Comma));
        return entries.ToImmutable();
    }

    private FeelType FunctionType()
    {
        var parameters = ImmutableArray.CreateBuilder<FeelType>();
        if (!Is(TokenKind.Greater))
        {
            do
            {
                parameters.Add(TypeName());
            }
            while (TryTake(TokenKind.Comma));
        }
        Expect(TokenKind.Greater, "'>'");
        Expect(TokenKind.Arrow, "'->'");
        return FeelType.Function(parameters.ToImmutable(), TypeName());
    }
}
