namespace MetroEGov.Feel;

/// <summary>
/// Why a part of an expression was null. Texts name variables, functions and types, never values, so that they may be logged.
/// </summary>
public sealed record FeelWarning(FeelWarningType Type, string Message, FeelSpan Span);

/// <summary>The kinds of warning; the first eight are those of Camunda's FEEL engine.</summary>
public enum FeelWarningType
{
    NoVariableFound,
    NoContextEntryFound,
    NoPropertyFound,
    NotComparable,
    InvalidType,
    NoFunctionFound,
    FunctionInvocationFailure,
    AssertFailure,

    /// <summary>A number, date or duration beyond what a value can hold, or a division by zero.</summary>
    OutOfRange,

    /// <summary>The expression was stopped: too much counted work, too deep, or too large.</summary>
    LimitExceeded,
}
