using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace LeadSync.Sandbox.HubSpot.Wire;

/// <summary>Registers a handler under every path its resource is served at, and turns what it throws into HubSpot's errors.</summary>
internal sealed class Routes(WebApplication app)
{
    public void Get(ApiPaths resource, string rest, Func<HttpContext, IResult> handle) => Map("GET", resource, rest, call => Task.FromResult(handle(call)));

    public void Delete(ApiPaths resource, string rest, Func<HttpContext, IResult> handle) => Map("DELETE", resource, rest, call => Task.FromResult(handle(call)));

    public void Post<T>(ApiPaths resource, string rest, JsonTypeInfo<T> type, Func<HttpContext, T, IResult> handle) => MapBody("POST", resource, rest, type, handle);

    public void Patch<T>(ApiPaths resource, string rest, JsonTypeInfo<T> type, Func<HttpContext, T, IResult> handle) => MapBody("PATCH", resource, rest, type, handle);

    public void Put<T>(ApiPaths resource, string rest, JsonTypeInfo<T> type, Func<HttpContext, T, IResult> handle) => MapBody("PUT", resource, rest, type, handle);

    /// <summary>For calls whose very length HubSpot limits.</summary>
    public void PostText(ApiPaths resource, string rest, Func<HttpContext, string, IResult> handle) => MapText("POST", resource, rest, handle);

    /// <summary>For calls whose body may be missing.</summary>
    public void PutText(ApiPaths resource, string rest, Func<HttpContext, string, IResult> handle) => MapText("PUT", resource, rest, handle);

    private void MapText(string method, ApiPaths resource, string rest, Func<HttpContext, string, IResult> handle) => Map(method, resource, rest, async call =>
    {
        using var reader = new StreamReader(call.Request.Body);
        return handle(call, await reader.ReadToEndAsync(call.RequestAborted));
    });

    private void MapBody<T>(string method, ApiPaths resource, string rest, JsonTypeInfo<T> type, Func<HttpContext, T, IResult> handle) =>
        Map(method, resource, rest, async call =>
        {
            var body = await JsonSerializer.DeserializeAsync(call.Request.Body, type, call.RequestAborted);
            return body is null ? ApiError.Invalid("Invalid input JSON: the body is empty") : handle(call, body);
        });

    private void Map(string method, ApiPaths resource, string rest, Func<HttpContext, Task<IResult>> handle)
    {
        foreach (var root in resource.All)
            app.MapMethods(root + rest, [method], (RequestDelegate)(call => AnswerAsync(call, handle)));
    }

    private static async Task AnswerAsync(HttpContext call, Func<HttpContext, Task<IResult>> handle)
    {
        IResult answer;
        try
        {
            answer = await handle(call);
        }
        catch (RefusedException refused)
        {
            answer = refused.Error;
        }
        catch (JsonException wrong)
        {
            answer = ApiError.Invalid($"Invalid input JSON on line {wrong.LineNumber + 1}, column {wrong.BytePositionInLine + 1}: {wrong.Message}");
        }
        await answer.ExecuteAsync(call);
    }
}
