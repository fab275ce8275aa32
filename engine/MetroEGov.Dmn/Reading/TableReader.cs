using System.Collections.Immutable;

namespace MetroEGov.Dmn.Reading;

/// <summary>Reads <c>decisionTable</c>.</summary>
internal sealed class TableReader(ImmutableArray<DmnProblem>.Builder problems)
{
    public DecisionTable Read(DmnElement element)
    {
        var inputs = element.All("input").Select(ReadInput).ToImmutableArray();
        var outputs = element.All("output").Select(ReadOutput).ToImmutableArray();
        if (outputs.IsEmpty)
            problems.Add(new(DmnProblemCode.MissingElement, element.Id, element.Line, "A decision table needs at least one output."));
        if (outputs.Length > 1)
        {
            foreach (var output in outputs.Where(output => output.Name is null))
                problems.Add(new(DmnProblemCode.MissingAttribute, output.Id ?? element.Id, output.Line, "A table with several outputs needs a 'name' for each: they become the entries of the result."));
        }

        return new()
        {
            Line = element.Line,
            HitPolicy = ReadHitPolicy(element),
            Aggregation = ReadAggregation(element),
            Inputs = inputs,
            Outputs = outputs,
            Rules = [.. element.All("rule").Select(rule => ReadRule(rule, inputs.Length, outputs.Length)).OfType<TableRule>()],
        };
    }

    private TableInput ReadInput(DmnElement element)
    {
        var expression = element.Child("inputExpression");
        var text = expression?.ChildText("text");
        if (text is null)
            problems.Add(new(DmnProblemCode.MissingElement, element.Id, element.Line, "An input column needs an expression that gives its value."));
        return new(
            element.Id,
            expression?.Line ?? element.Line,
            element.Attribute("label") is { Length: > 0 } label ? label : null,
            text ?? "null",
            expression?.Attribute("typeRef") ?? element.Attribute("typeRef"),
            element.Child("inputValues")?.ChildText("text"));
    }

    private static TableOutput ReadOutput(DmnElement element) => new(
        element.Id,
        element.Line,
        element.Attribute("label") is { Length: > 0 } label ? label : null,
        Names.Normalize(element.Attribute("name")) is { Length: > 0 } name ? name : null,
        element.Attribute("typeRef"),
        element.Child("outputValues")?.ChildText("text"),
        element.Child("defaultOutputEntry")?.ChildText("text"));

    private TableRule? ReadRule(DmnElement element, int inputs, int outputs)
    {
        var tests = element.All("inputEntry").Select(ReadEntry).ToImmutableArray();
        var results = element.All("outputEntry").Select(ReadEntry).ToImmutableArray();
        if (tests.Length == inputs && results.Length == outputs)
            return new(element.Id, element.Line, tests, results, [.. element.All("annotationEntry").Select(entry => entry.ChildText("text") ?? "")]);

        problems.Add(new(DmnProblemCode.RuleWidth, element.Id, element.Line, $"The rule has {tests.Length} input and {results.Length} output entries; the table has {inputs} and {outputs} columns."));
        return null;
    }

    private static TableEntry ReadEntry(DmnElement element) => new(element.Id, element.Line, element.ChildText("text") ?? "");

    private HitPolicy ReadHitPolicy(DmnElement element)
    {
        switch (element.Attribute("hitPolicy") ?? "UNIQUE")
        {
            case "UNIQUE" or "U": return HitPolicy.Unique;
            case "ANY" or "A": return HitPolicy.Any;
            case "PRIORITY" or "P": return HitPolicy.Priority;
            case "FIRST" or "F": return HitPolicy.First;
            case "COLLECT" or "C": return HitPolicy.Collect;
            case "RULE ORDER" or "R": return HitPolicy.RuleOrder;
            case "OUTPUT ORDER" or "O": return HitPolicy.OutputOrder;
            case var other:
                problems.Add(new(DmnProblemCode.BadValue, element.Id, element.Line, $"The hit policy '{other}' does not exist; it must be UNIQUE, ANY, PRIORITY, FIRST, COLLECT, RULE ORDER or OUTPUT ORDER."));
                return HitPolicy.Unique;
        }
    }

    private Aggregation ReadAggregation(DmnElement element)
    {
        switch (element.Attribute("aggregation"))
        {
            case null or "": return Aggregation.None;
            case "SUM": return Aggregation.Sum;
            case "COUNT": return Aggregation.Count;
            case "MIN": return Aggregation.Min;
            case "MAX": return Aggregation.Max;
            case var other:
                problems.Add(new(DmnProblemCode.BadValue, element.Id, element.Line, $"The aggregation '{other}' does not exist; it must be SUM, COUNT, MIN or MAX."));
                return Aggregation.None;
        }
    }
}
