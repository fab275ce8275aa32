using System.Collections.Immutable;

namespace MetroEGov.Feel.Syntax;

internal sealed partial class Parser
{
    private IfNode If()
    {
        var start = _token.Start;
        Advance();
        var condition = Expression();
        ExpectWord("then");
        var then = Expression();
        ExpectWord("else");
        var otherwise = Expression();
        return new IfNode(condition, then, otherwise, From(start)) { Type = then.Type == otherwise.Type ? then.Type : FeelType.Any };
    }

    private ForNode For()
    {
        var start = _token.Start;
        Advance();
        _locals = new LocalScope(_locals);
        var iterators = Iterators();
        ExpectWord("return");
        _locals.Add("partial", FeelType.List(FeelType.Any));
        var body = Expression();
        _locals = _locals.Parent;
        return new ForNode(iterators, body, From(start)) { Type = FeelType.List(body.Type) };
    }

    private QuantifiedNode Quantified(bool isEvery)
    {
        var start = _token.Start;
        Advance();
        _locals = new LocalScope(_locals);
        var iterators = Iterators();
        ExpectWord("satisfies");
        var condition = Expression();
        _locals = _locals.Parent;
        return new QuantifiedNode(isEvery, iterators, condition, From(start)) { Type = FeelType.Boolean };
    }

    private ImmutableArray<Iterator> Iterators()
    {
        var iterators = ImmutableArray.CreateBuilder<Iterator>();
        do
        {
            var name = NameBefore("in");
            ExpectWord("in");
            var from = Expression();
            var to = TryTake(TokenKind.DotDot) ? Expression() : null;
            iterators.Add(new Iterator(name, from, to));
            var element = to is null && from.Type is FeelType.ListType list ? list.Element : to?.Type ?? FeelType.Any;
            if (name.Length > 0)
            {
                _locals!.Add(name, element); // the caller opened the scope
            }
        }
        while (TryTake(TokenKind.Comma));
        return iterators.ToImmutable();
    }

    private FunctionNode Function()
    {
        var start = _token.Start;
        Advance();
        Expect(TokenKind.LeftParen, "'('");
        var parameters = ImmutableArray.CreateBuilder<FeelParameter>();
        if (!Is(TokenKind.RightParen))
        {
            do
            {
                Parameter(parameters);
                Recover(TokenKind.RightParen);
            }
            while (TryTake(TokenKind.Comma));
        }
        Expect(TokenKind.RightParen, "',' or ')'");
        if (TryTake(TokenKind.Colon))
        {
            // A result type is allowed by the boxed form; here it only documents.
            TypeName();
        }
        var isExternal = TryTakeWord("external");
        _locals = new LocalScope(_locals);
        foreach (var parameter in parameters)
        {
            _locals.Add(parameter.Name, parameter.Type);
        }
        var body = Expression();
        _locals = _locals.Parent;
        var type = FeelType.Function([.. parameters.Select(p => p.Type)], isExternal ? FeelType.Any : body.Type);
        return new FunctionNode(parameters.ToImmutable(), body, isExternal, From(start)) { Type = type };
    }

    private void Parameter(ImmutableArray<FeelParameter>.Builder parameters)
    {
        var start = _token.Start;
        var name = NameBeforeColon();
        var type = FeelType.Any;
        if (name is not null)
        {
            type = TypeName();
        }
        else if (Is(TokenKind.Word) || Is(TokenKind.Backtick))
        {
            name = NameBefore("external");
        }
        if (string.IsNullOrEmpty(name))
        {
            Fail("FEEL_EXPECTED", $"Expected the name of a parameter, found {Describe(_token)}", _token.Span);
            return;
        }
        if (parameters.Any(p => p.Name == name))
        {
            Report("FEEL_DUPLICATE_PARAMETER", $"The function has two parameters named '{name}'", From(start));
        }
        parameters.Add(new FeelParameter(name, type));
    }
}
