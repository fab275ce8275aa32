using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using MetroEGov.Bpmn.Execution.State;
using MetroEGov.Bpmn.Model;
using MetroEGov.Feel;

namespace MetroEGov.Bpmn.Execution.Steps;

/// <summary>
/// Evaluates an attribute of an element and insists on the kind of value that its place needs. What it cannot use becomes a
/// <see cref="Failure"/> that names the element, what was expected, the kind found and FEEL's first warning, never a value.
/// </summary>
/// <param name="Purpose">What the value is for, e.g. <c>job type</c>; begins the text of a failure.</param>
internal readonly record struct Expressions(
    StepRun Run,
    FlowNode Node,
    long ScopeKey,
    string FailureType,
    string Purpose,
    IReadOnlyDictionary<string, FeelValue>? First = null)
{
    /// <summary>Any value, null too; fails only where FEEL itself stops (an assertion, a limit).</summary>
    public bool TryValue(ModelExpression expression, out FeelValue value, [NotNullWhen(false)] out Failure? failure) =>
        TryValue(expression, out value, out _, out failure);

    public bool TryText(ModelExpression expression, [NotNullWhen(true)] out string? text, [NotNullWhen(false)] out Failure? failure)
    {
        text = null;
        if (!TryValue(expression, out var value, out var warnings, out failure))
        {
            return false;
        }
        return value.TryGetString(out text) || Fail("a text", value, warnings, out failure);
    }

    /// <summary>A text or, as the dialect allows for keys, a number that is written as text.</summary>
    public bool TryKey(ModelExpression expression, [NotNullWhen(true)] out string? text, [NotNullWhen(false)] out Failure? failure)
    {
        text = null;
        if (!TryValue(expression, out var value, out var warnings, out failure))
        {
            return false;
        }
        if (value.TryGetNumber(out _) && value.TryToJson(out text, out _))
        {
            return true;
        }
        return value.TryGetString(out text) || Fail("a text or a number", value, warnings, out failure);
    }

    public bool TryBoolean(ModelExpression expression, out bool truth, [NotNullWhen(false)] out Failure? failure)
    {
        truth = false;
        if (!TryValue(expression, out var value, out var warnings, out failure))
        {
            return false;
        }
        return value.TryGetBoolean(out truth) || Fail("true or false", value, warnings, out failure);
    }

    public bool TryInteger(ModelExpression expression, out int number, [NotNullWhen(false)] out Failure? failure)
    {
        number = 0;
        if (!TryValue(expression, out var value, out var warnings, out failure))
        {
            return false;
        }
        if (value.TryGetString(out var text)
            && int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number))
        {
            return true;
        }
        if (value.TryGetNumber(out var found) && found == decimal.Truncate(found) && found is >= int.MinValue and <= int.MaxValue)
        {
            number = (int)found;
            return true;
        }
        return Fail("a whole number", value, warnings, out failure);
    }

    public bool TryList(ModelExpression expression, out ImmutableArray<FeelValue> items, [NotNullWhen(false)] out Failure? failure)
    {
        items = [];
        if (!TryValue(expression, out var value, out var warnings, out failure))
        {
            return false;
        }
        return value.TryGetList(out items) || Fail("a list", value, warnings, out failure);
    }

    /// <summary>A list of texts, or one text whose entries are separated by commas.</summary>
    public bool TryTexts(ModelExpression expression, out ImmutableArray<string> texts, [NotNullWhen(false)] out Failure? failure)
    {
        texts = [];
        if (!TryValue(expression, out var value, out var warnings, out failure))
        {
            return false;
        }
        if (value.TryGetString(out var text))
        {
            texts = [.. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
            return true;
        }
        if (!value.TryGetList(out var items))
        {
            return Fail("a list of texts", value, warnings, out failure);
        }
        var found = ImmutableArray.CreateBuilder<string>(items.Length);
        foreach (var item in items)
        {
            if (!item.TryGetString(out var entry))
            {
                return Fail("a list of texts", item, warnings, out failure);
            }
            found.Add(entry);
        }
        texts = found.ToImmutable();
        return true;
    }

    /// <summary>A value that can be a variable.</summary>
    public bool TryVariable(ModelExpression expression, [NotNullWhen(true)] out VariableValue? variable, [NotNullWhen(false)] out Failure? failure)
    {
        variable = null;
        return TryValue(expression, out var value, out failure) && TryVariable(value, out variable, out failure);
    }

    public bool TryVariable(FeelValue value, [NotNullWhen(true)] out VariableValue? variable, [NotNullWhen(false)] out Failure? failure)
    {
        failure = VariableValue.TryFromFeel(value, out variable, out var refusal)
            ? null
            : new Failure(FailureType, $"{Node}: {Purpose} cannot be a variable: {refusal}");
        return failure is null;
    }

    public Failure Unfit(string expected, FeelValue found, ImmutableArray<FeelWarning> warnings) =>
        new(FailureType, $"{Node}: {Purpose} must be {expected}, found {KindName(found.Kind)}.{FirstWarning(warnings)}");

    public bool TryValue(
        ModelExpression expression,
        out FeelValue value,
        out ImmutableArray<FeelWarning> warnings,
        [NotNullWhen(false)] out Failure? failure)
    {
        failure = null;
        warnings = [];
        if (expression.IsStatic || expression.Feel is null)
        {
            value = FeelValue.Of(expression.Text);
            return true;
        }
        var result = expression.Feel.Evaluate(new FeelContext(new ScopeVariables(Run, ScopeKey, First), Run.Environment()));
        value = result.Value;
        warnings = result.Warnings.IsDefault ? [] : result.Warnings;
        if (!result.IsFailure)
        {
            return true;
        }
        failure = new Failure(FailureType, $"{Node}: {Purpose} could not be evaluated.{FirstWarning(warnings)}");
        return false;
    }

    private bool Fail(string expected, FeelValue found, ImmutableArray<FeelWarning> warnings, out Failure failure)
    {
        failure = Unfit(expected, found, warnings);
        return false;
    }

    private static string FirstWarning(ImmutableArray<FeelWarning> warnings) => warnings.IsEmpty ? "" : $" {warnings[0].Message}";

    private static string KindName(FeelKind kind) => kind switch
    {
        FeelKind.Null => "null",
        FeelKind.String => "a text",
        FeelKind.DateTime => "a date and time",
        FeelKind.YearsMonthsDuration => "a years and months duration",
        FeelKind.DaysTimeDuration => "a days and time duration",
        _ => $"a {kind.ToString().ToLowerInvariant()}",
    };
}
