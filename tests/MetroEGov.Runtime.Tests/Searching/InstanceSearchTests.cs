using System.Collections.Immutable;
using System.IO.Enumeration;
using MetroEGov.Bpmn.Execution.State;
using MetroEGov.Runtime.Tests.Support;

namespace MetroEGov.Runtime.Tests.Searching;

/// <summary>
/// The database finds what a plain filter over all rows finds, in the same order, whatever is combined; and walking the pages by
/// cursors, forward or backward, gives every row once.
/// </summary>
public sealed class InstanceSearchTests
{
    private const int Cases = 40;
    private const int Searches = 100;

    // Wildcards of SQL and of GLOB among them: none may mean more than itself.
    private static readonly string?[] BusinessKeys = [null, "", "A-1", "a-1", "A-12", "B_1%", "B[1]", "Ö*"];
    private static readonly string[] Patterns = ["*", "A-?", "?-1*", "B_1%", "B[1]", "*1*", "Ö\\*", "?"];
    private static readonly string[] Words = ["north", "south", "late"];

    [Test]
    public async Task Any_combination_of_conditions_finds_what_a_filter_over_all_rows_finds()
    {
        var seed = Environment.TickCount;
        TestContext.Out.WriteLine($"seed {seed}");
        var random = new Random(seed);
        await using var runtime = await TestRuntime.StartAsync();
        var rows = await FillAsync(runtime, random);

        for (var search = 0; search < Searches; search++)
        {
            var wanted = new Wanted(random, rows);
            var expected = wanted.Of(rows).Select(row => row.Key).ToList();
            var request = wanted.Request;

            var found = await runtime.Instances.SearchAsync(request with { Page = new SearchPage.Skip(0, Cases) }, ReadScope.Everything);

            Assert.That(found.Items.Select(item => item.Key), Is.EqualTo(expected), $"seed {seed}, search {search}: {wanted}");
            Assert.That(found.TotalCount, Is.EqualTo(expected.Count));
            Assert.That(await WalkAsync(runtime, request, 7, isForward: true), Is.EqualTo(expected), $"seed {seed}, search {search}, forward: {wanted}");
            Assert.That(await WalkAsync(runtime, request, 7, isForward: false), Is.EqualTo(expected), $"seed {seed}, search {search}, backward: {wanted}");
        }
    }

    [Test]
    public async Task A_cursor_of_another_order_is_no_cursor()
    {
        await using var runtime = await TestRuntime.StartAsync();
        await runtime.DeployAsync(("quick.bpmn", Drawing.Row("quick", [])));
        await runtime.StartCaseAsync("quick");
        var found = await runtime.Instances.SearchAsync(new SearchRequest { Sort = [new("startDate")] }, ReadScope.Everything);

        Assert.That(IsCursor(found.EndCursor!, new SearchSort("startDate")), Is.True);
        Assert.That(IsCursor(found.EndCursor!, new SearchSort("startDate", IsDescending: true)), Is.False);
        Assert.That(IsCursor(found.EndCursor!), Is.False);
        Assert.That(IsCursor("0"), Is.False);
    }

    private static bool IsCursor(string text, params SearchSort[] sort) =>
        SearchCursor.TryParse(text, ProcessInstances.SearchFields, [.. sort], out _);

    private static async Task<List<Row>> FillAsync(TestRuntime runtime, Random random)
    {
        await runtime.DeployAsync(("quick.bpmn", Drawing.Row("quick", [])), ("visit.bpmn", Drawing.Row("visit", [Drawing.UserTask("first")])));
        var rows = new List<Row>();
        for (var index = 0; index < Cases; index++)
        {
            var row = new Row(0, random.Next(2) == 0 ? "quick" : "visit", Pick(random, BusinessKeys), "", default,
                [.. Words.Where(_ => random.Next(2) == 0)]);
            var started = await runtime.StartCaseAsync(new StartRequest { ProcessId = row.ProcessId, BusinessKey = row.BusinessKey, Tags = row.Tags });
            if (random.Next(4) == 0)
                await runtime.Instances.CancelAsync(started.InstanceKey, null, ReadScope.Everything);
            var instance = (await runtime.Instances.GetAsync(started.InstanceKey, ReadScope.Everything))!;
            rows.Add(row with
            {
                Key = instance.Key,
                State = instance.Status switch { InstanceStatus.Completed => "COMPLETED", InstanceStatus.Terminated => "TERMINATED", _ => "ACTIVE" },
                StartedAt = instance.StartedAt,
            });
            runtime.Clock.Advance(TimeSpan.FromSeconds(random.Next(3)));
        }

        return rows;
    }

    private static async Task<List<long>> WalkAsync(TestRuntime runtime, SearchRequest request, int size, bool isForward)
    {
        var keys = new List<long>();
        SearchPage page = new SearchPage.Skip(0, size);
        if (!isForward)
        {
            // From the last row backward; the last itself comes from the count.
            var all = await runtime.Instances.SearchAsync(request with { Page = new SearchPage.Skip(0, Cases) }, ReadScope.Everything);
            if (all.Items.IsEmpty)
                return keys;
            keys.Add(all.Items[^1].Key);
            page = new SearchPage.Before(Parse(all.EndCursor!, request), size);
        }

        while (true)
        {
            var found = await runtime.Instances.SearchAsync(request with { Page = page }, ReadScope.Everything);
            if (found.Items.IsEmpty)
                return keys;
            keys.InsertRange(isForward ? keys.Count : 0, found.Items.Select(item => item.Key));
            page = isForward
                ? new SearchPage.After(Parse(found.EndCursor!, request), size)
                : new SearchPage.Before(Parse(found.StartCursor!, request), size);
        }
    }

    private static SearchCursor Parse(string text, SearchRequest request) =>
        SearchCursor.TryParse(text, ProcessInstances.SearchFields, request.Sort, out var cursor)
            ? cursor
            : throw new InvalidOperationException($"'{text}' is no cursor.");

    private static T Pick<T>(Random random, IReadOnlyList<T> items) => items[random.Next(items.Count)];

    private sealed record Row(
        long Key, string ProcessId, string? BusinessKey, string State, DateTimeOffset StartedAt, ImmutableArray<string> Tags);

    /// <summary>A search, and the same as a filter in memory.</summary>
    private sealed class Wanted
    {
        private readonly List<Func<Row, bool>> _holds = [];
        private readonly List<List<Func<Row, bool>>> _alternatives = [];

        public Wanted(Random random, IReadOnlyList<Row> rows)
        {
            var conditions = Conditions(random, rows, random.Next(4), _holds);
            var alternatives = ImmutableArray.CreateBuilder<ImmutableArray<SearchCondition>>();
            for (var left = random.Next(3); left > 0; left--)
            {
                var group = new List<Func<Row, bool>>();
                alternatives.Add(Conditions(random, rows, 1 + random.Next(2), group));
                _alternatives.Add(group);
            }

            Request = new SearchRequest
            {
                Conditions = conditions,
                Alternatives = alternatives.ToImmutable(),
                Sort = [.. new[] { "businessId", "startDate", "state", "processDefinitionId" }
                    .OrderBy(_ => random.Next()).Take(random.Next(3)).Select(field => new SearchSort(field, random.Next(2) == 0))],
            };
        }

        public SearchRequest Request { get; }

        public IEnumerable<Row> Of(IEnumerable<Row> rows)
        {
            var found = rows.Where(row => _holds.All(holds => holds(row))
                && (_alternatives.Count == 0 || _alternatives.Any(group => group.All(holds => holds(row)))));
            IOrderedEnumerable<Row> order = found.OrderBy(_ => 0);
            foreach (var level in Request.Sort)
            {
                order = order.ThenBy(row => ValueOf(row, level.Field) is null);
                var comparer = Comparer<object?>.Create(Compare);
                order = level.IsDescending
                    ? order.ThenByDescending(row => ValueOf(row, level.Field), comparer)
                    : order.ThenBy(row => ValueOf(row, level.Field), comparer);
            }

            return order.ThenBy(row => row.Key);
        }

        public override string ToString() =>
            $"{string.Join(" and ", Request.Conditions.Select(Show))} or-groups [{string.Join(" | ", Request.Alternatives.Select(group => string.Join(" and ", group.Select(Show))))}] by {string.Join(", ", Request.Sort)}";

        private static string Show(SearchCondition condition) => $"{condition.Field} {condition.Operator} {string.Join(",", condition.Operands)}";

        private static int Compare(object? one, object? other) => one switch
        {
            string text => string.CompareOrdinal(text, other as string),
            DateTimeOffset time when other is DateTimeOffset that => time.CompareTo(that),
            _ => 0,
        };

        private static object? ValueOf(Row row, string field) => field switch
        {
            "businessId" => row.BusinessKey,
            "startDate" => row.StartedAt,
            "state" => row.State,
            "processDefinitionId" => row.ProcessId,
            _ => throw new ArgumentOutOfRangeException(nameof(field)),
        };

        private static ImmutableArray<SearchCondition> Conditions(
            Random random, IReadOnlyList<Row> rows, int count, List<Func<Row, bool>> holds)
        {
            var conditions = ImmutableArray.CreateBuilder<SearchCondition>();
            for (; count > 0; count--)
            {
                var (condition, test) = random.Next(6) switch
                {
                    0 => Text(random, "businessId", [.. BusinessKeys.OfType<string>()], row => row.BusinessKey),
                    1 => Text(random, "processDefinitionId", ["quick", "visit", "other"], row => row.ProcessId),
                    2 => Text(random, "state", ["ACTIVE", "COMPLETED", "TERMINATED"], row => row.State),
                    3 => Time(random, Pick(random, rows).StartedAt),
                    4 => Keys(random, rows),
                    _ => Tags(random),
                };
                conditions.Add(condition);
                holds.Add(test);
            }

            return conditions.ToImmutable();
        }

        private static (SearchCondition Condition, Func<Row, bool> Holds) Text(
            Random random, string field, string[] values, Func<Row, string?> of)
        {
            var value = Pick(random, values);
            var list = values.Where(_ => random.Next(2) == 0).Append(value).ToArray();
            var pattern = Pick(random, Patterns);
            return random.Next(6) switch
            {
                0 => (new(field, SearchOperator.Equal, [value]), row => of(row) == value),
                1 => (new(field, SearchOperator.NotEqual, [value]), row => of(row) != value),
                2 => (new(field, SearchOperator.In, [.. list]), row => list.Contains(of(row))),
                3 => (new(field, SearchOperator.NotIn, [.. list]), row => !list.Contains(of(row))),
                4 => (new(field, SearchOperator.Like, [pattern]),
                    row => of(row) is { } text && IsLike(text, pattern)),
                _ => (new(field, SearchOperator.Exists, [value.Length % 2 == 0]), row => of(row) is not null == (value.Length % 2 == 0)),
            };
        }

        /// <summary>The framework's own matcher of the same wildcards, which knows no empty text.</summary>
        private static bool IsLike(string text, string pattern) =>
            text.Length == 0 ? pattern.All(letter => letter == '*') : FileSystemName.MatchesSimpleExpression(pattern, text, ignoreCase: false);

        private static (SearchCondition Condition, Func<Row, bool> Holds) Time(Random random, DateTimeOffset moment) => random.Next(5) switch
        {
            0 => (new("startDate", SearchOperator.Greater, [moment]), row => row.StartedAt > moment),
            1 => (new("startDate", SearchOperator.GreaterOrEqual, [moment]), row => row.StartedAt >= moment),
            2 => (new("startDate", SearchOperator.Less, [moment]), row => row.StartedAt < moment),
            3 => (new("startDate", SearchOperator.LessOrEqual, [moment]), row => row.StartedAt <= moment),
            _ => (new("startDate", SearchOperator.Equal, [moment]), row => row.StartedAt == moment),
        };

        private static (SearchCondition Condition, Func<Row, bool> Holds) Keys(Random random, IReadOnlyList<Row> rows)
        {
            var keys = new[] { Pick(random, rows).Key, Pick(random, rows).Key, -1L };
            return random.Next(2) == 0
                ? (new("processInstanceKey", SearchOperator.In, [.. keys.Cast<object>()]), row => keys.Contains(row.Key))
                : (new("processInstanceKey", SearchOperator.NotEqual, [keys[0]]), row => row.Key != keys[0]);
        }

        private static (SearchCondition Condition, Func<Row, bool> Holds) Tags(Random random)
        {
            var words = Words.Where(_ => random.Next(2) == 0).Append(Words[0]).Distinct().ToArray();
            return (new("tags", SearchOperator.Equal, [.. words]), row => words.All(row.Tags.Contains));
        }
    }
}
