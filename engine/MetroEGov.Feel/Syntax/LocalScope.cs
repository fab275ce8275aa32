namespace MetroEGov.Feel.Syntax;

/// <summary>
/// The names that an expression itself brings: parameters, iteration variables, earlier entries of a context, and in a filter
/// <c>item</c> with the entries of its type.
/// </summary>
internal sealed class LocalScope(LocalScope? parent)
{
    private readonly List<(string Name, FeelType Type)> _names = [];

    internal LocalScope? Parent { get; } = parent;

    internal void Add(string name, FeelType type) => _names.Add((name, type));

    internal bool TryLongest(string text, int start, out string name, out FeelType type, out int end)
    {
        (name, type, end) = ("", FeelType.Any, start);
        for (var scope = this; scope is not null; scope = scope.Parent)
        {
            for (var i = scope._names.Count - 1; i >= 0; i--)
            {
                var (candidate, candidateType) = scope._names[i];
                if (candidate.Length > name.Length
                    && candidate[0] == text[start]
                    && NameTable.TryMatch(text, start, candidate, out var candidateEnd))
                {
                    (name, type, end) = (candidate, candidateType, candidateEnd);
                }
            }
        }
        return name.Length > 0;
    }
}
