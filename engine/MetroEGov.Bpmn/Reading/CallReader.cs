using MetroEGov.Bpmn.Model;

namespace MetroEGov.Bpmn.Reading;

/// <summary>What an activity calls inside the platform: a process, a decision or a script.</summary>
internal sealed class CallReader(ReadingContext context)
{
    public CalledElement? ReadProcess(BpmnElement element)
    {
        var called = element.Extension("calledElement");
        var processId = called?.Attribute("processId");
        if (called is null || string.IsNullOrWhiteSpace(processId))
        {
            context.Problems.Add(ProblemCode.MissingCalledProcess, element.Id, called?.Line ?? element.Line, $"Call activity '{element.Id}' names no process. Give it a zeebe:calledElement with processId.");
            return null;
        }

        var expression = context.Expression(element, called.Line, $"Process id called by '{element.Id}'", processId);
        return expression is null
            ? null
            : new(
                expression,
                context.Flag(element, called, "propagateAllParentVariables", absent: true),
                context.Flag(element, called, "propagateAllChildVariables", absent: true),
                BindingReader.Read(context, element, called));
    }

    public CalledDecision? ReadDecision(BpmnElement element)
    {
        var called = element.Extension("calledDecision");
        if (called is null)
        {
            if (element.Extension("taskDefinition") is null)
            {
                context.Problems.Add(ProblemCode.MissingCalledDecision, element, $"Business rule task '{element.Id}' decides nothing. Give it a zeebe:calledDecision.");
            }

            return null;
        }

        RefuseBoth(element, called);
        var decisionId = called.Attribute("decisionId");
        var result = called.Attribute("resultVariable");
        if (string.IsNullOrWhiteSpace(decisionId) || string.IsNullOrWhiteSpace(result))
        {
            context.Problems.Add(ProblemCode.MissingCalledDecision, element.Id, called.Line, $"zeebe:calledDecision of '{element.Id}' needs both decisionId and resultVariable.");
            return null;
        }

        var expression = context.Expression(element, called.Line, $"Decision id of '{element.Id}'", decisionId);
        var isName = VariablePath.Check(context, element, called.Line, $"resultVariable of '{element.Id}'", result);
        return expression is null || !isName ? null : new(expression, result, BindingReader.Read(context, element, called));
    }

    public ScriptDefinition? ReadScript(BpmnElement element)
    {
        var script = element.Extension("script");
        if (script is null)
        {
            if (element.Extension("taskDefinition") is null)
            {
                context.Problems.Add(ProblemCode.MissingScript, element, $"Script task '{element.Id}' does nothing. Give it a zeebe:script.");
            }

            return null;
        }

        RefuseBoth(element, script);
        var source = script.Attribute("expression");
        var result = script.Attribute("resultVariable");
        if (string.IsNullOrWhiteSpace(source) || string.IsNullOrWhiteSpace(result))
        {
            context.Problems.Add(ProblemCode.MissingScript, element.Id, script.Line, $"zeebe:script of '{element.Id}' needs both expression and resultVariable.");
            return null;
        }

        var expression = context.RequiredExpression(element, script.Line, $"Script of '{element.Id}'", source);
        var isName = VariablePath.Check(context, element, script.Line, $"resultVariable of '{element.Id}'", result);
        return expression is null || !isName ? null : new(expression, result);
    }

    private void RefuseBoth(BpmnElement element, BpmnElement inner)
    {
        if (element.Extension("taskDefinition") is not null)
        {
            context.Problems.Add(ProblemCode.ConflictingDefinitions, element.Id, inner.Line, $"'{element.Id}' has both zeebe:{inner.Name} and zeebe:taskDefinition. Keep one.");
        }
    }
}
