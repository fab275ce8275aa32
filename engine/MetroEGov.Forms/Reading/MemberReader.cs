using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

using MetroEGov.Feel;

namespace MetroEGov.Forms.Reading;

/// <summary>
/// Typed access to the members of one component. A member of the wrong kind is a problem and reads as absent, so that
/// reading goes on and finds the rest.
/// </summary>
internal sealed class MemberReader(LocatedJson node, string? componentId, ImmutableArray<FormProblem>.Builder problems)
{
    public LocatedJson Node => node;

    public string? ComponentId => componentId;

    public bool Has(string name) => node.Member(name) is not null;

    /// <summary>Absent, null, or an empty text, as editors leave it behind.</summary>
    public bool IsMissing(string name) => node.Member(name) is null or { IsString: true, Text.Length: 0 };

    public MemberReader? Object(string name)
    {
        var member = node.Member(name);
        if (member is null || Expect(member, member.IsObject, name, "an object")) return member is null ? null : new(member, componentId, problems);
        return null;
    }

    public ImmutableArray<LocatedJson> Array(string name)
    {
        var member = node.Member(name);
        return member is not null && Expect(member, member.IsArray, name, "an array") ? member.Items : [];
    }

    public string? String(string name)
    {
        var member = node.Member(name);
        return member is not null && Expect(member, member.IsString, name, "a text") ? member.Text : null;
    }

    public bool Boolean(string name)
    {
        var member = node.Member(name);
        return member is not null && Expect(member, member.Kind is JsonValueKind.True or JsonValueKind.False, name, "true or false") && member.Kind == JsonValueKind.True;
    }

    /// <summary>A whole number; form-js writes some as text, so both are read.</summary>
    public int? Integer(string name, int minimum)
    {
        if (Decimal(name) is not { } number) return null;
        if (number == decimal.Truncate(number) && number >= minimum && number <= int.MaxValue) return (int)number;
        Problem(FormProblemCode.BadValue, node.Member(name)!.Line, $"Member '{name}' must be a whole number from {minimum}.");
        return null;
    }

    public decimal? Decimal(string name)
    {
        var member = node.Member(name);
        if (member is null || (member.IsString && member.Text.Length == 0)) return null;
        if (member.Kind is JsonValueKind.Number or JsonValueKind.String
            && decimal.TryParse(member.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        Expect(member, false, name, "a number of at most 28 digits");
        return null;
    }

    /// <summary>A text, number or boolean, or FEEL after <c>=</c>.</summary>
    public FormAttribute? Attribute(string name)
    {
        var member = node.Member(name);
        if (member is null || (member.IsString && member.Text.Length == 0)) return null;
        if (member.IsString && member.Text[0] == '=') return Expression(member, member.Text[1..]) is { } expression ? new(expression) : null;
        return Value(member) is { } value ? new(value) : null;
    }

    /// <summary>As <see cref="Attribute"/> for a bound such as <c>min</c>: a constant must be a number.</summary>
    public FormAttribute? NumericAttribute(string name)
    {
        var member = node.Member(name);
        if (member is { IsString: true, Text: ['=', ..] }) return Attribute(name);
        return Decimal(name) is { } number ? new(FeelValue.Of(number)) : null;
    }

    /// <summary>As <see cref="Attribute"/> for a switch such as <c>readonly</c>: a constant must be true or false; false reads as absent.</summary>
    public FormAttribute? Switch(string name)
    {
        var member = node.Member(name);
        if (member is null) return null;
        if (member.IsString) return Attribute(name) is { IsConstant: false } expression ? expression : Refuse(member, name);
        return Boolean(name) ? new(FeelValue.True) : null;
    }

    /// <summary>The member in German and, from <c>properties["name.en"]</c>, in English.</summary>
    public FormText Text(string name) => Text(name, $"{name}.en");

    public FormText Text(string name, string englishProperty)
    {
        var german = String(name) is { } text ? Template(text, node.Member(name)!.Line) : FormTemplate.Empty;
        return new(german, English(englishProperty));
    }

    /// <summary>The English text that the component's <c>properties</c> carry under that name.</summary>
    public FormTemplate? English(string property)
    {
        var member = node.Member("properties")?.Member(property);
        if (member is null) return null;
        return Expect(member, member.IsString, $"properties.{property}", "a text") ? Template(member.Text, member.Line) : null;
    }

    public FormTemplate Template(string text, int line) => FormTemplate.Parse(text, (code, explanation) => Problem(code, line, explanation));

    public FeelExpression? Expression(LocatedJson member, string text) =>
        FormFeel.Parse(text, explanation => Problem(FormProblemCode.BadExpression, member.Line, explanation));

    /// <summary>The JSON value as FEEL value; null for a number beyond 28 digits, which is a problem.</summary>
    public FeelValue? Value(LocatedJson member)
    {
        switch (member.Kind)
        {
            case JsonValueKind.True: return FeelValue.True;
            case JsonValueKind.False: return FeelValue.False;
            case JsonValueKind.String: return FeelValue.Of(member.Text);
            case JsonValueKind.Number when decimal.TryParse(member.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number): return FeelValue.Of(number);
            case JsonValueKind.Array: return FeelValue.List(member.Items.Select(item => Value(item) ?? FeelValue.Null));
            case JsonValueKind.Object: return FeelValue.Context(member.Members.Select(entry => KeyValuePair.Create(entry.Name, Value(entry.Value) ?? FeelValue.Null)));
            case JsonValueKind.Null: return FeelValue.Null;
            default:
                Problem(FormProblemCode.BadValue, member.Line, "A number has more than 28 digits.");
                return null;
        }
    }

    public void Problem(string code, int line, string text) => problems.Add(new(code, componentId, line, text));

    private FormAttribute? Refuse(LocatedJson member, string name)
    {
        if (member.Text is not ['=', ..]) Expect(member, false, name, "true, false or FEEL after '='");
        return null;
    }

    private bool Expect(LocatedJson member, bool fits, string name, string expected)
    {
        if (!fits) Problem(FormProblemCode.WrongKind, member.Line, $"Member '{name}' must be {expected}, not {KindName(member.Kind)}.");
        return fits;
    }

    private static string KindName(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => "such a text",
        JsonValueKind.Number => "such a number",
        _ => "true or false",
    };
}
