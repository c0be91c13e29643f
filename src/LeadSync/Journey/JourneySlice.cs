using LeadSync.Journey.Reading;
using LeadSync.Journey.Rounds;
using LeadSync.Rules;
using Quartz;

namespace LeadSync.Journey;

/// <summary>What looks at leads and decides.</summary>
internal static class JourneySlice
{
    public const string Live = "live";
    public const string Backfill = "backfill";

    public static IHostApplicationBuilder AddJourney(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<NativeInForce>();
        builder.Services.AddSingleton<NativeWatch>();
        builder.Services.AddSingleton<DeskReader>();
        builder.Services.AddSingleton<SalesReader>();
        builder.Services.AddSingleton<LookReader>();
        builder.Services.AddKeyedSingleton(Live, (provider, _) => ActivatorUtilities.CreateInstance<JourneyCycle>(provider, JourneyShift.Live));
        builder.Services.AddKeyedSingleton(Backfill, (provider, _) => ActivatorUtilities.CreateInstance<JourneyCycle>(provider, JourneyShift.Backfill));
        builder.Services.AddSingleton<OrphanSweep>();
        builder.Services.AddQuartz(quartz => quartz.ScheduleJob<OrphanSweepJob>(trigger => trigger
            .WithIdentity("orphan-sweep")
            .WithCronSchedule("0 7 * * * ?", cron => cron.WithMisfireInstruction(CronTriggerMisfireInstruction.DoNothing))));
        builder.Services.AddHostedService<JourneyLoop>();
        builder.Services.AddHostedService<BackfillLoop>();
        return builder;
    }
}
