using System.Globalization;
using System.Text;
using MetroEGov.Bpmn.Model;
using MetroEGov.Bpmn.Reading;

namespace MetroEGov.Core.Tests.Bpmn.Execution;

/// <summary>Short diagrams for tests: elements as BPMN, flows as <c>start &gt; task &gt; end</c>.</summary>
internal static class Diagram
{
    public const string Job = """<extensionElements><zeebe:taskDefinition type="work"/></extensionElements>""";

    public const string NativeTask = "<extensionElements><zeebe:userTask/></extensionElements>";

    /// <param name="elements">Elements of the process; <c>bpmn:</c> is the default namespace.</param>
    /// <param name="flows">Chains of ids, separated by commas; a flow's id is <c>source_target</c>.</param>
    /// <param name="roots">Messages and errors.</param>
    public static ProcessModel Process(string elements, string flows, string roots = "", string id = "process")
    {
        var xml = $"""
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" targetNamespace="tests">
              {roots}
              <process id="{id}" isExecutable="true">{elements}{Flows(flows)}</process>
            </definitions>
            """;
        var result = BpmnReader.Read(xml, "test.bpmn");
        Assert.That(result.Problems.Where(p => p.Severity == MetroEGov.Bpmn.ProblemSeverity.Error), Is.Empty);
        return result.Processes.Single();
    }

    /// <summary>A process that does nothing and is started over HTTP.</summary>
    /// <param name="properties">Names without <c>metroegov:</c>.</param>
    public static ProcessModel HttpProcess(params (string Name, string Value)[] properties) =>
        Process(HttpStart(properties) + "<endEvent id='end'/>", "start > end");

    public static string HttpStart(params (string Name, string Value)[] properties) =>
        "<startEvent id='start'><extensionElements><zeebe:properties>"
        + string.Concat(properties.Select(p => $"<zeebe:property name=\"metroegov:{p.Name}\" value=\"{System.Security.SecurityElement.Escape(p.Value)}\"/>"))
        + "</zeebe:properties></extensionElements></startEvent>";

    /// <summary>For the inside of a subprocess; a condition without spaces around its signs may follow a target in braces.</summary>
    public static string Flows(string chains)
    {
        var xml = new StringBuilder();
        foreach (var chain in chains.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var ids = chain.Split(" > ", StringSplitOptions.TrimEntries);
            for (var i = 1; i < ids.Length; i++)
            {
                var brace = ids[i].IndexOf('{', StringComparison.Ordinal);
                var target = brace < 0 ? ids[i] : ids[i][..brace];
                var source = ids[i - 1].Split('{')[0];
                xml.Append(CultureInfo.InvariantCulture, $"<sequenceFlow id=\"{source}_{target}\" sourceRef=\"{source}\" targetRef=\"{target}\">");
                if (brace >= 0)
                {
                    xml.Append(CultureInfo.InvariantCulture, $"<conditionExpression xsi:type=\"tFormalExpression\">={ids[i][(brace + 1)..^1]}</conditionExpression>");
                }
                xml.Append("</sequenceFlow>");
            }
        }
        return xml.ToString();
    }

    /// <summary>A boundary event and the end event behind it, <c>id_end</c>.</summary>
    public static string Boundary(string id, string on, string definition, bool interrupts = true) =>
        $"<boundaryEvent id='{id}' attachedToRef='{on}' cancelActivity='{(interrupts ? "true" : "false")}'>{definition}</boundaryEvent><endEvent id='{id}_end'/>{Flows($"{id} > {id}_end")}";

    public static string Message(string id, string key = "=\\\"k\\\"") =>
        $"""<message id="{id}" name="{id}"><extensionElements><zeebe:subscription correlationKey="{key.Replace("\\\"", "&quot;", StringComparison.Ordinal)}"/></extensionElements></message>""";

    public static string Error(string code) => $"""<error id="{code}" errorCode="{code}"/>""";
}
