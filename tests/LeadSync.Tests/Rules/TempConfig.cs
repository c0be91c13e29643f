using LeadSync.Rules;

namespace LeadSync.Tests.Rules;

/// <summary>A configuration directory that is gone after the test.</summary>
internal sealed class TempConfig : IDisposable
{
    private TempConfig() => Directory = System.IO.Directory.CreateTempSubdirectory("leadsync-config-").FullName;

    public string Directory { get; }

    public static TempConfig Empty() => new();

    public static TempConfig Shipped()
    {
        var config = new TempConfig();
        foreach (var name in ConfigDirectory.FileNames) config.Write(name, ConfigDirectory.Shipped(name).Text);
        return config;
    }

    public static string? Secrets(string variable) => variable switch
    {
        "HUBSPOT_TOKEN" => "hubspot-token",
        "SALESFORCE_CLIENT_ID" => "client-id",
        "SALESFORCE_CLIENT_SECRET" => "client-secret",
        _ => null,
    };

    public TempConfig Write(string name, string text)
    {
        var path = Path.Combine(Directory, name);
        System.IO.Directory.CreateDirectory(Path.GetDirectoryName(path)!); // templates lie in a folder of their own
        File.WriteAllText(path, text);
        return this;
    }

    /// <summary>Changes one place of a shipped file, which has to be there.</summary>
    public TempConfig Edit(string name, string right, string wrong)
    {
        var text = File.ReadAllText(Path.Combine(Directory, name));
        text.ShouldContain(right);
        return Write(name, text.Replace(right, wrong, StringComparison.Ordinal));
    }

    public RulebookReading Read(Func<string, string?>? environment = null) => RulebookReader.Read(Directory, environment ?? Secrets);

    public void Dispose() => System.IO.Directory.Delete(Directory, recursive: true);
}
