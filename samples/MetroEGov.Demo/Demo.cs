using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace MetroEGov.Demo;

/// <summary>Starts the parts in order, says where they are, and ends them together.</summary>
internal static class Demo
{
    private const int Failed = 1;
    private const int Misused = 2;
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(2);

    public static async Task<int> RunAsync(string[] args)
    {
        var (options, refusal) = DemoOptions.Parse(args);
        if (options is null)
        {
            await Console.Error.WriteLineAsync($"{refusal}\n{DemoOptions.Usage}");
            return Misused;
        }

        foreach (var (port, argument) in new[] { (options.HostPort, "--port"), (options.SimulatorPort, "--simulator-port") })
        {
            if (!IsFree(port))
            {
                await Console.Error.WriteLineAsync(
                    $"Port {port} is taken by another program (perhaps a demo that still runs). End it, or choose another: {argument} {port + 100}");
                return Failed;
            }
        }

        Directory.CreateDirectory(options.DataDirectory);
        using var stop = new CancellationTokenSource();
        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);

        var parts = new List<Part>();
        try
        {
            return await RunAsync(options, parts, stop.Token);
        }
        finally
        {
            // The host first: its last calls may still want a registry.
            foreach (var part in Enumerable.Reverse(parts))
            {
                await part.StopAsync();
                part.Dispose();
            }
        }

        void End(PosixSignalContext signal)
        {
            // Not the runtime's own end: the parts are to leave first.
            signal.Cancel = true;
            stop.Cancel();
        }
    }

    private static async Task<int> RunAsync(DemoOptions options, List<Part> parts, CancellationToken stop)
    {
        Console.WriteLine("Starting the registry simulators and the host …");
        parts.Add(StartSimulators(options));
        parts.Add(StartHost(options));

        if (!await AreReadyAsync(options, parts, stop))
        {
            return stop.IsCancellationRequested ? 0 : await ReportAsync(parts);
        }

        Console.WriteLine(await Welcome.TextAsync(options));
        while (!stop.IsCancellationRequested)
        {
            if (parts.Any(p => p.HasExited))
            {
                return await ReportAsync(parts);
            }

            await Task.Delay(TimeSpan.FromMilliseconds(500), stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        Console.WriteLine("Ending. The data stays in " + options.DataDirectory);
        return 0;
    }

    private static Part StartSimulators(DemoOptions options) => Part.Start(
        "The registry simulators",
        Assembly("samples", "MetroEGov.RegistrySimulators"),
        Path.Combine(options.DataDirectory, "simulators.out"),
        [
            "--urls", Address(options.SimulatorAddress),
            "--data", Path.Combine(options.DataDirectory, "registries"),
            "--callback", $"{Address(options.HostAddress)}/inbox/resident-registry",
        ]);

    private static Part StartHost(DemoOptions options) => Part.Start(
        "The host",
        Assembly("engine", "MetroEGov.Host"),
        Path.Combine(options.DataDirectory, "host.out"),
        [
            "--urls", Address(options.HostAddress),
            "--data", Path.Combine(options.DataDirectory, "host"),
            "--workflows", Path.Combine(DemoOptions.RepositoryRoot, "workflows"),
            "--registries", Address(options.SimulatorAddress),
            "--demo",
        ]);

    private static async Task<bool> AreReadyAsync(DemoOptions options, List<Part> parts, CancellationToken stop)
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(StartLimit);
        Uri[] questions = [new(options.SimulatorAddress, "/"), new(options.HostAddress, "/health/ready")];
        foreach (var question in questions)
        {
            while (!await AnswersAsync(http, question, limit.Token))
            {
                if (limit.IsCancellationRequested || parts.Any(p => p.HasExited))
                {
                    return false;
                }

                await Task.Delay(TimeSpan.FromMilliseconds(200), limit.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        return true;
    }

    private static async Task<bool> AnswersAsync(HttpClient http, Uri question, CancellationToken stop)
    {
        try
        {
            using var answer = await http.GetAsync(question, stop);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception notYet) when (notYet is HttpRequestException or OperationCanceledException)
        {
            return false;
        }
    }

    /// <summary>The part's own line where it gave one; it names what to mend.</summary>
    private static async Task<int> ReportAsync(List<Part> parts)
    {
        if (parts.FirstOrDefault(p => p.HasExited) is not { } part)
        {
            await Console.Error.WriteLineAsync("The host did not become ready within two minutes; its log is in the data directory.");
            return Failed;
        }

        var words = await part.LastWordsAsync();
        await Console.Error.WriteLineAsync(words.Count > 0
            ? string.Join(Environment.NewLine, words)
            : $"{part.Name} ended with exit code {part.ExitCode} and said nothing.");
        return Failed;
    }

    private static bool IsFree(int port)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static string Assembly(string folder, string project) =>
        Path.Combine(DemoOptions.RepositoryRoot, folder, project, DemoOptions.Metadata("OutputPath"), $"{project}.dll");

    private static string Address(Uri uri) => uri.GetLeftPart(UriPartial.Authority);
}
