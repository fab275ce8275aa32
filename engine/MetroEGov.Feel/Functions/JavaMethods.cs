using System.Globalization;
using System.Text;

namespace MetroEGov.Feel.Functions;

/// <summary>The allow-list of Java methods that external functions may name, with their counterparts here.</summary>
internal static class JavaMethods
{
    private static readonly string[] NumberTypes = ["double", "float", "int", "long"];

    internal static Func<FeelCall, FeelValue>? Find(string className, string signature)
    {
        var open = signature.IndexOf('(', StringComparison.Ordinal);
        if (open < 0 || !signature.EndsWith(')'))
        {
            return null;
        }
        var name = signature[..open];
        var types = signature[(open + 1)..^1].Split(',', StringSplitOptions.RemoveEmptyEntries);
        return className switch
        {
            "java.lang.Math" => OfMath(name, types),
            "java.lang.String" => OfString(name, types),
            "java.lang.Double" or "java.lang.Float" or "java.lang.Integer" or "java.lang.Long" or "java.lang.Short" or "java.lang.Byte" =>
                name.StartsWith("valueOf", StringComparison.Ordinal) && types.Length == 1 ? OfBox(className, types[0]) : null,
            _ => null,
        };
    }

    private static Func<FeelCall, FeelValue>? OfMath(string name, string[] types)
    {
        if (!types.All(NumberTypes.Contains))
        {
            return null;
        }
        return (name, types.Length) switch
        {
            ("max", 2) => call => Two(call, Math.Max),
            ("min", 2) => call => Two(call, Math.Min),
            ("abs", 1) => call => One(call, Math.Abs),
            ("cos", 1) => call => One(call, Math.Cos),
            ("sin", 1) => call => One(call, Math.Sin),
            ("tan", 1) => call => One(call, Math.Tan),
            ("acos", 1) => call => One(call, Math.Acos),
            ("asin", 1) => call => One(call, Math.Asin),
            ("atan", 1) => call => One(call, Math.Atan),
            ("sqrt", 1) => call => One(call, Math.Sqrt),
            ("exp", 1) => call => One(call, Math.Exp),
            ("log", 1) => call => One(call, Math.Log),
            ("log10", 1) => call => One(call, Math.Log10),
            ("floor", 1) => call => One(call, Math.Floor),
            ("ceil", 1) => call => One(call, Math.Ceiling),
            ("pow", 2) => call => Two(call, Math.Pow),
            _ => null,
        };
    }

    private static Func<FeelCall, FeelValue>? OfString(string name, string[] types) => (name, types) switch
    {
        ("valueOf", ["char"]) => call => call.Arguments[0].TryGetString(out var text) && text.Length == 1
            ? call.Arguments[0]
            : Misfit(call, "a string of one character"),
        ("valueOf", [_]) => call => FeelValue.Of(FeelText.OfTop(call.Arguments[0])),
        ("format", ["java.lang.String", "[Ljava.lang.Object;"]) => Format,
        _ => null,
    };

    private static Func<FeelCall, FeelValue>? OfBox(string className, string type) => type switch
    {
        "java.lang.String" => call => call.Arguments[0].TryGetString(out var text)
            && NumberText.TryParse(text, out var number) && IsIn(className, number)
                ? FeelValue.Of(number)
                : Misfit(call, "a string that is a number"),
        "double" or "float" or "int" or "long" or "short" or "byte" => call =>
            call.Arguments[0].TryGetNumber(out var number) && IsIn(className, number) ? call.Arguments[0] : Misfit(call, "a number in range"),
        _ => null,
    };

    private static bool IsIn(string className, decimal number) => className switch
    {
        "java.lang.Integer" => decimal.IsInteger(number) && number is >= int.MinValue and <= int.MaxValue,
        "java.lang.Long" => decimal.IsInteger(number) && number is >= long.MinValue and <= long.MaxValue,
        "java.lang.Short" => decimal.IsInteger(number) && number is >= short.MinValue and <= short.MaxValue,
        "java.lang.Byte" => decimal.IsInteger(number) && number is >= sbyte.MinValue and <= sbyte.MaxValue,
        _ => true,
    };

    private static FeelValue One(FeelCall call, Func<double, double> function) =>
        call.Arguments[0].TryGetNumber(out var x) ? call.OfDouble(function((double)x)) : Misfit(call, "a number");

    private static FeelValue Two(FeelCall call, Func<double, double, double> function) =>
        call.Arguments[0].TryGetNumber(out var x) && call.Arguments[1].TryGetNumber(out var y)
            ? call.OfDouble(function((double)x, (double)y))
            : Misfit(call, "two numbers");

    /// <summary>Knows <c>%s</c>, <c>%d</c> and <c>%%</c>; the arguments follow the format one by one or as a list.</summary>
    private static FeelValue Format(FeelCall call)
    {
        if (!call.Arguments[0].TryGetString(out var format))
        {
            return Misfit(call, "a string");
        }
        var values = call.Arguments is [_, { Kind: FeelKind.List } list] ? list.Items : [.. call.Arguments.Skip(1)];
        var text = new StringBuilder();
        var next = 0;
        for (var i = 0; i < format.Length; i++)
        {
            if (format[i] != '%')
            {
                text.Append(format[i]);
                continue;
            }
            var kind = ++i < format.Length ? format[i] : '\0';
            if (kind == '%')
            {
                text.Append('%');
            }
            else if (kind is 's' or 'd' && next < values.Length && (kind == 's' || values[next].Kind == FeelKind.Number))
            {
                text.Append(CultureInfo.InvariantCulture, $"{FeelText.OfTop(values[next++])}");
            }
            else
            {
                return Misfit(call, "a format of %s, %d and %% with as many values");
            }
        }
        return FeelValue.Of(text.ToString());
    }

    private static FeelValue Misfit(FeelCall call, string wanted)
    {
        call.Warn(FeelWarningType.FunctionInvocationFailure, $"The external function needs {wanted}");
        return FeelValue.Null;
    }
}
