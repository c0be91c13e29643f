using LeadSync.Rules;

namespace LeadSync.Journey.Reload;

/// <summary>What keeps a running worker in step with its configuration, and its configuration with both systems.</summary>
internal static class ReloadSlice
{
    /// <param name="source">Null where the rules come from no directory, as the demo's do: there is nothing to watch.</param>
    public static IHostApplicationBuilder AddReload(this IHostApplicationBuilder builder, ConfigSource? source)
    {
        builder.Services.AddSingleton<MappingStops>();
        builder.Services.AddSingleton<SchemaWatch>();
        builder.Services.AddHostedService<SchemaLoop>();
        builder.Services.AddSingleton<NewMappings>();
        builder.Services.AddSingleton<NewMappingWatch>();
        builder.Services.AddHostedService<NewMappingLoop>();
        if (source is null) return builder;

        builder.Services.AddSingleton(source);
        builder.Services.AddSingleton<ConfigWatch>();
        builder.Services.AddHostedService<ConfigLoop>();
        return builder;
    }
}
