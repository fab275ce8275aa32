namespace MetroEGov.Feel.Functions;

/// <summary>Source: DMN 1.5 §10.3.4.8.</summary>
internal static class ContextFunctions
{
    internal static void AddTo(BuiltInTable table)
    {
        // Where the standard and Camunda name a parameter differently, both names work.
        table.Add("get value(m: context, key: string)", GetByKey);
        table.Add("get value(context: context, key: string)", GetByKey);
        table.Add("get value(context: context, keys: list)", GetByPath);
        table.Add("get entries(m: context)", GetEntries);
        table.Add("get entries(context: context)", GetEntries);
        table.Add("context(entries: list)", FromEntries);
        table.Add("context put(context: context, key: string, value: any)", (scoped in BuiltInCall call) =>
            call.Spend(call[0].Entries.Count) ? FeelValue.Context(call[0].Entries.With(call[1].Text, call[2])) : FeelValue.Null);
        table.Add("context put(context: context, keys: list, value: any)", PutByPath);
        table.Add("context merge(contexts: list)", (scoped in BuiltInCall call) => Merge(call[0].Items, call));
    }

    private static FeelValue GetByKey(scoped in BuiltInCall call) => call[0].Entries.TryGetValue(call[1].Text, out var value)
        ? value
        : call.Run.Warn(FeelWarningType.NoContextEntryFound, "get value: no such entry", call.Span);

    private static FeelValue GetByPath(scoped in BuiltInCall call)
    {
        var value = call[0];
        foreach (var key in call[1].Items)
        {
            if (!key.TryGetString(out var name) || !value.TryGetContext(out var context) || !context.TryGetValue(name, out value))
            {
                return call.Run.Warn(FeelWarningType.NoContextEntryFound, "get value: no such path", call.Span);
            }
        }
        return value;
    }

    private static FeelValue GetEntries(scoped in BuiltInCall call) => call.Spend(call[0].Entries.Count)
        ? FeelValue.List(call[0].Entries.Select(entry => FeelValue.Context(("key", FeelValue.Of(entry.Key)), ("value", entry.Value))))
        : FeelValue.Null;

    private static FeelValue FromEntries(scoped in BuiltInCall call)
    {
        var builder = new FeelContextBuilder();
        foreach (var item in call[0].Items)
        {
            if (!item.TryGetContext(out var entry)
                || !entry.TryGetValue("key", out var key) || !key.TryGetString(out var name)
                || !entry.TryGetValue("value", out var value))
            {
                return call.Fail("every entry needs a key, a string, and a value");
            }
            if (builder.Contains(name))
            {
                return call.Fail("two entries have the same key");
            }
            builder.Set(name, value);
        }
        return FeelValue.Context(builder.Build());
    }

    private static FeelValue PutByPath(scoped in BuiltInCall call)
    {
        var keys = call[1].Items;
        var names = new string[keys.Length];
        for (var i = 0; i < keys.Length; i++)
        {
            if (!keys[i].TryGetString(out var name))
            {
                return call.Fail($"a path of keys holds a {KindNames.Of(keys[i].Kind)}");
            }
            names[i] = name;
        }
        if (names.Length == 0 || !call.Spend(names.Length))
        {
            return call.Fail("the path has no keys");
        }
        // Down the path, remembering the contexts on the way; then up again, putting each into the one above.
        var path = new FeelContextValue[names.Length];
        path[0] = call[0].Entries;
        for (var i = 1; i < names.Length; i++)
        {
            if (!path[i - 1].TryGetValue(names[i - 1], out var inner) || !inner.TryGetContext(out var context))
            {
                return call.Fail("the path leads to something that is no context");
            }
            path[i] = context;
        }
        var value = call[2];
        for (var i = names.Length - 1; i >= 0; i--)
        {
            value = FeelValue.Context(path[i].With(names[i], value));
        }
        return value;
    }

    private static FeelValue Merge(ReadOnlySpan<FeelValue> contexts, scoped in BuiltInCall call)
    {
        var builder = new FeelContextBuilder();
        foreach (var item in contexts)
        {
            if (!item.TryGetContext(out var context))
            {
                return call.Fail($"a list of contexts holds a {KindNames.Of(item.Kind)}");
            }
            if (!call.Spend(context.Count))
            {
                return FeelValue.Null;
            }
            foreach (var (key, value) in context)
            {
                builder.Set(key, value);
            }
        }
        return FeelValue.Context(builder.Build());
    }
}
