using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using MetroEGov.Runtime;

namespace MetroEGov.Host.Api;

/// <summary>
/// The filter language of searches: <c>filter</c>, <c>sort</c> and <c>page</c> of a body, read against the fields that the runtime knows.
/// What is not understood is a problem of the body, so that a misspelt filter never widens a search.
/// </summary>
public sealed class ApiSearch
{
    private const int MostOperands = 1000;
    private const int MostSorts = 8;
    private const int MostAlternatives = 20;

    private static readonly ImmutableDictionary<string, SearchOperator> Operators = new Dictionary<string, SearchOperator>
    {
        ["$eq"] = SearchOperator.Equal,
        ["$neq"] = SearchOperator.NotEqual,
        ["$exists"] = SearchOperator.Exists,
        ["$in"] = SearchOperator.In,
        ["$notIn"] = SearchOperator.NotIn,
        ["$like"] = SearchOperator.Like,
        ["$gt"] = SearchOperator.Greater,
        ["$gte"] = SearchOperator.GreaterOrEqual,
        ["$lt"] = SearchOperator.Less,
        ["$lte"] = SearchOperator.LessOrEqual,
    }.ToImmutableDictionary(StringComparer.Ordinal);

    private readonly ApiBody _body;
    private readonly SearchFields _fields;

    private ApiSearch(ApiBody body, SearchFields fields)
    {
        _body = body;
        _fields = fields;
    }

    /// <summary>What is asked for; ask the body for its refusal before using it.</summary>
    public static SearchRequest Read(ApiBody body, SearchFields fields)
    {
        ArgumentNullException.ThrowIfNull(body);
        var search = new ApiSearch(body, fields);
        var alternatives = ImmutableArray.CreateBuilder<ImmutableArray<SearchCondition>>();
        var conditions = search.Conditions(body.Raw("filter"), "filter", alternatives);
        var sort = search.Sort(body.Raw("sort"));
        return new SearchRequest
        {
            Conditions = conditions,
            Alternatives = alternatives.ToImmutable(),
            Sort = sort,
            Page = search.Page(body.Nested("page"), sort),
        };
    }

    private ImmutableArray<SearchCondition> Conditions(
        JsonElement? filter, string path, ImmutableArray<ImmutableArray<SearchCondition>>.Builder? alternatives)
    {
        if (filter is not { } members)
            return [];
        if (members.ValueKind != JsonValueKind.Object)
        {
            _body.Refuse($"'{path}' must be a JSON object.");
            return [];
        }

        var conditions = ImmutableArray.CreateBuilder<SearchCondition>();
        foreach (var member in members.EnumerateObject().Where(member => member.Value.ValueKind != JsonValueKind.Null))
        {
            var at = $"{path}.{member.Name}";
            if (member.Name == "$or" && alternatives is not null && _fields.HasAlternatives)
                Alternatives(member.Value, at, alternatives);
            else if (_fields.Find(member.Name) is { IsFilterable: true } field)
                conditions.AddRange(Conditions(field, member.Value, at));
            else
                _body.Refuse($"'{at}' is not known here.");
        }

        return conditions.ToImmutable();
    }

    private void Alternatives(JsonElement groups, string path, ImmutableArray<ImmutableArray<SearchCondition>>.Builder alternatives)
    {
        if (groups.ValueKind != JsonValueKind.Array || groups.GetArrayLength() is 0 or > MostAlternatives)
        {
            _body.Refuse($"'{path}' must be a list of 1 to {MostAlternatives} filters.");
            return;
        }

        foreach (var group in groups.EnumerateArray())
            alternatives.Add(Conditions(group, path, alternatives: null));
    }

    private IEnumerable<SearchCondition> Conditions(SearchField field, JsonElement value, string path)
    {
        switch (field.Kind)
        {
            case SearchKind.Tags:
                return Operands(field, value, path) is { IsEmpty: false } tags ? [new SearchCondition(field.Name, SearchOperator.Equal, tags)] : [];
            case SearchKind.Variable:
                return Variables(field, value, path);
            default:
                return Operations(field, value, path);
        }
    }

    /// <summary>A plain value, or an object of operators that must all hold.</summary>
    private IEnumerable<SearchCondition> Operations(SearchField field, JsonElement value, string path, string? variable = null)
    {
        var found = new List<SearchCondition>();
        if (value.ValueKind != JsonValueKind.Object)
        {
            if (Operand(field, value, path) is { } operand)
                found.Add(new SearchCondition(field.Name, SearchOperator.Equal, [operand], variable));
            return found;
        }

        if (!value.EnumerateObject().Any())
            _body.Refuse($"'{path}' must be a value or an object of operators such as {{\"$eq\": …}}.");
        foreach (var member in value.EnumerateObject())
        {
            var at = $"{path}.{member.Name}";
            if (!Operators.TryGetValue(member.Name, out var operation) || !IsMeant(field.Kind, operation))
            {
                _body.Refuse($"'{at}' is not known here: '{field.Name}' takes {Names(field.Kind)}.");
                continue;
            }

            var operands = operation switch
            {
                SearchOperator.In or SearchOperator.NotIn => Operands(field, member.Value, at),
                SearchOperator.Exists => Flag(member.Value, at),
                SearchOperator.Like => One(Text(member.Value, at)),
                _ => One(Operand(field, member.Value, at)),
            };
            if (!operands.IsEmpty)
                found.Add(new SearchCondition(field.Name, operation, operands, variable));
        }

        return found;
    }

    private IEnumerable<SearchCondition> Variables(SearchField field, JsonElement list, string path)
    {
        var found = new List<SearchCondition>();
        if (list.ValueKind != JsonValueKind.Array)
        {
            _body.Refuse($"'{path}' must be a list of {{\"name\": …, \"value\": …}}.");
            return found;
        }

        foreach (var item in list.EnumerateArray())
        {
            if (item.ValueKind == JsonValueKind.Object
                && item.TryGetProperty("name", out var name) && name.ValueKind == JsonValueKind.String
                && item.TryGetProperty("value", out var value)
                && item.EnumerateObject().Count() == 2)
                found.AddRange(Operations(field with { Kind = SearchKind.Text }, value, $"{path}.{name.GetString()}", name.GetString()));
            else
                _body.Refuse($"'{path}' must be a list of {{\"name\": …, \"value\": …}}; the value is JSON text.");
        }

        return found;
    }

    private ImmutableArray<object> Operands(SearchField field, JsonElement list, string path)
    {
        if (list.ValueKind != JsonValueKind.Array || list.GetArrayLength() is 0 or > MostOperands)
        {
            _body.Refuse($"'{path}' must be a list of 1 to {MostOperands} values.");
            return [];
        }

        return [.. list.EnumerateArray().Select(item => Operand(field, item, path)).OfType<object>()];
    }

    private object? Operand(SearchField field, JsonElement value, string path)
    {
        switch (field.Kind)
        {
            case SearchKind.Flag when value.ValueKind is JsonValueKind.True or JsonValueKind.False:
                return value.GetBoolean();
            case SearchKind.Number when value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number):
                return number;
            case SearchKind.Flag:
                return Refused(path, "true or false");
            case SearchKind.Number:
                return Refused(path, "a whole number");
        }

        if (Text(value, path) is not { } text)
            return null;
        return field.Kind switch
        {
            SearchKind.Key => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var key)
                ? key
                : Refused(path, "a key: decimal digits in a string"),
            SearchKind.Time => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
                ? time.ToUniversalTime()
                : Refused(path, "an ISO 8601 date-time"),
            SearchKind.Choice => field.Choices.Contains(text) ? text : Refused(path, $"one of {string.Join(", ", field.Choices)}"),
            _ => text,
        };
    }

    private object? Refused(string path, string expected)
    {
        _body.Refuse($"'{path}' must be {expected}.");
        return null;
    }

    private string? Text(JsonElement value, string path)
    {
        if (value.ValueKind == JsonValueKind.String)
            return value.GetString();
        _body.Refuse($"'{path}' must be a string.");
        return null;
    }

    private ImmutableArray<object> Flag(JsonElement value, string path)
    {
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
            return [value.GetBoolean()];
        _body.Refuse($"'{path}' must be true or false.");
        return [];
    }

    private static ImmutableArray<object> One(object? operand) => operand is null ? [] : [operand];

    private static bool IsMeant(SearchKind kind, SearchOperator operation) => operation switch
    {
        SearchOperator.Equal or SearchOperator.NotEqual => true,
        SearchOperator.Exists or SearchOperator.In or SearchOperator.NotIn => kind != SearchKind.Flag,
        SearchOperator.Like => kind is SearchKind.Text or SearchKind.Choice,
        _ => kind is SearchKind.Number or SearchKind.Time,
    };

    private static string Names(SearchKind kind) =>
        string.Join(", ", Operators.Where(pair => IsMeant(kind, pair.Value)).Select(pair => pair.Key).Order(StringComparer.Ordinal));

    private ImmutableArray<SearchSort> Sort(JsonElement? sort)
    {
        if (sort is not { } list)
            return [];
        if (list.ValueKind != JsonValueKind.Array || list.GetArrayLength() > MostSorts)
        {
            _body.Refuse($"'sort' must be a list of at most {MostSorts} {{\"field\": …, \"order\": …}}.");
            return [];
        }

        var levels = ImmutableArray.CreateBuilder<SearchSort>();
        foreach (var item in list.EnumerateArray())
        {
            if (Level(item) is { } level)
                levels.Add(level);
        }

        return levels.ToImmutable();
    }

    private SearchSort? Level(JsonElement item)
    {
        if (item.ValueKind != JsonValueKind.Object || item.EnumerateObject().Any(member => member.Name is not ("field" or "order")))
        {
            _body.Refuse("'sort' must be a list of {\"field\": …, \"order\": …}.");
            return null;
        }

        var name = item.TryGetProperty("field", out var field) && field.ValueKind == JsonValueKind.String ? field.GetString()! : "";
        if (_fields.Find(name) is not { IsSortable: true })
        {
            _body.Refuse($"'sort.field' must be one of {string.Join(", ", _fields.All.Where(known => known.IsSortable).Select(known => known.Name))}.");
            return null;
        }

        // Older clients write the order in lower case.
        var order = item.TryGetProperty("order", out var direction) && direction.ValueKind != JsonValueKind.Null ? direction.ToString() : "ASC";
        if (order.Equals("DESC", StringComparison.OrdinalIgnoreCase))
            return new SearchSort(name, IsDescending: true);
        if (!order.Equals("ASC", StringComparison.OrdinalIgnoreCase))
            _body.Refuse("'sort.order' must be ASC or DESC.");
        return new SearchSort(name);
    }

    private SearchPage Page(ApiBody page, ImmutableArray<SearchSort> sort)
    {
        var from = page.Number("from");
        var limit = page.Number("limit") ?? SearchPage.DefaultLimit;
        var after = page.Text("after");
        var before = page.Text("before");
        if (new[] { from is not null, after is not null, before is not null }.Count(given => given) > 1)
            _body.Refuse("'page' takes one of 'from', 'after' and 'before'.");
        if (from is < 0 or > int.MaxValue || limit is < 1 or > SearchPage.HighestLimit)
            _body.Refuse($"'page' must begin at 0 or later and hold 1 to {SearchPage.HighestLimit} items.");
        var size = (int)Math.Clamp(limit, 1, SearchPage.HighestLimit);
        if (after is not null)
            return Cursor(after, "after", sort) is { } cursor ? new SearchPage.After(cursor, size) : new SearchPage.Skip(0, size);
        if (before is not null)
            return Cursor(before, "before", sort) is { } cursor ? new SearchPage.Before(cursor, size) : new SearchPage.Skip(0, size);
        return new SearchPage.Skip((int)Math.Clamp(from ?? 0, 0, int.MaxValue), size);
    }

    private SearchCursor? Cursor(string text, string name, ImmutableArray<SearchSort> sort)
    {
        if (SearchCursor.TryParse(text, _fields, sort, out var cursor))
            return cursor;
        _body.Refuse($"'page.{name}' must be a cursor of an earlier answer to a search with the same 'sort'.");
        return null;
    }
}
