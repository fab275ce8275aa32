using System.Security;
using System.Text.Json;
using System.Text.Json.Nodes;
using MetroEGov.Bpmn.Reading;
using MetroEGov.Runtime;

namespace MetroEGov.Host.Pages.Library;

/// <summary>
/// The text that a new file begins with: something that its editor opens and that says what comes next. Ids of processes, decisions and
/// forms count for the whole host, so they carry the procedure's.
/// </summary>
public static class BlankFiles
{
    private static readonly JsonSerializerOptions Indented =
        new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Create(LibraryFileKind kind, string name, ProcedureFiles procedure)
    {
        ArgumentNullException.ThrowIfNull(procedure);
        var stem = Path.GetFileNameWithoutExtension(name);
        var id = $"{procedure.Id}-{stem}";
        return kind switch
        {
            LibraryFileKind.Process => Process(
                procedure.Files.Any(file => LibraryNames.KindOf(file.Name) == LibraryFileKind.Process) ? id : procedure.Id, procedure.Title),
            LibraryFileKind.Decision => Decision(id, stem),
            LibraryFileKind.Form => Form(id),
            _ => Scenario(procedure, stem),
        };
    }

    private static string Process(string id, string title) =>
        $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:modeler="http://camunda.org/schema/modeler/1.0" id="Definitions_{id}" targetNamespace="http://bpmn.io/schema/bpmn" modeler:executionPlatform="Camunda Cloud" modeler:executionPlatformVersion="8.9.0">
          <bpmn:process id="{id}" name="{SecurityElement.Escape(title)}" isExecutable="true">
            <bpmn:startEvent id="Start" />
          </bpmn:process>
          <bpmndi:BPMNDiagram id="Diagram_{id}">
            <bpmndi:BPMNPlane id="Plane_{id}" bpmnElement="{id}">
              <bpmndi:BPMNShape id="Start_di" bpmnElement="Start">
                <dc:Bounds x="180" y="160" width="36" height="36" />
              </bpmndi:BPMNShape>
            </bpmndi:BPMNPlane>
          </bpmndi:BPMNDiagram>
        </bpmn:definitions>

        """;

    private static string Decision(string id, string name) =>
        $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:dmndi="https://www.omg.org/spec/DMN/20191111/DMNDI/" xmlns:dc="http://www.omg.org/spec/DMN/20180521/DC/" id="Definitions_{id}" name="{name}" namespace="http://metroegov.example/decisions">
          <decision id="{id}" name="{name}">
            <decisionTable id="Table_{id}">
              <input id="Input_1" label="Input">
                <inputExpression id="InputExpression_1" typeRef="string">
                  <text>input</text>
                </inputExpression>
              </input>
              <output id="Output_1" label="Output" name="output" typeRef="string" />
            </decisionTable>
          </decision>
          <dmndi:DMNDI>
            <dmndi:DMNDiagram>
              <dmndi:DMNShape dmnElementRef="{id}">
                <dc:Bounds height="80" width="180" x="160" y="100" />
              </dmndi:DMNShape>
            </dmndi:DMNDiagram>
          </dmndi:DMNDI>
        </definitions>

        """;

    private static string Form(string id) => new JsonObject
    {
        ["type"] = "default",
        ["id"] = id,
        ["schemaVersion"] = 18,
        ["components"] = new JsonArray(),
    }.ToJsonString(Indented) + "\n";

    /// <summary>Starts the procedure's main process, completes each user task in the order of the drawing, and expects it to end.</summary>
    private static string Scenario(ProcedureFiles procedure, string name)
    {
        var processes = procedure.Files
            .Where(file => LibraryNames.KindOf(file.Name) == LibraryFileKind.Process)
            .SelectMany(file => BpmnReader.Read(file.Text, file.Name).Processes)
            .ToList();
        var process = processes.Find(found => found.ProcessId == procedure.Id) ?? processes.FirstOrDefault();
        var id = process?.ProcessId ?? procedure.Id;
        var instructions = new JsonArray(new JsonObject
        {
            ["type"] = "CREATE_PROCESS_INSTANCE",
            ["processDefinitionSelector"] = new JsonObject { ["processDefinitionId"] = id },
        });
        foreach (var task in process?.Nodes.Where(node => node.UserTask is not null) ?? [])
        {
            instructions.Add(new JsonObject
            {
                ["type"] = "COMPLETE_USER_TASK",
                ["userTaskSelector"] = new JsonObject { ["elementId"] = task.Id.Value },
                ["variables"] = new JsonObject(),
            });
        }

        instructions.Add(new JsonObject
        {
            ["type"] = "ASSERT_PROCESS_INSTANCE",
            ["processInstanceSelector"] = new JsonObject { ["processDefinitionId"] = id },
            ["state"] = "IS_COMPLETED",
        });
        return new JsonObject
        {
            ["testCases"] = new JsonArray(new JsonObject { ["name"] = name, ["instructions"] = instructions }),
        }.ToJsonString(Indented) + "\n";
    }
}
