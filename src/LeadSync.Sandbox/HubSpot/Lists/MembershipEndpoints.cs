using LeadSync.Sandbox.Control;
using LeadSync.Sandbox.HubSpot.Records;
using LeadSync.Sandbox.HubSpot.Wire;
using Microsoft.AspNetCore.Http;

namespace LeadSync.Sandbox.HubSpot.Lists;

/// <summary>Who is in a list, and in which lists somebody is (HubSpot: Lists guide).</summary>
internal sealed class MembershipEndpoints(Portal portal)
{
    public void Map(Routes routes)
    {
        routes.Get(ApiPaths.Lists, "/{id}/memberships", call => Members(call, list => list.Members));
        routes.Get(ApiPaths.Lists, "/{id}/memberships/join-order", call => Members(call, list => list.Members.OrderBy(member => member.Value).ThenBy(member => member.Key)));
        routes.Get(ApiPaths.Lists, "/records/0-1/{id}/memberships", ListsOf);
        routes.Put(ApiPaths.Lists, "/{id}/memberships/add", WireJson.Default.ListString, (call, ids) => Change(call, ids, (list, id) => list.Members.TryAdd(id, portal.Now), "recordIdsAdded"));
        routes.Put(ApiPaths.Lists, "/{id}/memberships/remove", WireJson.Default.ListString, (call, ids) => Change(call, ids, (list, id) => list.Members.Remove(id), "recordIdsRemoved"));
    }

    private IResult Members(HttpContext call, Func<ContactList, IEnumerable<KeyValuePair<long, DateTimeOffset>>> order) => portal.Locked<IResult>(() =>
    {
        if (portal.Lists.Find(call.Route("id")) is not { } list)
            return ApiError.NotFound("List does not exist");

        var (limit, from) = (call.Limit(usual: 100, most: 250), int.TryParse(call.Text("after"), out var number) ? number : 0);
        var page = order(list).Skip(from).Take(limit).ToList();
        CallJournal.NoteRecords(call, page.Count);
        return Answer.Json(json =>
        {
            json.Array("results", page, member =>
            {
                json.WriteStartObject();
                json.WriteString("recordId", $"{member.Key}");
                json.WriteString("membershipTimestamp", IsoTime.Text(member.Value));
                json.WriteEndObject();
            });
            json.Paging(from + page.Count < list.Members.Count ? $"{from + page.Count}" : null);
            json.WriteNumber("total", list.Members.Count);
        });
    });

    private IResult ListsOf(HttpContext call) => portal.Locked(() =>
    {
        var id = RecordLookup.Number(call.Route("id")) ?? 0;
        var lists = portal.Lists.All.Where(list => list.Members.ContainsKey(id)).ToList();
        return Answer.Json(json =>
        {
            json.Array("results", lists, list =>
            {
                json.WriteStartObject();
                json.WriteString("listId", list.Id);
                json.WriteNumber("listVersion", 1);
                json.WriteString("firstAddedTimestamp", IsoTime.Text(list.Members[id]));
                json.WriteString("lastAddedTimestamp", IsoTime.Text(list.Members[id]));
                json.WriteEndObject();
            });
            json.WriteNumber("total", lists.Count);
        });
    });

    private IResult Change(HttpContext call, List<string> ids, Func<ContactList, long, bool> change, string changedName) => portal.Locked<IResult>(() =>
    {
        if (portal.Lists.Find(call.Route("id")) is not { } list)
            return ApiError.NotFound("List does not exist");

        var (changed, missing) = (new List<string>(), new List<string>());
        foreach (var id in ids)
        {
            if (portal.Contacts.Find(RecordLookup.Number(id) ?? 0) is not { IsArchived: false } contact)
                missing.Add(id);
            else if (change(list, contact.Id))
                changed.Add(id);
        }
        return Answer.Json(json =>
        {
            json.Strings(changedName, changed);
            json.Strings("recordIdsMissing", missing);
        });
    });
}
