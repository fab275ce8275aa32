using MetroEGov.Feel.Evaluation;

namespace MetroEGov.Feel.Functions;

/// <summary>Functions over a list or over their arguments. Source: DMN 1.5 §10.3.4.4.</summary>
internal static class StatisticsFunctions
{
    private delegate FeelValue OfItems(ReadOnlySpan<FeelValue> items, scoped in BuiltInCall call);

    internal static void AddTo(BuiltInTable table)
    {
        Add(table, "min", "c", (items, scoped in call) => Extreme(items, -1, call));
        Add(table, "max", "c", (items, scoped in call) => Extreme(items, 1, call));
        Add(table, "sum", "n", Sum);
        Add(table, "mean", "n", (items, scoped in call) => Mean(items, call));
        Add(table, "product", "n", Product);
        Add(table, "median", "n", Median);
        Add(table, "stddev", "n", Deviation);
        Add(table, "mode", "n", Mode);
        table.Add("count(list: list)", (scoped in BuiltInCall call) => FeelValue.Of(call[0].Items.Length));
    }

    private static void Add(BuiltInTable table, string name, string parameter, OfItems body)
    {
        table.Add($"{name}(list: list)", (scoped in BuiltInCall call) =>
            call.Spend(call[0].Items.Length) ? body(call[0].Items, call) : FeelValue.Null);
        table.Add($"{name}({parameter}...: any)", (scoped in BuiltInCall call) =>
            call.Arguments.Length == 0 ? call.Fail("no arguments") : body(call.Arguments, call));
    }

    private static FeelValue Extreme(ReadOnlySpan<FeelValue> items, int sign, scoped in BuiltInCall call)
    {
        var extreme = FeelValue.Null;
        foreach (var item in items)
        {
            if (extreme.IsNull && FeelValue.Compare(item, item) is not null)
            {
                extreme = item;
            }
            else if (FeelValue.Compare(item, extreme) is not { } order)
            {
                return call.Fail("the items cannot be compared");
            }
            else if (order * sign > 0)
            {
                extreme = item;
            }
        }
        return extreme;
    }

    private static FeelValue Sum(ReadOnlySpan<FeelValue> items, scoped in BuiltInCall call)
    {
        if (items.Length == 0)
        {
            return call.Fail("the list is empty");
        }
        var sum = items[0];
        if (sum.Kind is not (FeelKind.Number or FeelKind.YearsMonthsDuration or FeelKind.DaysTimeDuration))
        {
            return call.Fail($"cannot add a {KindNames.Of(sum.Kind)}");
        }
        foreach (var item in items[1..])
        {
            if (item.Kind != sum.Kind)
            {
                return call.Fail($"cannot add a {KindNames.Of(item.Kind)}");
            }
            sum = sum.Kind == FeelKind.Number
                ? Numbers.Add(sum.Number, item.Number, call.Run, call.Span)
                : Calculation.Add(sum, item, call.Run, call.Span);
            if (sum.IsNull)
            {
                return sum;
            }
        }
        return sum;
    }

    private static FeelValue Mean(ReadOnlySpan<FeelValue> items, scoped in BuiltInCall call)
    {
        var sum = Sum(items, call);
        var count = FeelValue.Of(items.Length);
        return sum.Kind switch
        {
            FeelKind.Null => FeelValue.Null,
            FeelKind.Number => Numbers.Divide(sum.Number, count.Number, call.Run, call.Span),
            _ => Calculation.Divide(sum, count, call.Run, call.Span),
        };
    }

    private static FeelValue Product(ReadOnlySpan<FeelValue> items, scoped in BuiltInCall call)
    {
        if (!TryNumbers(items, call, out var numbers))
        {
            return FeelValue.Null;
        }
        var product = FeelValue.Of(1m);
        foreach (var number in numbers)
        {
            product = Numbers.Multiply(product.Number, number, call.Run, call.Span);
            if (product.IsNull)
            {
                return product;
            }
        }
        return product;
    }

    private static FeelValue Median(ReadOnlySpan<FeelValue> items, scoped in BuiltInCall call)
    {
        if (!TryNumbers(items, call, out var numbers))
        {
            return FeelValue.Null;
        }
        Array.Sort(numbers);
        var middle = numbers.Length / 2;
        return numbers.Length % 2 == 1
            ? FeelValue.Of(numbers[middle])
            : FeelValue.Of((numbers[middle - 1] / 2m) + (numbers[middle] / 2m));
    }

    private static FeelValue Deviation(ReadOnlySpan<FeelValue> items, scoped in BuiltInCall call)
    {
        if (!TryNumbers(items, call, out var numbers))
        {
            return FeelValue.Null;
        }
        if (numbers.Length < 2)
        {
            return call.Fail("a standard deviation needs two numbers");
        }
        var mean = numbers.Sum(n => (double)n) / numbers.Length;
        var squares = numbers.Sum(n => ((double)n - mean) * ((double)n - mean));
        return Numbers.OfDouble(Math.Sqrt(squares / (numbers.Length - 1)), call.Run, call.Span);
    }

    /// <summary>All numbers that occur most often, in ascending order.</summary>
    private static FeelValue Mode(ReadOnlySpan<FeelValue> items, scoped in BuiltInCall call)
    {
        if (items.Length == 0)
        {
            return FeelValue.EmptyList;
        }
        if (!TryNumbers(items, call, out var numbers))
        {
            return FeelValue.Null;
        }
        var groups = numbers.GroupBy(n => n).ToList();
        var most = groups.Max(g => g.Count());
        return FeelValue.OfArray([.. groups.Where(g => g.Count() == most).Select(g => g.Key).Order().Select(FeelValue.Of)]);
    }

    private static bool TryNumbers(ReadOnlySpan<FeelValue> items, scoped in BuiltInCall call, out decimal[] numbers)
    {
        numbers = new decimal[items.Length];
        for (var i = 0; i < items.Length; i++)
        {
            if (!items[i].TryGetNumber(out numbers[i]))
            {
                call.Fail($"a list of numbers holds a {KindNames.Of(items[i].Kind)}");
                return false;
            }
        }
        if (items.Length == 0)
        {
            call.Fail("the list is empty");
        }
        return items.Length > 0;
    }
}
