using Microsoft.Data.Sqlite;
using Quartz;

namespace LeadSync.Sla;

/// <summary>What notices that a lead's time has come.</summary>
internal static class SlaSlice
{
    /// <param name="dataDirectory">Where <c>schedules.db</c> lies: beside the store, since in the store's own file the schedules would hold up its writer.</param>
    public static IHostApplicationBuilder AddSla(this IHostApplicationBuilder builder, string dataDirectory)
    {
        Directory.CreateDirectory(dataDirectory);
        var schedules = new SqliteConnectionStringBuilder { DataSource = Path.Combine(dataDirectory, "schedules.db") }.ToString();

        builder.Services.AddSingleton<DueSweep>();
        builder.Services.AddQuartz(quartz =>
        {
            quartz.UsePersistentStore(store =>
            {
                store.UseSqlite(schedules);
                store.ProvisionSchema();
            });
            quartz.ScheduleJob<DueSweepJob>(trigger => trigger
                .WithIdentity("due-sweep")
                .WithCronSchedule("0/2 * * * * ?", cron => cron.WithMisfireInstruction(CronTriggerMisfireInstruction.DoNothing)));
        });
        builder.Services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
        return builder;
    }
}
