namespace MetroEGov.Feel;

/// <summary>
/// Parsed expressions and unary tests by text and scope, the least recently used ones forgotten first. Whoever evaluates texts
/// that arrive again and again owns one; there is none behind the scenes. Safe to share between threads.
/// </summary>
/// <param name="capacity">Texts kept, of expressions and of unary tests each; texts that are not FEEL count too.</param>
public sealed class FeelExpressionCache(int capacity = 1_000)
{
    private readonly LeastRecentlyUsed<FeelParseResult> _expressions = new(capacity);
    private readonly LeastRecentlyUsed<FeelUnaryTestsParseResult> _tests = new(capacity);

    public FeelParseResult Parse(string text, FeelScope? scope = null)
    {
        scope ??= FeelScope.Dynamic;
        return _expressions.GetOrAdd((text, scope.Signature), () => FeelExpression.Parse(text, scope));
    }

    public FeelUnaryTestsParseResult ParseTests(string text, FeelScope? scope = null)
    {
        scope ??= FeelScope.Dynamic;
        return _tests.GetOrAdd((text, scope.Signature), () => FeelUnaryTests.Parse(text, scope));
    }

    private sealed class LeastRecentlyUsed<T>(int capacity)
    {
        private readonly Lock _lock = new();
        private readonly Dictionary<(string, string), LinkedListNode<((string, string) Key, T Value)>> _nodes = [];
        private readonly LinkedList<((string, string) Key, T Value)> _order = new();

        internal T GetOrAdd((string, string) key, Func<T> make)
        {
            lock (_lock)
            {
                if (_nodes.TryGetValue(key, out var node))
                {
                    _order.Remove(node);
                    _order.AddFirst(node);
                    return node.Value.Value;
                }
            }
            // Outside of the lock: a long text must not hold up the others. Two threads may both parse it, to the same effect.
            var made = make();
            lock (_lock)
            {
                if (!_nodes.ContainsKey(key))
                {
                    _nodes[key] = _order.AddFirst((key, made));
                    if (_nodes.Count > Math.Max(1, capacity) && _order.Last is { } last)
                    {
                        _nodes.Remove(last.Value.Key);
                        _order.RemoveLast();
                    }
                }
            }
            return made;
        }
    }
}
