using System.Collections.Immutable;

using MetroEGov.Feel;

namespace MetroEGov.Forms.Reading;

/// <summary>Reads the components that have a key.</summary>
internal sealed class FieldReader(MemberReader members)
{
    private int Line => members.Node.Line;

    public TextInput Text(bool isMultiline)
    {
        var validate = members.Object("validate");
        var validation = validate?.String("validationType");
        var appearance = members.Object("appearance");
        return WithFieldMembers(new TextInput
        {
            Id = "",
            Line = Line,
            Key = Key(),
            IsMultiline = isMultiline,
            MinLength = validate?.NumericAttribute("minLength"),
            MaxLength = validate?.NumericAttribute("maxLength"),
            Validation = Validation(validation, validate),
            Pattern = validate is not null && validation is null or "" or "custom" ? PatternReader.Read(validate!) : null,
            PatternError = new(
                validate?.String("patternErrorMessage") is { } message ? members.Template(message, Line) : FormTemplate.Empty,
                members.English("patternErrorMessage.en")),
            Prefix = appearance?.String("prefixAdorner"),
            Suffix = appearance?.String("suffixAdorner"),
        });
    }

    public NumberInput Number()
    {
        var validate = members.Object("validate");
        var appearance = members.Object("appearance");
        var increment = members.Decimal("increment");
        if (increment <= 0)
        {
            members.Problem(FormProblemCode.BadValue, Line, "The increment of a number must be greater than 0.");
            increment = null;
        }

        return WithFieldMembers(new NumberInput
        {
            Id = "",
            Line = Line,
            Key = Key(),
            DecimalDigits = members.Integer("decimalDigits", 0),
            Increment = increment,
            Minimum = validate?.NumericAttribute("min"),
            Maximum = validate?.NumericAttribute("max"),
            IsSerializedToString = members.Boolean("serializeToString"),
            Prefix = appearance?.String("prefixAdorner"),
            Suffix = appearance?.String("suffixAdorner"),
        });
    }

    public DateTimeInput DateTime()
    {
        var subtype = members.String("subtype") ?? "date";
        if (subtype is not ("date" or "time" or "datetime"))
            members.Problem(FormProblemCode.BadValue, Line, $"The subtype is '{subtype}'; it must be 'date', 'time' or 'datetime'.");
        var format = members.String("timeSerializingFormat") ?? "utc_offset";
        if (format is not ("utc_offset" or "utc_normalized" or "no_timezone"))
            members.Problem(FormProblemCode.BadValue, Line, $"The timeSerializingFormat is '{format}'; it must be 'utc_offset', 'utc_normalized' or 'no_timezone'.");

        return WithFieldMembers(new DateTimeInput
        {
            Id = "",
            Line = Line,
            Key = Key(),
            Subtype = subtype switch { "time" => DateTimeSubtype.Time, "datetime" => DateTimeSubtype.DateAndTime, _ => DateTimeSubtype.Date },
            Serialization = format switch { "utc_normalized" => TimeSerialization.UtcNormalized, "no_timezone" => TimeSerialization.NoTimeZone, _ => TimeSerialization.UtcOffset },
            RefusesPastDays = members.Boolean("disallowPassedDates"),
            TimeLabel = members.Text("timeLabel"),
        });
    }

    public CheckboxInput Checkbox() => WithFieldMembers(new CheckboxInput { Id = "", Line = Line, Key = Key() });

    public ChoiceInput Choice(ChoiceKind kind) => WithFieldMembers(new ChoiceInput
    {
        Id = "",
        Line = Line,
        Key = Key(),
        Kind = kind,
        Options = OptionsReader.Read(members),
    });

    public ComputedField? Computed()
    {
        var member = members.Node.Member("expression");
        var text = members.String("expression");
        if (string.IsNullOrEmpty(text))
        {
            members.Problem(FormProblemCode.MissingMember, Line, "An expression field needs an 'expression'.");
            return null;
        }

        var computeOn = members.String("computeOn") ?? "change";
        if (computeOn is not ("change" or "presubmit"))
            members.Problem(FormProblemCode.BadValue, Line, $"computeOn is '{computeOn}'; it must be 'change' or 'presubmit'.");
        var key = Key();
        return members.Expression(member!, text.TrimStart('=')) is { } expression
            ? WithFieldMembers(new ComputedField { Id = "", Line = Line, Key = key, Expression = expression, IsComputedOnSubmit = computeOn == "presubmit" })
            : null;
    }

    private ImmutableArray<string> Key()
    {
        if (KeyRules.Split(members, "key") is { } key) return key;
        if (members.IsMissing("key"))
            members.Problem(FormProblemCode.MissingKey, Line, "A field needs a 'key': the name of its value in the data.");
        return [];
    }

    private TField WithFieldMembers<TField>(TField field)
        where TField : FormField
    {
        FeelValue? defaultValue = members.Node.Member("defaultValue") is { } member ? members.Value(member) : null;
        return field with
        {
            Disabled = members.Switch("disabled"),
            Readonly = members.Switch("readonly"),
            IsRequired = members.Object("validate")?.Boolean("required") ?? false,
            DefaultValue = defaultValue,
        };
    }

    private TextValidation Validation(string? type, MemberReader? validate)
    {
        switch (type)
        {
            case null or "" or "custom": return TextValidation.None;
            case "email": return TextValidation.Email;
            case "phone": return TextValidation.Phone;
            default:
                validate!.Problem(FormProblemCode.BadValue, Line, $"validationType is '{type}'; it must be 'email', 'phone' or 'custom'.");
                return TextValidation.None;
        }
    }
}
