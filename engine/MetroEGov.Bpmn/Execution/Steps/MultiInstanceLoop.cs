using System.Collections.Immutable;
using System.Diagnostics;
using MetroEGov.Bpmn.Execution.State;
using MetroEGov.Bpmn.Model;
using MetroEGov.Feel;

namespace MetroEGov.Bpmn.Execution.Steps;

/// <summary>What the end of one iteration means, evaluated before anything of it is recorded.</summary>
internal readonly record struct IterationEnd(VariableValue? Output, bool IsConditionTrue);

/// <summary>
/// The iterations of a multi-instance body. Source: BPMN 2.0.2 §13.3.7. Every iteration has <c>loopCounter</c> (from 1) and its input
/// element; the completion condition also sees <c>numberOfInstances</c>, <c>numberOfActiveInstances</c>,
/// <c>numberOfCompletedInstances</c> and <c>numberOfTerminatedInstances</c>.
/// </summary>
internal static class MultiInstanceLoop
{
    public static void StartIteration(StepRun run, ElementInstance body)
    {
        var node = run.NodeOf(body);
        var loop = LoopOf(node);
        var progress = ProgressOf(body);
        var counter = progress.Started + 1;
        Start(run, node, body.Key, loop, progress.Items[counter - 1], counter);
        if (!loop.IsSequential && counter < progress.Items.Length)
        {
            run.Agenda.Add(new AgendaItem(AgendaAction.StartIteration, body.Key));
        }
    }

    /// <summary>Begins an iteration anew whose element instance has been ended.</summary>
    public static void RestartIteration(StepRun run, ElementInstance body, int loopCounter)
    {
        var node = run.NodeOf(body);
        Start(run, node, body.Key, LoopOf(node), ProgressOf(body).Items[loopCounter - 1], loopCounter);
    }

    public static Failure? PrepareIterationEnd(
        StepRun run,
        ElementInstance iteration,
        FlowNode node,
        ImmutableArray<WrittenVariable> outputs,
        out IterationEnd end)
    {
        end = default;
        var loop = LoopOf(node);
        var names = outputs.ToDictionary(o => o.Name, o => o.Value.ToFeel(), StringComparer.Ordinal);
        VariableValue? output = null;
        if (loop.OutputElement is { } outputElement)
        {
            var expressions = new Expressions(run, node, iteration.Key, IncidentType.ExtractValueError, "the output element", names);
            if (!expressions.TryVariable(outputElement, out output, out var failure))
            {
                return failure;
            }
        }
        var isConditionTrue = false;
        if (loop.CompletionCondition is { } condition)
        {
            AddCounts(run, iteration.ScopeKey, names);
            var expressions = new Expressions(run, node, iteration.Key, IncidentType.ExtractValueError, "the completion condition", names);
            if (!expressions.TryBoolean(condition, out isConditionTrue, out var failure))
            {
                return failure;
            }
        }
        end = new IterationEnd(output, isConditionTrue);
        return null;
    }

    public static void EndIteration(StepRun run, ElementInstance iteration, FlowNode node, IterationEnd end)
    {
        var bodyKey = iteration.ScopeKey;
        run.Record(new HistoryEvent.IterationCompleted(bodyKey, iteration.LoopCounter ?? 0, end.Output));
        var progress = ProgressOf(run.State.Element(bodyKey));
        if (end.IsConditionTrue)
        {
            Termination.TerminateContent(run, bodyKey);
        }
        else if (LoopOf(node).IsSequential && progress.Started < progress.Items.Length)
        {
            run.Agenda.Add(new AgendaItem(AgendaAction.StartIteration, bodyKey));
            return;
        }
        run.Agenda.Add(new AgendaItem(AgendaAction.CompleteScope, bodyKey));
    }

    /// <summary>The outputs in the order of the items; null for iterations that did not end.</summary>
    public static Failure? PrepareOutputCollection(StepRun run, ElementInstance body, FlowNode node, out ImmutableArray<WrittenVariable> outputs)
    {
        outputs = [];
        if (LoopOf(node).OutputCollection is not { } name)
        {
            return null;
        }
        var values = FeelValue.List(ProgressOf(body).Outputs.Select(o => o?.ToFeel() ?? FeelValue.Null));
        var expressions = new Expressions(run, node, body.Key, IncidentType.IoMappingError, "the output collection");
        if (!expressions.TryVariable(values, out var collection, out var failure))
        {
            return failure;
        }
        if (VariableWriting.Refusal(run, [new(name, collection)]) is { } refusal)
        {
            return new Failure(IncidentType.IoMappingError, $"{node}: {refusal}");
        }
        outputs = [new WrittenVariable(body.ScopeKey, name, collection)];
        return null;
    }

    private static void Start(StepRun run, FlowNode node, long bodyKey, MultiInstance loop, VariableValue item, int counter)
    {
        var iteration = Lifecycle.Enter(run, node, bodyKey, loopCounter: counter);
        VariableWriting.SetLocal(run, iteration.Key, "loopCounter", Number(counter));
        if (loop.InputElement is { } inputElement)
        {
            VariableWriting.SetLocal(run, iteration.Key, inputElement, item);
        }
        if (LocalOutput(loop) is { } local)
        {
            VariableWriting.SetLocal(run, iteration.Key, local, VariableValue.Null);
        }
        Lifecycle.Work(run, run.State.Element(iteration.Key) ?? iteration, node);
    }

    /// <summary>
    /// A variable that the output element names is local to each iteration; otherwise parallel iterations would overwrite each other's
    /// result in the enclosing scope before it is collected.
    /// </summary>
    private static string? LocalOutput(MultiInstance loop)
    {
        if (loop.OutputElement is not { IsStatic: false } output)
        {
            return null;
        }
        var text = output.Text.Trim();
        var isPath = text.Length > 0 && !char.IsDigit(text[0]) && text.All(c => char.IsLetterOrDigit(c) || c is '_' or '.');
        var root = text.Split('.')[0];
        return isPath && root.Length > 0
            && root != loop.InputElement
            && root is not ("loopCounter" or "null" or "true" or "false")
            && !CaseHeader.IsReserved(root)
            ? root
            : null;
    }

    private static void AddCounts(StepRun run, long bodyKey, Dictionary<string, FeelValue> names)
    {
        var progress = ProgressOf(run.State.Element(bodyKey));
        var active = run.State.ChildCount(bodyKey) - 1;
        names["numberOfInstances"] = FeelValue.Of((decimal)progress.Items.Length);
        names["numberOfActiveInstances"] = FeelValue.Of((decimal)active);
        names["numberOfCompletedInstances"] = FeelValue.Of((decimal)(progress.Completed + 1));
        names["numberOfTerminatedInstances"] = FeelValue.Of(0m);
    }

    private static VariableValue Number(int number) =>
        VariableValue.FromCanonicalJson(number.ToString(System.Globalization.CultureInfo.InvariantCulture));

    private static MultiInstance LoopOf(FlowNode node) =>
        node.MultiInstance ?? throw new UnreachableException($"{node} has iterations, so it is a multi-instance activity.");

    private static MultiInstanceProgress ProgressOf(ElementInstance? body) =>
        body?.Loop ?? throw new UnreachableException("A multi-instance body has its items before its first iteration.");
}
