namespace MetroEGov.Bpmn.Reading;

/// <summary>The XML namespaces that have a meaning for execution. Elements of any other are drawing or free extensions.</summary>
internal static class BpmnNamespaces
{
    /// <summary>Source: BPMN 2.0.2 §15.2; the same for all 2.0.x.</summary>
    public const string Bpmn = "http://www.omg.org/spec/BPMN/20100524/MODEL";

    public const string Zeebe = "http://camunda.org/schema/zeebe/1.0";
}
