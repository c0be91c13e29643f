namespace LeadSync.Privacy;

/// <summary>What sees to it that erased is erased.</summary>
internal static class PrivacySlice
{
    public static IHostApplicationBuilder AddPrivacy(this IHostApplicationBuilder builder)
    {
        builder.Services.AddHostedService<ScrubLoop>();
        return builder;
    }
}
