namespace MetroEGov.Bpmn.Model;

/// <summary>The id of an element in a definition, unique within its process. Snapshots and history name it, never an index (R11).</summary>
public readonly record struct ElementId(string Value)
{
    public override string ToString() => Value;
}
