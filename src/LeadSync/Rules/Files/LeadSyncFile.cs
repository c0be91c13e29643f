using LeadSync.Rules.Yaml;

namespace LeadSync.Rules.Files;

/// <summary>Reads <c>leadsync.yaml</c>, and the environment over it.</summary>
internal static class LeadSyncFile
{
    public const string Name = "leadsync.yaml";

    /// <summary>LEADSYNC__HUBSPOT__TOKEN overrides hubspot.token, and so on for every key.</summary>
    public const string VariablePrefix = "LEADSYNC";

    public static LeadSyncSettings Read(YamlMap file)
    {
        var judge = file.Judge;
        var settings = new LeadSyncSettings
        {
            Mode = file.Choice("mode", ("live", WorkMode.Live), ("observe", WorkMode.Observe)) ?? WorkMode.Live,
            GoLive = file.Choice("goLive", ("baseline", GoLive.Baseline), ("everything", GoLive.Everything)) ?? GoLive.Baseline,
            HubSpot = HubSpotSection.Read(file.Section("hubspot")),
            Salesforce = SalesforceSection.Read(file.Section("salesforce")),
            NativeSync = file.Choice("nativeSync", ("detect", NativeSync.Detect), ("alongside", NativeSync.Alongside), ("absent", NativeSync.Absent)) ?? NativeSync.Detect,
            Brake = Brake(file),
            Storage = Storage(file),
            Redis = file.Text("redis") ?? "",
            Http = HttpSection.Read(file.Section("http")),
        };
        file.RefuseOtherKeys();

        if (settings.Redis.Length > 0) judge.NotYetActedOn(NotYet.Redis, file.PositionOf("redis"));
        return settings;
    }

    /// <summary>Variables that look like settings and are none; a note, for other programs may use the same beginning.</summary>
    public static void NoteStrangers(IEnumerable<string> variables, Judgement judge)
    {
        var settings = judge.Placeholders.Asked.Where(IsSetting).ToList();
        foreach (var name in variables.Where(IsSetting).Except(settings, StringComparer.OrdinalIgnoreCase))
            judge.Note(new Position(name, 0), $"sets no key of {Name}", Spelling.Nearest(name, settings) is { } near ? $"Did you mean '{near}'?" : "");
    }

    private static bool IsSetting(string variable) => variable.StartsWith($"{VariablePrefix}__", StringComparison.OrdinalIgnoreCase);

    /// <summary>Each of the two can be off; so can both, in one word.</summary>
    private static BrakeSettings Brake(YamlMap file)
    {
        if (file.Find("brake") is YamlText { Value: "off" }) return new BrakeSettings { HandoffsPerHour = null, RevertsPerHour = null };
        var map = file.Section("brake");
        var brake = new BrakeSettings();
        brake = new BrakeSettings
        {
            HandoffsPerHour = IsOff(map, "handoffsPerHour") ? null : map.Number("handoffsPerHour", 1) ?? brake.HandoffsPerHour,
            RevertsPerHour = IsOff(map, "revertsPerHour") ? null : map.Percent("revertsPerHour", above: 0) ?? brake.RevertsPerHour,
        };
        map.RefuseOtherKeys();
        return brake;
    }

    private static bool IsOff(YamlMap map, string key) => map.Find(key) is YamlText { Value: "off" };

    private static string Storage(YamlMap file)
    {
        if (file.Word("storage", FindingKind.Unset) is not { } word) return new LeadSyncSettings().Storage;
        if (word.Text.StartsWith("postgres:", StringComparison.OrdinalIgnoreCase))
            file.Judge.Refuse(word.At, "this version keeps its state in SQLite alone", "Write storage: sqlite:data/leadsync.db", FindingKind.NotRunnable);
        else if (!word.Text.StartsWith("sqlite:", StringComparison.OrdinalIgnoreCase) || word.Text.Length <= "sqlite:".Length)
            file.Judge.Refuse(word.At, "'storage' names neither SQLite nor PostgreSQL", "Write storage: sqlite:data/leadsync.db");
        return word.Text;
    }
}
