namespace MetroEGov.Scenarios.Driving;

/// <summary>A scenario cannot go on. The runner ends it as failed with this text; no retry can help.</summary>
public sealed class ScenarioStoppedException(string message) : Exception(message);
