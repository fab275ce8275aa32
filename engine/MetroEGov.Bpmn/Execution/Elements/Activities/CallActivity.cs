using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.RegularExpressions;
using MetroEGov.Bpmn.Execution.State;
using MetroEGov.Bpmn.Execution.Steps;
using MetroEGov.Bpmn.Model;

namespace MetroEGov.Bpmn.Execution.Elements.Activities;

/// <summary>
/// Calls a process that becomes an instance of its own (R4). It gets all variables that are visible here, or only the local ones (the
/// inputs) with <c>propagateAllParentVariables="false"</c>. Source: BPMN 2.0.2 §13.3.4.
/// </summary>
internal sealed class CallActivity : ElementBehavior
{
    public override Transition Activate(StepRun run, ElementInstance element, FlowNode node)
    {
        var called = node.CalledElement ?? throw new UnreachableException($"{node} has a called element: the reader sees to it.");
        var expressions = new Expressions(run, node, element.Key, IncidentType.ExtractValueError, "the called process id");
        if (!expressions.TryText(called.ProcessId, out var processId, out var failure))
        {
            return Transition.Fail(failure);
        }
        var variables = called.PropagateAllParentVariables ? Visible(run, element.Key) : Local(run, element.Key);
        var codes = ErrorPropagation.CaughtAround(run, element);
        run.AddEffect(ordinal => new Effect.StartChild(
            ordinal,
            element.Key,
            processId,
            called.Binding,
            run.State.Header,
            run.State.LastActor,
            variables,
            codes,
            VersionDate.Of(run, node)));
        return Transition.Wait;
    }

    /// <summary>
    /// What goes from the called instance to this one: everything where the model propagates, else what an output mapping names. The
    /// rest could do nothing here, but whoever may read this instance would read it, and these may be others than may read the called one.
    /// </summary>
    public static ImmutableDictionary<string, VariableValue> Returned(FlowNode node, ImmutableDictionary<string, VariableValue> variables) =>
        node.CalledElement is { PropagateAllChildVariables: true }
            ? variables
            : variables.Where(variable => node.Io.Outputs.Any(output => Names(output.Source, variable.Key)))
                .ToImmutableDictionary(StringComparer.Ordinal);

    private static bool Names(ModelExpression source, string variable) =>
        !source.IsStatic && Regex.IsMatch(source.Text, $@"(?<!\w){Regex.Escape(variable)}(?!\w)", RegexOptions.CultureInvariant);

    private static ImmutableDictionary<string, VariableValue> Local(StepRun run, long key) =>
        run.State.LocalVariables(key).ToImmutableDictionary(StringComparer.Ordinal);

    private static ImmutableDictionary<string, VariableValue> Visible(StepRun run, long key)
    {
        var visible = ImmutableDictionary.CreateBuilder<string, VariableValue>(StringComparer.Ordinal);
        for (long? scope = key; scope is { } scopeKey; scope = ScopeVariables.OuterScope(run.State, scopeKey))
        {
            foreach (var (name, value) in run.State.LocalVariables(scopeKey))
            {
                visible.TryAdd(name, value);
            }
        }
        return visible.ToImmutable();
    }
}
