using System.Globalization;
using System.Text;

namespace MetroEGov.Runtime.Tests.Support;

/// <summary>Writes small BPMN files without a picture.</summary>
internal static class Drawing
{
    public static string Process(string id, string body, string properties = "", string definitions = "") =>
        $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0"
            id="Definitions_{id}" targetNamespace="http://metroegov.example/tests">
          {definitions}
          <bpmn:process id="{id}" name="{id}" isExecutable="true">
            <bpmn:extensionElements><zeebe:properties>{properties}</zeebe:properties></bpmn:extensionElements>
            {body}
          </bpmn:process>
        </bpmn:definitions>
        """;

    /// <summary>A row of elements from a start to an end, each joined to the next by a flow <c>f1</c>, <c>f2</c> …</summary>
    public static string Row(string id, string[] elements, string properties = "", string start = "", string definitions = "", string extra = "")
    {
        var body = new StringBuilder($"<bpmn:startEvent id=\"start\">{start}</bpmn:startEvent>");
        var ids = new List<string> { "start" };
        foreach (var element in elements)
        {
            body.Append(element);
            var from = element.IndexOf("id=\"", StringComparison.Ordinal) + 4;
            ids.Add(element[from..element.IndexOf('"', from)]);
        }

        body.Append("<bpmn:endEvent id=\"end\"/>").Append(extra);
        ids.Add("end");
        for (var i = 0; i + 1 < ids.Count; i++)
            body.Append(CultureInfo.InvariantCulture, $"<bpmn:sequenceFlow id=\"f{i + 1}\" sourceRef=\"{ids[i]}\" targetRef=\"{ids[i + 1]}\"/>");
        return Process(id, body.ToString(), properties, definitions);
    }

    public static string Property(string name, string value) => $"<zeebe:property name=\"{name}\" value=\"{value}\"/>";

    public static string UserTask(string id, string group = "registrar@020000000", string extensions = "") =>
        $"""
        <bpmn:userTask id="{id}" name="{id}"><bpmn:extensionElements><zeebe:userTask/>
          <zeebe:assignmentDefinition candidateGroups="{group}"/>{extensions}</bpmn:extensionElements></bpmn:userTask>
        """;

    public static string ServiceTask(string id, string type, string extensions = "", string headers = "", string retries = "3") =>
        $"""
        <bpmn:serviceTask id="{id}" name="{id}"><bpmn:extensionElements><zeebe:taskDefinition type="{type}" retries="{retries}"/>
          <zeebe:taskHeaders>{headers}</zeebe:taskHeaders>{extensions}</bpmn:extensionElements></bpmn:serviceTask>
        """;

    public static string Header(string key, string value) =>
        $"<zeebe:header key=\"{key}\" value=\"{value.Replace("\"", "&quot;", StringComparison.Ordinal)}\"/>";

    public static string Call(string id, string processId) =>
        $"""
        <bpmn:callActivity id="{id}" name="{id}"><bpmn:extensionElements>
          <zeebe:calledElement processId="{processId}" propagateAllChildVariables="true"/></bpmn:extensionElements></bpmn:callActivity>
        """;

    public static string TimerCatch(string id, string duration) =>
        $"""
        <bpmn:intermediateCatchEvent id="{id}"><bpmn:timerEventDefinition id="{id}_t">
          <bpmn:timeDuration xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="bpmn:tFormalExpression">{duration}</bpmn:timeDuration>
        </bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>
        """;

    public static string MessageDefinition(string id, string name, string? correlationKey = null) => correlationKey is null
        ? $"<bpmn:message id=\"{id}\" name=\"{name}\"/>"
        : $"<bpmn:message id=\"{id}\" name=\"{name}\"><bpmn:extensionElements><zeebe:subscription correlationKey=\"{correlationKey}\"/></bpmn:extensionElements></bpmn:message>";

    public static string MessageCatch(string id, string messageId) =>
        $"<bpmn:intermediateCatchEvent id=\"{id}\"><bpmn:messageEventDefinition id=\"{id}_m\" messageRef=\"{messageId}\"/></bpmn:intermediateCatchEvent>";
}
