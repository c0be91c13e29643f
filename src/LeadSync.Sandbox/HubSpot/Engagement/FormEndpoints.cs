using System.Text.Json;
using LeadSync.Sandbox.Control;
using LeadSync.Sandbox.HubSpot.Wire;
using Microsoft.AspNetCore.Http;

namespace LeadSync.Sandbox.HubSpot.Engagement;

/// <summary>Forms and what was sent with them: newest first, no time filter, no contact id (HubSpot: Get submissions for a form).</summary>
internal sealed class FormEndpoints(Portal portal)
{
    public void Map(Routes routes)
    {
        routes.Get(ApiPaths.Forms, "", List);
        routes.Get(ApiPaths.Forms, "/{id}", Read);
        routes.Get(ApiPaths.Submissions, "/{id}", Submissions);
    }

    private IResult List(HttpContext call) => portal.Locked(() =>
    {
        var (limit, from) = (call.Limit(usual: 50, most: 500), int.TryParse(call.Text("after"), out var number) ? number : 0);
        var forms = portal.Engagement.Forms.ToList();
        return Answer.Json(json =>
        {
            json.Array("results", forms.Skip(from).Take(limit), form =>
            {
                json.WriteStartObject();
                WriteMembers(json, form);
                json.WriteEndObject();
            });
            json.Paging(from + limit < forms.Count ? $"{from + limit}" : null);
        });
    });

    private IResult Read(HttpContext call) => portal.Locked<IResult>(() =>
        portal.Engagement.FindForm(call.Route("id")) is { } form ? Answer.Json(json => WriteMembers(json, form)) : ApiError.NotFound());

    private IResult Submissions(HttpContext call) => portal.Locked<IResult>(() =>
    {
        if (portal.Engagement.FindForm(call.Route("id")) is not { } form)
            return ApiError.NotFound();
        var (page, next) = form.Submissions.Read(null, null, call.Text("after"), call.Limit(usual: 20, most: 50));
        CallJournal.NoteRecords(call, page.Count);
        return Answer.Json(json =>
        {
            json.Array("results", page, submission => Write(json, submission));
            json.Paging(next);
        });
    });

    private void WriteMembers(Utf8JsonWriter json, Form form)
    {
        json.WriteString("id", form.Id);
        json.WriteString("name", form.Name);
        json.WriteString("formType", "hubspot");
        json.WriteString("createdAt", IsoTime.Text(form.CreatedAt));
        json.WriteString("updatedAt", IsoTime.Text(form.CreatedAt));
        json.WriteBoolean("archived", false);
        json.Array("fieldGroups", form.Fields, name =>
        {
            json.WriteStartObject();
            json.Array<string>("fields", [name], _ =>
            {
                json.WriteStartObject();
                json.WriteString("objectTypeId", "0-1");
                json.WriteString("name", name);
                json.WriteString("label", portal.Contacts.Catalog.Find(name)?.Label ?? name.Replace('_', ' '));
                json.WriteString("fieldType", name == "email" ? "email" : "single_line_text");
                json.WriteBoolean("required", name == "email");
                json.WriteEndObject();
            });
            json.WriteEndObject();
        });
        json.Object("configuration", () => json.Strings("lifecycleStages", []));
    }

    private static void Write(Utf8JsonWriter json, Submission submission)
    {
        json.WriteStartObject();
        json.WriteString("conversionId", submission.ConversionId);
        json.WriteNumber("submittedAt", submission.At.ToUnixTimeMilliseconds());
        json.WriteString("pageUrl", submission.PageUrl);
        json.Array("values", submission.Values, value =>
        {
            json.WriteStartObject();
            json.WriteString("name", value.Key);
            json.WriteString("value", value.Value);
            json.WriteString("objectTypeId", "0-1");
            json.WriteEndObject();
        });
        json.WriteEndObject();
    }
}
