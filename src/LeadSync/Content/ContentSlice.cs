namespace LeadSync.Content;

/// <summary>What there is to read, and what somebody has read of it.</summary>
internal static class ContentSlice
{
    public static IHostApplicationBuilder AddContent(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<Library>();
        builder.Services.AddSingleton<BlogImport>();
        builder.Services.AddHostedService<BlogImportLoop>();
        return builder;
    }
}
