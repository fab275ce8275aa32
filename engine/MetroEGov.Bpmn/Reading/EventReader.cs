using MetroEGov.Bpmn.Model;

namespace MetroEGov.Bpmn.Reading;

/// <summary>What an event waits for or throws. Source: BPMN 2.0.2 §10.5.</summary>
internal sealed class EventReader(ReadingContext context)
{
    public static bool IsEvent(ElementKind kind) => kind
        is ElementKind.StartEvent or ElementKind.EndEvent or ElementKind.IntermediateCatchEvent
        or ElementKind.IntermediateThrowEvent or ElementKind.BoundaryEvent;

    /// <returns>Null when there is a problem.</returns>
    public EventTrigger? Read(BpmnElement element, ElementKind kind)
    {
        if (kind == ElementKind.ReceiveTask)
        {
            return ReadMessage(element, element, needsKey: true);
        }

        var definitions = element.Children
            .Where(c => c.Namespace == BpmnNamespaces.Bpmn && c.Name.EndsWith("EventDefinition", StringComparison.Ordinal))
            .ToList();
        if (definitions.Count > 1 || element.Bpmn("eventDefinitionRef").Any())
        {
            context.Problems.Add(ProblemCode.UnsupportedElement, element, $"'{element.Id}' has several event definitions or refers to one elsewhere (a multiple event); that is not supported yet.");
            return null;
        }

        return definitions.Count == 0 ? new EventTrigger.None() : Read(element, definitions[0], kind);
    }

    private EventTrigger? Read(BpmnElement element, BpmnElement definition, ElementKind kind) => definition.Name switch
    {
        "messageEventDefinition" when kind is ElementKind.EndEvent or ElementKind.IntermediateThrowEvent => RefuseMessageThrow(element),

        // The start of an event subprocess waits inside a case and needs a key; its rule checks that.
        "messageEventDefinition" => ReadMessage(element, definition, needsKey: kind != ElementKind.StartEvent),
        "timerEventDefinition" => ReadTimer(element, definition),
        "errorEventDefinition" => ReadError(element, definition, kind == ElementKind.EndEvent),
        "terminateEventDefinition" => new EventTrigger.Terminate(),

        // Reported already, with the node that holds it.
        _ => null,
    };

    private EventTrigger? RefuseMessageThrow(BpmnElement element)
    {
        context.Problems.Add(ProblemCode.UnsupportedElement, element, $"Message event '{element.Id}' throws; that is not supported yet. A send task says the same.");
        return null;
    }

    private EventTrigger? ReadMessage(BpmnElement element, BpmnElement holder, bool needsKey)
    {
        var reference = holder.Attribute("messageRef");
        if (string.IsNullOrWhiteSpace(reference))
        {
            context.Problems.Add(ProblemCode.MissingMessage, element.Id, holder.Line, $"'{element.Id}' names no message (messageRef).");
            return null;
        }

        if (!context.Messages.TryGetValue(ReadingContext.LocalPart(reference), out var message))
        {
            context.Problems.Add(ProblemCode.UnknownReference, element.Id, holder.Line, $"messageRef '{reference}' of '{element.Id}' names no message of this file.");
            return null;
        }

        var name = message.Attribute("name");
        if (string.IsNullOrWhiteSpace(name))
        {
            context.Problems.Add(ProblemCode.MissingMessageName, message, $"Message '{message.Id}' has no name; '{element.Id}' waits for it by name.");
            return null;
        }

        var nameExpression = context.Expression(message, message.Line, $"Name of message '{message.Id}'", name);
        var keyText = message.Extension("subscription")?.Attribute("correlationKey");
        if (string.IsNullOrWhiteSpace(keyText))
        {
            if (needsKey)
            {
                context.Problems.Add(ProblemCode.MissingCorrelationKey, message, $"Message '{message.Id}' has no correlation key, so '{element.Id}' could not tell whose message it is. Add zeebe:subscription with correlationKey to the message.");
            }

            return nameExpression is null ? null : new EventTrigger.Message(nameExpression, null);
        }

        var key = context.RequiredExpression(message, message.Line, $"Correlation key of message '{message.Id}'", keyText);
        return nameExpression is null || key is null ? null : new EventTrigger.Message(nameExpression, key);
    }

    private EventTrigger.Timer? ReadTimer(BpmnElement element, BpmnElement definition)
    {
        var values = definition.Children
            .Where(c => c.Namespace == BpmnNamespaces.Bpmn && c.Name is "timeDate" or "timeDuration" or "timeCycle")
            .ToList();
        if (values.Count != 1 || string.IsNullOrWhiteSpace(values[0].Text))
        {
            context.Problems.Add(ProblemCode.MissingTimer, element.Id, definition.Line, $"Timer event '{element.Id}' needs exactly one of a date, a duration or a cycle.");
            return null;
        }

        var kind = values[0].Name switch
        {
            "timeDate" => TimerKind.Date,
            "timeDuration" => TimerKind.Duration,
            _ => TimerKind.Cycle,
        };
        var value = context.Expression(element, values[0].Line, $"Timer of '{element.Id}'", values[0].Text.Trim());
        return value is null ? null : new(kind, value);
    }

    private EventTrigger.Error? ReadError(BpmnElement element, BpmnElement definition, bool throws)
    {
        var reference = definition.Attribute("errorRef");
        if (string.IsNullOrWhiteSpace(reference))
        {
            if (throws)
            {
                context.Problems.Add(ProblemCode.MissingErrorCode, element.Id, definition.Line, $"Error end event '{element.Id}' names no error (errorRef).");
                return null;
            }

            return new(Code: null);
        }

        if (!context.Errors.TryGetValue(ReadingContext.LocalPart(reference), out var error))
        {
            context.Problems.Add(ProblemCode.UnknownReference, element.Id, definition.Line, $"errorRef '{reference}' of '{element.Id}' names no error of this file.");
            return null;
        }

        var code = error.Attribute("errorCode");
        if (string.IsNullOrWhiteSpace(code))
        {
            context.Problems.Add(ProblemCode.MissingErrorCode, error, $"Error '{error.Id}' has no errorCode; '{element.Id}' needs one.");
            return null;
        }

        var expression = context.Expression(error, error.Line, $"Code of error '{error.Id}'", code);
        if (expression is { IsStatic: false } && !throws)
        {
            context.Problems.Add(ProblemCode.InvalidAttribute, error, $"'{element.Id}' catches error '{error.Id}', whose code is an expression. A code that is caught must be static text.");
            return null;
        }

        return expression is null ? null : new(expression);
    }
}
