using MetroEGov.Dmn.Compilation;
using MetroEGov.Feel;

namespace MetroEGov.Dmn.Evaluation;

/// <summary>One call of a business knowledge model.</summary>
internal static class KnowledgeCall
{
    public static FeelValue Invoke(KnowledgeNode node, DecisionRun run, FeelCall call)
    {
        if (node.Logic is null)
        {
            call.Warn(FeelWarningType.FunctionInvocationFailure, $"'{node.Name}' has no logic");
            return FeelValue.Null;
        }

        if (!run.Enter(node.Name)) return FunctionLogic.Stop(call, node.Name);

        var frame = DecisionEvaluation.FrameOf(node.Visible, run, FeelContextValue.Empty, call);
        for (var i = 0; i < node.Parameters.Length; i++)
        {
            var (name, type) = node.Parameters[i];
            frame = frame.With(name, TypedLogic.Coerce(run, type, call.Arguments[i], node.Id, name));
        }

        run.Open(node.Id, node.Name);
        var value = TypedLogic.Coerce(run, node.Type, node.Logic.Evaluate(frame), node.Id, node.Name);
        if (run.HasTable) run.Close(value);
        else run.Fold();
        run.Leave();
        return value;
    }
}
