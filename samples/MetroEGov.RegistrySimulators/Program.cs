using MetroEGov.RegistrySimulators;

try
{
    await using var application = SimulatorApplication.Build(args);
    await application.StartAsync();
    Console.WriteLine($"Resident register simulators at {string.Join(", ", application.Urls)}");
    await application.WaitForShutdownAsync();
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
