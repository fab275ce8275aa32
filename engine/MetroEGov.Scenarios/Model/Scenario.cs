using System.Collections.Immutable;

namespace MetroEGov.Scenarios.Model;

/// <summary>A test case: instructions that are carried out in order against one fresh deployment.</summary>
public sealed record Scenario(string Name, string? Description, string File, int Line, CaseSettings Settings, ImmutableArray<Instruction> Instructions);
