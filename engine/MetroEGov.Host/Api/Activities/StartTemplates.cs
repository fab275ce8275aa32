using System.Text.Json.Nodes;

namespace MetroEGov.Host.Api.Activities;

/// <summary>
/// Element templates of the start events that the platform adds to plain BPMN: fields instead of properties that a designer would have to
/// remember. Source: element templates for the zeebe dialect, JSON schema 0.46.0.
/// </summary>
internal static class StartTemplates
{
    private const string Schema = "https://unpkg.com/@camunda/zeebe-element-templates-json-schema/resources/schema.json";
    private const string TimerDefinition = "bpmn:TimerEventDefinition";

    /// <param name="language">de for German texts, anything else for English ones.</param>
    public static IEnumerable<JsonObject> All(string language)
    {
        var texts = StartTemplateTexts.In(language);
        yield return Http(texts);
        yield return Timer(texts, "start:timer", texts.CycleName, texts.CycleDescription, "timeCycle", texts.Cycle, texts.CycleHint, "^R[0-9]*/.+$");
        yield return Timer(texts, "start:timer-once", texts.DateName, texts.DateDescription, "timeDate", texts.Date, texts.DateHint, "^[0-9]{4}-.+$");
    }

    private static JsonObject Http(StartTemplateTexts texts)
    {
        var template = Template(texts, "start:http", texts.HttpName, texts.HttpDescription, eventDefinition: null);
        template["groups"] = Groups(("call", texts.Call), ("case", texts.Case), ("answer", texts.Answer));
        template["properties"] = new JsonArray(
            Required(Field("httpPath", "call", texts.Path, texts.PathHint), "^[a-z0-9-]+(/[a-z0-9-]+)*$", texts.PathHint),
            Choice(Field("httpMethod", "call", texts.Method), "POST", ("POST", "POST"), ("PUT", "PUT")),
            Optional(Field("httpSchema", "call", texts.Schema, texts.SchemaHint, "Text")),
            Valued(Field("httpCallers", "call", texts.Callers, texts.CallersHint), "integrator"),
            Optional(Expression(Field("httpBusinessKey", "case", texts.BusinessKey, texts.BusinessKeyHint))),
            Choice(Field("uniqueBusinessKey", "case", texts.Unique), "false", (texts.No, "false"), (texts.Yes, "true")),
            Optional(Expression(Field("httpVariables", "case", texts.Variables, texts.VariablesHint, "Text"))),
            Choice(Field("httpAnswer", "answer", texts.When), "started", (texts.Started, "started"), (texts.Completed, "completed")),
            WhenCompleted(Optional(Expression(Field("httpResponse", "answer", texts.Response, texts.ResponseHint, "Text")))),
            WhenCompleted(Valued(Field("httpTimeout", "answer", texts.Timeout, texts.TimeoutHint), "PT10S")));
        return template;
    }

    private static JsonObject Timer(
        StartTemplateTexts texts, string id, string name, string description, string property, string label, string hint, string pattern)
    {
        var template = Template(texts, id, name, description, TimerDefinition);
        var timer = Field(property, "timer", label, hint);
        timer["binding"] = new JsonObject { ["type"] = TimerDefinition + "#property", ["name"] = property };
        template["groups"] = Groups(("timer", texts.Timer), ("case", texts.Case));
        template["properties"] = new JsonArray(
            Required(timer, pattern, hint),
            Required(Field("authority", "case", texts.Authority, texts.AuthorityHint), "^[0-9]{9}$", texts.AuthorityWrong));
        return template;
    }

    private static JsonObject Template(StartTemplateTexts texts, string id, string name, string description, string? eventDefinition)
    {
        var type = new JsonObject { ["value"] = "bpmn:StartEvent" };
        if (eventDefinition is not null)
            type["eventDefinition"] = eventDefinition;
        return new JsonObject
        {
            ["$schema"] = Schema,
            ["name"] = name,
            ["id"] = id,
            ["version"] = 1,
            ["description"] = description,
            ["category"] = new JsonObject { ["id"] = "start", ["name"] = texts.Category },
            ["engines"] = new JsonObject { ["camunda"] = "^8.6" },
            ["appliesTo"] = new JsonArray("bpmn:StartEvent"),
            ["elementType"] = type,
        };
    }

    private static JsonArray Groups(params (string Id, string Label)[] groups) =>
        new([.. groups.Select(group => new JsonObject { ["id"] = group.Id, ["label"] = group.Label })]);

    private static JsonObject Field(string name, string group, string label, string? description = null, string type = "String")
    {
        var field = new JsonObject { ["id"] = name, ["group"] = group, ["label"] = label, ["type"] = type };
        if (description is not null)
            field["description"] = description;
        field["binding"] = new JsonObject { ["type"] = "zeebe:property", ["name"] = "metroegov:" + name };
        return field;
    }

    private static JsonObject Required(JsonObject field, string pattern, string message)
    {
        field["constraints"] = new JsonObject
        {
            ["notEmpty"] = true,
            ["pattern"] = new JsonObject { ["value"] = pattern, ["message"] = message },
        };
        return field;
    }

    private static JsonObject Optional(JsonObject field)
    {
        field["optional"] = true;
        return field;
    }

    private static JsonObject Expression(JsonObject field)
    {
        field["feel"] = "required";
        return field;
    }

    private static JsonObject Valued(JsonObject field, string value)
    {
        field["value"] = value;
        return field;
    }

    private static JsonObject Choice(JsonObject field, string value, params (string Name, string Value)[] choices)
    {
        field["type"] = "Dropdown";
        field["value"] = value;
        field["choices"] = new JsonArray([.. choices.Select(choice => new JsonObject { ["name"] = choice.Name, ["value"] = choice.Value })]);
        return field;
    }

    private static JsonObject WhenCompleted(JsonObject field)
    {
        field["condition"] = new JsonObject { ["property"] = "httpAnswer", ["equals"] = "completed" };
        return field;
    }
}
