using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace LeadSync.Tests.Sandbox.Salesforce;

/// <summary>The steps of a bulk job, as a client takes them.</summary>
internal static class BulkJobs
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Opens a job with one upload, closes it and waits until it is over.</summary>
    public static async Task<JsonNode> LoadAsync(this SignedInOrg org, object job, string csv)
    {
        var id = await org.UploadAsync(job, csv);
        await org.CloseAsync(id);
        return await org.OverAsync(id);
    }

    public static async Task<string> UploadAsync(this SignedInOrg org, object job, string csv)
    {
        var (status, body, _) = await org.CallAsync("POST", "jobs/ingest", job);
        status.ShouldBe(200, body?.ToJsonString());
        var id = (string)body!["id"]!;
        (await org.PutAsync(id, csv)).ShouldBe(201);
        return id;
    }

    public static async Task<int> PutAsync(this SignedInOrg org, string id, string csv)
    {
        using var content = new StringContent(csv, Encoding.UTF8, new MediaTypeHeaderValue("text/csv"));
        using var answer = await org.Http.PutAsync($"{SignedInOrg.Data}/jobs/ingest/{id}/batches", content, Stop);
        return (int)answer.StatusCode;
    }

    public static async Task CloseAsync(this SignedInOrg org, string id)
    {
        var (status, body, _) = await org.CallAsync("PATCH", $"jobs/ingest/{id}", new { state = "UploadComplete" });
        status.ShouldBe(200);
        ((string)body!["state"]!).ShouldBe("UploadComplete");
    }

    public static async Task<JsonNode> OverAsync(this SignedInOrg org, string id)
    {
        while (true)
        {
            var (_, job, _) = await org.CallAsync("GET", $"jobs/ingest/{id}");
            if ((string)job!["state"]! is not ("UploadComplete" or "InProgress")) return job;
            await Task.Yield();
        }
    }

    /// <summary>A result, line by line, the heading first.</summary>
    public static async Task<string[]> LinesAsync(this SignedInOrg org, string id, string result)
    {
        using var answer = await org.Http.GetAsync($"{SignedInOrg.Data}/jobs/ingest/{id}/{result}", Stop);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/csv");
        return (await answer.Content.ReadAsStringAsync(Stop)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
