using System.Diagnostics;

namespace MetroEGov.Demo;

/// <summary>
/// One process of the demo. What it prints goes to a log file; its last words are kept for the case that it ends by itself.
/// It ends with the demo even when that is killed: it reads its standard input and leaves when that closes.
/// </summary>
internal sealed class Part : IDisposable
{
    private const int LastWordsCount = 12;

    private readonly Process _process;
    private readonly StreamWriter _log;
    private readonly Queue<string> _lastWords = new();
    private readonly Queue<string> _lastErrors = new();
    private readonly Lock _lock = new();

    private Part(string name, Process process, StreamWriter log)
    {
        Name = name;
        _process = process;
        _log = log;
    }

    public string Name { get; }

    public bool HasExited => _process.HasExited;

    public int ExitCode => _process.ExitCode;

    /// <summary>Why it ended by itself: what it wrote to standard error, else what it printed last. Waits until all of it has arrived.</summary>
    public async Task<IReadOnlyList<string>> LastWordsAsync()
    {
        await _process.WaitForExitAsync();
        lock (_lock)
        {
            return _lastErrors.Count > 0 ? [.. _lastErrors] : [.. _lastWords];
        }
    }

    public static Part Start(string name, string assembly, string logFile, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", [assembly, .. arguments, "--exit-with-parent"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetDirectoryName(assembly),
        };
        var process = Process.Start(start) ?? throw new InvalidOperationException($"{name} did not start.");
        var part = new Part(name, process, new StreamWriter(logFile, append: false) { AutoFlush = true });
        process.OutputDataReceived += (_, line) => part.Keep(line.Data, part._lastWords);
        process.ErrorDataReceived += (_, line) => part.Keep(line.Data, part._lastErrors);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return part;
    }

    /// <summary>Asks it to leave, and ends it after ten seconds.</summary>
    public async Task StopAsync()
    {
        _process.StandardInput.Close();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        try
        {
            await _process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            Console.WriteLine($"{Name} did not leave within ten seconds and was ended.");
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync(CancellationToken.None);
        }
    }

    public void Dispose()
    {
        _process.Dispose();
        _log.Dispose();
    }

    private void Keep(string? line, Queue<string> words)
    {
        if (string.IsNullOrEmpty(line))
        {
            return;
        }

        lock (_lock)
        {
            _log.WriteLine(line);
            words.Enqueue(line);
            if (words.Count > LastWordsCount)
            {
                words.Dequeue();
            }
        }
    }
}
