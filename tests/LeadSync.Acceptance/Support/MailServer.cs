using System.Diagnostics;
using System.Text.Json;

namespace LeadSync.Acceptance.Support;

/// <summary>A real SMTP server (python3-aiosmtpd) on a port of its own, that can go away and come back. What it took stays.</summary>
internal sealed class MailServer : IAsyncDisposable
{
    /// <summary>Debian's package belongs to the system's Python, which need not be the first on the path.</summary>
    private static readonly IReadOnlyList<string> Pythons = ["/usr/bin/python3", "python3"];

    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("leadsync-mail-");
    private Process? _server;

    public int Port { get; } = Ports.Free(1)[0];

    public IReadOnlyList<ReceivedMail> Mails =>
        [.. _folder.EnumerateFiles("*.json").OrderBy(file => file.Name, StringComparer.Ordinal).Select(file => JsonSerializer.Deserialize<ReceivedMail>(File.ReadAllText(file.FullName), Web)!)];

    public async Task StartAsync()
    {
        var start = new ProcessStartInfo(Python()) { UseShellExecute = false, RedirectStandardOutput = true };
        foreach (var argument in (string[])[Path.Combine(AppContext.BaseDirectory, "Support", "mail_sink.py"), $"{Port}", _folder.FullName]) start.ArgumentList.Add(argument);
        _server = Process.Start(start) ?? throw new InvalidOperationException("Python did not start");
        (await _server.StandardOutput.ReadLineAsync()).ShouldBe("ready");
    }

    public async Task StopAsync()
    {
        _server!.Kill(entireProcessTree: true);
        await _server.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is { HasExited: false }) await StopAsync();
        _server?.Dispose();
        _folder.Delete(recursive: true);
    }

    private static string Python() => Pythons.FirstOrDefault(Knows) ?? throw new InvalidOperationException("The mail server of this test needs python3-aiosmtpd: apt-get install -y python3-aiosmtpd");

    private static bool Knows(string python)
    {
        try
        {
            using var asked = Process.Start(new ProcessStartInfo(python, ["-c", "import aiosmtpd"]) { UseShellExecute = false, RedirectStandardError = true })!;
            asked.WaitForExit();
            return asked.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}

/// <summary>A mail as the server took it, its parts decoded.</summary>
/// <param name="At">Seconds since 1970.</param>
internal sealed record ReceivedMail(IReadOnlyList<string> To, string From, double At, string Type, IReadOnlyDictionary<string, string> Headers, IReadOnlyList<MailPart> Parts)
{
    public string Text => Parts.Single(part => part.Type == "text/plain").Text;

    public string Html => Parts.Single(part => part.Type == "text/html").Text;

    public DateTimeOffset Taken => DateTimeOffset.FromUnixTimeMilliseconds((long)(At * 1000));
}

internal sealed record MailPart(string Type, string Text);
