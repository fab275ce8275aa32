namespace MetroEGov.Bpmn.Reading;

/// <summary>Which definitions of a schema refer to which, and how large it is once every reference is followed. The empty name is the schema itself.</summary>
internal sealed class HttpSchemaReferences
{
    private const int MaxFollowed = 20_000;

    private readonly Dictionary<string, int> _sizes = new(StringComparer.Ordinal) { [""] = 0 };
    private readonly Dictionary<string, List<string>> _references = new(StringComparer.Ordinal);

    public void Count(string owner) => _sizes[owner] = _sizes.GetValueOrDefault(owner) + 1;

    public void Add(string owner, string definition)
    {
        if (!_references.TryGetValue(owner, out var known))
        {
            _references[owner] = known = [];
        }

        known.Add(definition);
    }

    /// <returns>Null when every reference has its definition, none goes in a circle, and all together stay within the bound.</returns>
    public string? Refusal()
    {
        var missing = _references.Values.SelectMany(found => found).FirstOrDefault(name => name.Length == 0 || !_sizes.ContainsKey(name));
        if (missing is not null)
        {
            return $"there is no definition '#/$defs/{missing}'.";
        }

        // What refers to nothing unknown gets its size; what is never reached that way goes in a circle.
        var followed = new Dictionary<string, long>(StringComparer.Ordinal);
        while (followed.Count < _sizes.Count)
        {
            var ready = _sizes.Keys.FirstOrDefault(name => !followed.ContainsKey(name) && Of(name).All(followed.ContainsKey));
            if (ready is null)
            {
                var circle = string.Join(", ", _sizes.Keys.Where(name => name.Length > 0 && !followed.ContainsKey(name)).Order(StringComparer.Ordinal));
                return $"the definitions {circle} refer to each other in a circle.";
            }

            followed[ready] = _sizes[ready] + Of(ready).Sum(name => followed[name]);
            if (followed[ready] > MaxFollowed)
            {
                return $"with every reference followed it has more than {MaxFollowed} parts.";
            }
        }

        return null;
    }

    private List<string> Of(string name) => _references.GetValueOrDefault(name) ?? [];
}
