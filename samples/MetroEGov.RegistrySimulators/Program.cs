using MetroEGov.RegistrySimulators;

try
{
    await using var application = SimulatorApplication.Build(args);
    await application.RunAsync();
    return 0;
}
catch (ArgumentException problem)
{
    await Console.Error.WriteLineAsync(problem.Message);
    return 2;
}
catch (IOException problem)
{
    await Console.Error.WriteLineAsync($"The registry simulators cannot start: {problem.Message}");
    return 1;
}
