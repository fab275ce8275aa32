using MetroEGov.Feel;
using MetroEGov.Forms;
using MetroEGov.Forms.Reading;

namespace MetroEGov.Core.Tests.Forms;

/// <summary>Damaged forms and hostile submissions: only problems, views and outcomes come out, never an exception. Seeds are printed.</summary>
public class FormFuzzTests
{
    private const int Rounds = 1_500;

    private const string Components = """
        { "type": "textfield", "key": "a", "label": "Name {{b}}", "validate": { "required": true, "pattern": "^[a-z]+$", "maxLength": "=b" } },
        { "type": "number", "key": "b", "decimalDigits": 2, "increment": 0.01, "validate": { "min": 0, "max": "=10 * 10" } },
        { "type": "datetime", "key": "c.d", "subtype": "datetime", "disallowPassedDates": true },
        { "type": "select", "key": "e", "valuesExpression": "=for x in 1..3 return x" },
        { "type": "taglist", "key": "f", "values": [{ "label": "X", "value": "x" }] },
        { "type": "checkbox", "key": "g", "conditional": { "hide": "=b > 5" } },
        { "type": "expression", "key": "h", "expression": "=b + h" },
        { "type": "dynamiclist", "path": "l", "allowAddRemove": true, "components": [{ "type": "textfield", "key": "n", "readonly": "=i[1] = 2" }, { "type": "dynamiclist", "path": "m", "allowAddRemove": true, "components": [{ "type": "number", "key": "n" }] }] }
        """;

    private static readonly string[] Scraps = ["", "\"", "{", "}", "[", "]", ",", ":", "null", "true", "\"=1 +\"", "\"=a.b[1]\"", "1e400", "\"type\": \"group\",", "\"components\": [],", "\\u0000", "\uD800"];

    private static readonly string[] Names = ["a", "b", "c.d", "c", "e", "f", "g", "h", "l", "l[0]", "l[0].n", "l[1].n", "l[7].m[3].n", "l[0].m", "l[99999].n", "l[0].m[0].n", "x", "a[0]", "..", "[", "l[0", "l[0]n"];

    private static readonly string[] Values = ["", "a", "abc", "5", "-1", "1,5", "1e28", "99999999999999999999999999999999", "2026-03-20T10:00", "31.12.2026", "x", "1", "on", "true", "\u0000", "\uD800", "NaN", "\r\n"];

    [Test]
    public void Damaged_forms_give_problems_or_forms_that_work()
    {
        var (random, seed) = Seeded();
        var schema = $$"""{ "type": "default", "id": "f", "components": [{{Components}}] }""";

        for (var round = 0; round < Rounds; round++)
        {
            var damaged = schema;
            for (var i = random.Next(1, 4); i > 0; i--)
            {
                var at = random.Next(damaged.Length);
                damaged = random.Next(2) == 0
                    ? damaged.Remove(at, Math.Min(random.Next(1, 12), damaged.Length - at))
                    : damaged.Insert(at, Scraps[random.Next(Scraps.Length)]);
                if (damaged.Length == 0) damaged = "{";
            }

            Assert.That(() => Use(FormReader.Read(damaged, "fuzz.form").Form, random), Throws.Nothing, $"seed {seed}, round {round}:\n{damaged}");
        }
    }

    [Test]
    public void Hostile_submissions_give_outcomes()
    {
        var (random, seed) = Seeded();
        var form = Some.Form(Components);

        for (var round = 0; round < Rounds; round++) Assert.That(() => Use(form, random), Throws.Nothing, $"seed {seed}, round {round}");
    }

    private static (Random Random, int Seed) Seeded()
    {
        var seed = Environment.TickCount;
        TestContext.Out.WriteLine($"seed {seed}");
        return (new(seed), seed);
    }

    private static void Use(FormDefinition? form, Random random)
    {
        if (form is null) return;

        var data = Some.Data("""{ "b": 4, "l": [{ "n": "x" }, 5, { "m": [null] }], "c": 7 }""");
        var post = random.Next(4) == 0 ? FormPost.FromJson(Json(random, 0)) : Html(random);
        var outcome = FormSubmission.Validate(form, data, post, Some.Environment);
        var errors = outcome is FormOutcome.Refused refused ? refused.Errors : [];
        FormRendering.Render(form, data, FormLanguage.English, Some.Environment, post, errors);
        if (outcome is FormOutcome.Accepted accepted) Assert.That(accepted.Data.TryToJson(out _, out var refusal), refusal);
    }

    private static FormPost Html(Random random)
    {
        var fields = Enumerable.Range(0, random.Next(12)).Select(_ => KeyValuePair.Create(Names[random.Next(Names.Length)], Enumerable.Range(0, random.Next(3)).Select(_ => Values[random.Next(Values.Length)]).ToArray()));
        var post = FormPost.FromHtml(fields);
        return random.Next(3) switch
        {
            0 => post.WithItemAdded(Names[random.Next(Names.Length)]),
            1 => post.WithItemRemoved(Names[random.Next(Names.Length)], random.Next(-1, 4)),
            _ => post,
        };
    }

    private static FeelValue Json(Random random, int depth) => random.Next(depth > 3 ? 4 : 6) switch
    {
        0 => FeelValue.Null,
        1 => FeelValue.Of(Values[random.Next(Values.Length)]),
        2 => FeelValue.Of(random.Next(-3, 9) / 4m),
        3 => FeelValue.True,
        4 => FeelValue.List(Enumerable.Range(0, random.Next(4)).Select(_ => Json(random, depth + 1)).ToArray()),
        _ => FeelValue.Context(Names.Where(_ => random.Next(2) == 0).Select(name => KeyValuePair.Create(name, Json(random, depth + 1))).ToArray()),
    };
}
