using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using MetroEGov.Bpmn;
using MetroEGov.Bpmn.Execution.State;

namespace MetroEGov.Scenarios.Reading;

/// <summary>Reads the members of one object, reports what is wrong with them, and in the end what nobody asked for.</summary>
internal sealed class MemberReader(LocatedJson json, string what, List<Problem> problems)
{
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    public int Line => json.Line;

    public LocatedJson? Any(string name)
    {
        _known.Add(name);
        return json.Member(name) is { Kind: not JsonTokenType.Null } value ? value : null;
    }

    public string? Text(string name)
    {
        var value = Any(name);
        if (value is not null && value.Text is null)
        {
            Wrong(value, name, "a text");
        }

        return value?.Text;
    }

    public string Required(string name)
    {
        if (Any(name) is null)
        {
            Missing(name);
            return "";
        }

        return Text(name) ?? "";
    }

    public string RequiredOneOf(string name, params string[] possible)
    {
        var text = Required(name);
        return Check(name, text, possible) ? text : "";
    }

    public string? OneOf(string name, params string[] possible)
    {
        var text = Text(name);
        return text is null || Check(name, text, possible) ? text : null;
    }

    public bool? Flag(string name)
    {
        var value = Any(name);
        if (value is { Kind: not (JsonTokenType.True or JsonTokenType.False) })
        {
            Wrong(value, name, "true or false");
        }

        return value is null ? null : value.Kind == JsonTokenType.True;
    }

    public int? Integer(string name)
    {
        var value = Any(name);
        if (value is null)
        {
            return null;
        }

        if (value.Kind == JsonTokenType.Number && int.TryParse(value.Raw, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        Wrong(value, name, "a whole number");
        return null;
    }

    public ImmutableArray<string> Texts(string name) => Items(name, "a list of texts", v => v.Text);

    public ImmutableArray<int> Integers(string name) => Items(
        name,
        "a list of whole numbers",
        v => int.TryParse(v.Raw, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? (int?)number : null);

    public ImmutableDictionary<string, VariableValue> Variables(string name)
    {
        var variables = ImmutableDictionary.CreateBuilder<string, VariableValue>(StringComparer.Ordinal);
        var value = Any(name);
        if (value is { IsObject: false })
        {
            Wrong(value, name, "an object with the variables");
        }

        foreach (var (key, member) in value?.Members ?? [])
        {
            if (Value($"{name}.{key}", member) is { } variable)
            {
                variables[key] = variable;
            }
        }

        return variables.ToImmutable();
    }

    public VariableValue? Value(string name, LocatedJson value)
    {
        if (VariableValue.TryFromJson(value.Raw, out var variable, out var refusal))
        {
            return variable;
        }

        Wrong(value, name, $"a value of a variable ({refusal})");
        return null;
    }

    /// <summary>A member that is an object itself.</summary>
    public MemberReader? Object(string name, bool isRequired = false)
    {
        var value = Any(name);
        if (value is null)
        {
            if (isRequired)
            {
                Missing(name);
            }

            return null;
        }

        if (value.IsObject)
        {
            return new(value, name, problems);
        }

        Wrong(value, name, "an object");
        return null;
    }

    /// <summary>An object inside of a list.</summary>
    public MemberReader? At(LocatedJson item, string name)
    {
        if (item.IsObject)
        {
            return new(item, name, problems);
        }

        Wrong(item, name, "a list of objects");
        return null;
    }

    public void Missing(string names) =>
        problems.Add(new(ProblemSeverity.Error, ScenarioProblemCode.MissingMember, null, json.Line, $"{what} needs {names}."));

    public void Wrong(LocatedJson value, string name, string expected) =>
        problems.Add(new(ProblemSeverity.Error, ScenarioProblemCode.WrongValue, null, value.Line, $"'{name}' of {what} must be {expected}."));

    /// <summary>To be called when everything was asked for.</summary>
    public void RefuseOthers()
    {
        foreach (var (name, value) in json.Members.Where(m => !_known.Contains(m.Name)))
        {
            problems.Add(new(ProblemSeverity.Error, ScenarioProblemCode.UnknownMember, null, value.Line, $"{what} has no member '{name}'; it has: {string.Join(", ", _known)}."));
        }
    }

    private bool Check(string name, string text, string[] possible)
    {
        if (possible.Contains(text, StringComparer.Ordinal) || Any(name) is not { Text: not null } value)
        {
            return true;
        }

        Wrong(value, name, string.Join(", ", possible));
        return false;
    }

    private ImmutableArray<T> Items<T>(string name, string expected, Func<LocatedJson, T?> read)
        where T : notnull
    {
        var value = Any(name);
        if (value is null)
        {
            return [];
        }

        var items = value.Items.Select(read).ToList();
        if (!value.IsArray || items.Exists(i => i is null))
        {
            Wrong(value, name, expected);
            return [];
        }

        return [.. items.OfType<T>()];
    }

    private ImmutableArray<int> Items(string name, string expected, Func<LocatedJson, int?> read)
    {
        var value = Any(name);
        if (value is null)
        {
            return [];
        }

        var items = value.Items.Select(read).ToList();
        if (!value.IsArray || items.Exists(i => i is null))
        {
            Wrong(value, name, expected);
            return [];
        }

        return [.. items.OfType<int>()];
    }
}
