using System.Text.Json.Serialization;
using LeadSync.Hosting;
using LeadSync.Leads;
using LeadSync.Storage;

namespace LeadSync.Delivery;

/// <summary>Dead letters over HTTP.</summary>
internal static class DeadLetterEndpoints
{
    public static IEndpointRouteBuilder MapDeadLetters(this IEndpointRouteBuilder api)
    {
        api.MapGet("/dead-letters", async (Database database, CancellationToken token) =>
            Results.Json(
                new DeadLetterList([.. (await database.ReadAsync(DeadLetterRows.All, token)).Select(DeadLetterAnswer.Of)]),
                DeliveryJson.Default.DeadLetterList));

        api.MapPost("/dead-letters/{id:long}/retry", async (long id, Database database, Bells bells, TimeProvider time) =>
        {
            var now = time.GetUtcNow();
            if (!await database.WriteAsync(session => DeadLetters.Retry(session, id, now)))
                return Results.Problem($"There is no dead letter {id}; GET /api/dead-letters lists those that are left.", statusCode: StatusCodes.Status404NotFound);

            bells.Work.Ring();
            bells.RingDeliveries();
            return Results.Accepted();
        });
        return api;
    }
}

internal sealed record DeadLetterList(IReadOnlyList<DeadLetterAnswer> DeadLetters);

/// <summary>One dead letter as it is shown: without its body, which holds a person's data.</summary>
internal sealed record DeadLetterAnswer(long Id, string Lead, string System, string? Code, string Message, DateTimeOffset At)
{
    public static DeadLetterAnswer Of(DeadLetter letter) =>
        new(letter.Id, letter.Lead.Value, Target.SystemOf(letter.Target), letter.Code, letter.Message, letter.At);
}

[JsonSourceGenerationOptions(System.Text.Json.JsonSerializerDefaults.Web, WriteIndented = false)]
[JsonSerializable(typeof(DeadLetterList))]
internal sealed partial class DeliveryJson : JsonSerializerContext;
