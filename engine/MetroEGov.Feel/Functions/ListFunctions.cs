namespace MetroEGov.Feel.Functions;

/// <summary>Functions over lists. Source: DMN 1.5 §10.3.4.4. Positions count from 1, negative ones from the end.</summary>
internal static class ListFunctions
{
    internal static void AddTo(BuiltInTable table)
    {
        table.Add("list contains(list: list, element: any)", (scoped in BuiltInCall call) => FeelValue.Of(Contains(call)));
        table.Add("sublist(list: list, start position: number, length?: number)", Sublist);
        table.Add("append(list: list, item...: any)", Append);
        table.Add("concatenate(list...: list)", Concatenate);
        table.Add("insert before(list: list, position: number, newItem: any)", InsertBefore);
        table.Add("remove(list: list, position: number)", Remove);
        table.Add("list replace(list: list, position: number, newItem: any)", ReplaceAt);
        table.Add("list replace(list: list, match: function, newItem: any)", ReplaceWhere);
        table.Add("reverse(list: list)", (scoped in BuiltInCall call) =>
            call.Spend(call[0].Items.Length) ? FeelValue.OfArray([.. Enumerable.Reverse(call[0].Items)]) : FeelValue.Null);
        table.Add("index of(list: list, match: any)", IndexesOf);
        table.Add("flatten(list: list)", Flatten);
        table.Add("sort(list: list, precedes?: function)", Sort);
        table.Add("is empty(list: list)", (scoped in BuiltInCall call) => FeelValue.Of(call[0].Items.Length == 0));
        table.Add("partition(list: list, size: number)", Partition);
    }

    private static bool Contains(scoped in BuiltInCall call)
    {
        foreach (var item in call[0].Items)
        {
            if (!call.Spend(1) || call.Run.DeepEquals(item, call[1], call.Span))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>The index of a position; false where the list has no item there.</summary>
    private static bool TryIndex(scoped in BuiltInCall call, int argument, out int index)
    {
        var count = call[0].Items.Length;
        var fits = call.TryWhole(argument, out var position) && position != 0 && Math.Abs((long)position) <= count;
        index = !fits ? 0 : position > 0 ? position - 1 : count + position;
        return fits;
    }

    private static FeelValue Sublist(scoped in BuiltInCall call)
    {
        var items = call[0].Items;
        if (!TryIndex(call, 1, out var start))
        {
            return call.OutOfRange("the start position is outside of the list");
        }
        var length = items.Length - start;
        if (call.Has(2))
        {
            if (!call.TryWhole(2, out length) || length < 1 || length > items.Length - start)
            {
                return call.OutOfRange("the length is not within the list");
            }
        }
        return call.Spend(length) ? FeelValue.OfArray(items[start..(start + length)]) : FeelValue.Null;
    }

    private static FeelValue Append(scoped in BuiltInCall call) =>
        call.Spend(call[0].Items.Length) ? FeelValue.OfArray([.. call[0].Items, .. call.Arguments[1..]]) : FeelValue.Null;

    internal static FeelValue Concatenate(scoped in BuiltInCall call)
    {
        var all = new List<FeelValue>();
        foreach (var list in call.Arguments)
        {
            if (!call.Spend(list.Items.Length))
            {
                return FeelValue.Null;
            }
            all.AddRange(list.Items);
        }
        return FeelValue.OfArray([.. all]);
    }

    private static FeelValue InsertBefore(scoped in BuiltInCall call)
    {
        if (!TryIndex(call, 1, out var index))
        {
            return call.OutOfRange("the list has no such position");
        }
        var items = call[0].Items;
        return call.Spend(items.Length) ? FeelValue.OfArray([.. items[..index], call[2], .. items[index..]]) : FeelValue.Null;
    }

    private static FeelValue Remove(scoped in BuiltInCall call)
    {
        if (!TryIndex(call, 1, out var index))
        {
            return call.OutOfRange("the list has no such position");
        }
        var items = call[0].Items;
        return call.Spend(items.Length) ? FeelValue.OfArray([.. items[..index], .. items[(index + 1)..]]) : FeelValue.Null;
    }

    private static FeelValue ReplaceAt(scoped in BuiltInCall call)
    {
        if (!TryIndex(call, 1, out var index))
        {
            return call.OutOfRange("the list has no such position");
        }
        if (!call.Spend(call[0].Items.Length))
        {
            return FeelValue.Null;
        }
        var items = (FeelValue[])call[0].Items.Clone();
        items[index] = call[2];
        return FeelValue.OfArray(items);
    }

    private static FeelValue ReplaceWhere(scoped in BuiltInCall call)
    {
        var (match, newItem) = (call[1].Function, call[2]);
        var items = (FeelValue[])call[0].Items.Clone();
        for (var i = 0; i < items.Length; i++)
        {
            if (!call.Spend(1))
            {
                return FeelValue.Null;
            }
            var verdict = match.Invoke(call.Run, [items[i], newItem], call.Span);
            if (verdict.Kind != FeelKind.Boolean)
            {
                return call.Fail("the match function gave no boolean");
            }
            items[i] = verdict.IsTrue ? newItem : items[i];
        }
        return FeelValue.OfArray(items);
    }

    private static FeelValue IndexesOf(scoped in BuiltInCall call)
    {
        var found = new List<FeelValue>();
        for (var i = 0; i < call[0].Items.Length; i++)
        {
            if (call.Spend(1) && call.Run.DeepEquals(call[0].Items[i], call[1], call.Span))
            {
                found.Add(FeelValue.Of(i + 1));
            }
        }
        return FeelValue.OfArray([.. found]);
    }

    private static FeelValue Flatten(scoped in BuiltInCall call)
    {
        // A stack of our own: lists may be nested deeper than calls may be.
        var flat = new List<FeelValue>();
        var open = new Stack<(FeelValue[] Items, int Next)>();
        open.Push((call[0].Items, 0));
        while (open.TryPop(out var current))
        {
            if (current.Next == current.Items.Length)
            {
                continue;
            }
            if (!call.Spend(1))
            {
                return FeelValue.Null;
            }
            open.Push((current.Items, current.Next + 1));
            var item = current.Items[current.Next];
            if (item.Kind == FeelKind.List)
            {
                open.Push((item.Items, 0));
            }
            else
            {
                flat.Add(item);
            }
        }
        return FeelValue.OfArray([.. flat]);
    }

    /// <summary>Stable. Without a function the items' own order counts.</summary>
    private static FeelValue Sort(scoped in BuiltInCall call)
    {
        var sorted = Merge.Sort(call[0].Items, call[1].IsNull ? null : call[1].Function, call.Run, call.Span);
        return sorted is null ? call.Fail("the items cannot be ordered") : FeelValue.OfArray(sorted);
    }

    private static FeelValue Partition(scoped in BuiltInCall call)
    {
        if (!call.TryWhole(1, out var size) || size < 1)
        {
            return call.OutOfRange("the size is less than one");
        }
        return call.Spend(call[0].Items.Length)
            ? FeelValue.OfArray([.. call[0].Items.Chunk(size).Select(FeelValue.OfArray)])
            : FeelValue.Null;
    }
}
