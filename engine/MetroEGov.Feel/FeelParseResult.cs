using System.Collections.Immutable;

namespace MetroEGov.Feel;

/// <summary>An expression, or the reasons why the text is none.</summary>
public sealed record FeelParseResult(FeelExpression? Expression, ImmutableArray<FeelDiagnostic> Diagnostics)
{
    public bool Success => Expression is not null;
}

/// <summary>Unary tests, or the reasons why the text is none.</summary>
public sealed record FeelUnaryTestsParseResult(FeelUnaryTests? Tests, ImmutableArray<FeelDiagnostic> Diagnostics)
{
    public bool Success => Tests is not null;
}
