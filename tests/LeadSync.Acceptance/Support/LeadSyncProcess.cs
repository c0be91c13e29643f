using System.Collections.Concurrent;
using System.Diagnostics;

namespace LeadSync.Acceptance.Support;

/// <summary>LeadSync as a process of its own, as an operations person runs it.</summary>
internal sealed class LeadSyncProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _lines = new();

    private LeadSyncProcess(Process process)
    {
        _process = process;
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
    }

    public bool HasExited => _process.HasExited;

    public string Output => string.Join('\n', _lines);

    public static LeadSyncProcess Start(params string[] arguments)
    {
        var process = new LeadSyncProcess(Launch(Path.GetTempPath(), arguments));
        process._process.BeginOutputReadLine();
        process._process.BeginErrorReadLine();
        return process;
    }

    /// <summary>Runs a command to its end, in a folder of its own.</summary>
    public static async Task<(int ExitCode, string Output, string Errors)> RunAsync(CancellationToken token, params string[] arguments)
    {
        var folder = Directory.CreateTempSubdirectory("leadsync-");
        using var process = Launch(folder.FullName, arguments);
        var output = process.StandardOutput.ReadToEndAsync(token);
        var errors = process.StandardError.ReadToEndAsync(token);
        await process.WaitForExitAsync(token);
        folder.Delete(recursive: true);
        return (process.ExitCode, await output, await errors);
    }

    /// <summary>As the kernel does it when memory is short: no farewell.</summary>
    public async Task KillAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) await KillAsync();
        _process.Dispose();
    }

    private static Process Launch(string folder, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "LeadSync.dll"));
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        return Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start");
    }

    private void Keep(string? line)
    {
        if (line is not null) _lines.Enqueue(line);
    }
}
