using MetroEGov.Dmn.Compilation;
using MetroEGov.Feel;

namespace MetroEGov.Dmn.Evaluation;

/// <summary>One call of a decision service: its decisions see the parameters and nothing else. Source: DMN 1.5 §10.4.</summary>
internal static class ServiceCall
{
    public static FeelValue Invoke(ServiceNode node, DecisionRun run, FeelCall call)
    {
        var inputs = new FeelContextBuilder();
        var decided = new Dictionary<string, FeelValue>(StringComparer.Ordinal);
        var position = 0;
        foreach (var input in node.InputData) inputs.Set(input.VariableName, call.Arguments[position++]);
        foreach (var decision in node.InputDecisions) decided[decision.VariableName] = call.Arguments[position++];
        if (!run.Enter(node.Name)) return FunctionLogic.Stop(call, node.Name);

        var value = Evaluate(node, run.ForService(inputs.Build(), decided));
        run.Leave();
        return value;
    }

    /// <summary>One output decision gives its bare value, several a context. Run inside a run of the service's own.</summary>
    public static FeelValue Evaluate(ServiceNode node, DecisionRun run)
    {
        var context = new FeelContextBuilder();
        foreach (var output in node.Outputs) context.Set(output.VariableName, DecisionEvaluation.Decide(output, run));
        var value = node.Outputs.Length == 1 ? context.Build().Values[0] : FeelValue.Context(context.Build());
        return TypedLogic.Coerce(run, node.Type, value, node.Id, node.Name);
    }
}
