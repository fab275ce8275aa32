using System.Globalization;
using System.Reflection;

namespace MetroEGov.Demo;

/// <summary>Where the demo listens and keeps its data.</summary>
/// <param name="HostPort">TCP port of the host on 127.0.0.1; 1 to 65535.</param>
/// <param name="SimulatorPort">TCP port of the registry simulators on 127.0.0.1.</param>
internal sealed record DemoOptions(int HostPort, int SimulatorPort, string DataDirectory)
{
    public const int DefaultHostPort = 5080;
    public const int DefaultSimulatorPort = 5081;

    public static string RepositoryRoot { get; } = Metadata("RepositoryRoot");

    public Uri HostAddress => new($"http://127.0.0.1:{HostPort}");

    public Uri SimulatorAddress => new($"http://127.0.0.1:{SimulatorPort}");

    public static string Usage { get; } = $"""
        Usage: dotnet run --project samples/MetroEGov.Demo -- [--port {DefaultHostPort}] [--simulator-port {DefaultSimulatorPort}] [--data data/demo]
        """;

    /// <returns>Null with a reason when an argument is not understood.</returns>
    public static (DemoOptions? Options, string? Refusal) Parse(IReadOnlyList<string> args)
    {
        var options = new DemoOptions(DefaultHostPort, DefaultSimulatorPort, Path.Combine(RepositoryRoot, "data", "demo"));
        for (var i = 0; i < args.Count; i += 2)
        {
            if (i + 1 == args.Count)
            {
                return (null, $"'{args[i]}' needs a value.");
            }

            var value = args[i + 1];
            switch (args[i])
            {
                case "--port" when IsPort(value, out var port):
                    options = options with { HostPort = port };
                    break;
                case "--simulator-port" when IsPort(value, out var port):
                    options = options with { SimulatorPort = port };
                    break;
                case "--data":
                    options = options with { DataDirectory = Path.GetFullPath(value) };
                    break;
                default:
                    return (null, $"'{args[i]} {value}' is not understood.");
            }
        }

        return (options, null);
    }

    internal static string Metadata(string key) =>
        typeof(DemoOptions).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(a => a.Key == key).Value
        ?? throw new InvalidOperationException($"The build left '{key}' empty.");

    private static bool IsPort(string text, out int port) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out port) && port is > 0 and <= 65535;
}
