using System.Collections.Immutable;

namespace MetroEGov.Dmn;

/// <summary>Something about a decision table that its author should look at. A table with findings still decides.</summary>
/// <param name="Code">One of <see cref="TableFindingCode"/>.</param>
/// <param name="DecisionId">The decision that has the table.</param>
/// <param name="Rules">Numbers of the rules, from 1, as people count rows; empty when the table as a whole is meant.</param>
public sealed record TableFinding(string Code, string DecisionId, ImmutableArray<int> Rules, int Line, string Text);

/// <summary>The codes of <see cref="TableFinding"/>; never renamed.</summary>
public static class TableFindingCode
{
    /// <summary>Two rules of a UNIQUE table match the same input, or two of an ANY table with different outputs.</summary>
    public const string Overlap = "table-overlap";

    /// <summary>An input that no rule matches, in a table without defaults.</summary>
    public const string Gap = "table-gap";

    /// <summary>A rule that can never decide: its entries exclude each other, or earlier rules match all that it matches.</summary>
    public const string Unreachable = "table-unreachable";

    public const string OutputNotAllowed = "table-output-not-allowed";

    public const string WrongType = "table-wrong-type";

    /// <summary>The table is too big to be looked through for overlaps or gaps.</summary>
    public const string NotChecked = "table-not-checked";
}
