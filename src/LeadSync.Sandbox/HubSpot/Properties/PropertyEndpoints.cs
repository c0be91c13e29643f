using LeadSync.Sandbox.HubSpot.Wire;
using Microsoft.AspNetCore.Http;

namespace LeadSync.Sandbox.HubSpot.Properties;

/// <summary>The Properties API (HubSpot: Properties guide).</summary>
internal sealed class PropertyEndpoints(Portal portal)
{
    public void Map(Routes routes)
    {
        routes.Get(ApiPaths.Properties, "/{type}/groups", ListGroups);
        routes.Post(ApiPaths.Properties, "/{type}/groups", WireJson.Default.GroupBody, CreateGroup);
        routes.Get(ApiPaths.Properties, "/{type}", List);
        routes.Post(ApiPaths.Properties, "/{type}", WireJson.Default.PropertyBody, Create);
        routes.Post(ApiPaths.Properties, "/{type}/batch/create", WireJson.Default.PropertyBatchBody, CreateMany);
        routes.Get(ApiPaths.Properties, "/{type}/{name}", Read);
        routes.Patch(ApiPaths.Properties, "/{type}/{name}", WireJson.Default.PropertyBody, Change);
        routes.Delete(ApiPaths.Properties, "/{type}/{name}", Archive);
    }

    private IResult ListGroups(HttpContext call) => portal.Locked(() =>
    {
        var catalog = Catalog(call);
        return Answer.Json(json => json.Array("results", catalog.Groups, group =>
        {
            json.WriteStartObject();
            PropertyJson.WriteGroupMembers(json, group);
            json.WriteEndObject();
        }));
    });

    private IResult CreateGroup(HttpContext call, GroupBody asked) => portal.Locked<IResult>(() =>
    {
        if (asked.Name is not { Length: > 0 } name)
            return ApiError.Invalid("Invalid input: name and label are required");
        if (Catalog(call).FindGroup(name) is not null)
            return new ApiError(StatusCodes.Status409Conflict, $"Property group named {name} already exists", "CONFLICT");

        var group = new PropertyGroup(name, asked.Label ?? name, asked.DisplayOrder ?? -1);
        Catalog(call).Put(group);
        return Answer.Json(json => PropertyJson.WriteGroupMembers(json, group), StatusCodes.Status201Created);
    });

    private IResult List(HttpContext call) => portal.Locked(() =>
    {
        var catalog = Catalog(call);
        return Answer.Json(json => json.Array("results", catalog.Definitions, property =>
        {
            json.WriteStartObject();
            PropertyJson.WriteMembers(json, property);
            json.WriteEndObject();
        }));
    });

    private IResult Create(HttpContext call, PropertyBody asked) => portal.Locked<IResult>(() =>
    {
        var (made, refused) = PropertyDesign.Create(Catalog(call), asked, portal.Now);
        if (made is null)
            return refused!;
        Catalog(call).Put(made);
        return Answer.Json(json => PropertyJson.WriteMembers(json, made), StatusCodes.Status201Created);
    });

    private IResult CreateMany(HttpContext call, PropertyBatchBody asked) => portal.Locked<IResult>(() =>
    {
        var (catalog, made, refused) = (Catalog(call), new List<PropertyDefinition>(), new List<ApiError>());
        foreach (var one in asked.Inputs ?? [])
        {
            var (definition, refusal) = PropertyDesign.Create(catalog, one, portal.Now);
            if (definition is null)
            {
                refused.Add(refusal!);
                continue;
            }
            catalog.Put(definition);
            made.Add(definition);
        }
        return BatchAnswer.Of(portal.Now, made.Count, refused, StatusCodes.Status201Created, (json, i) => PropertyJson.WriteMembers(json, made[i]));
    });

    private IResult Read(HttpContext call) => portal.Locked<IResult>(() =>
        Catalog(call).Find(call.Route("name")) is { } property ? Answer.Json(json => PropertyJson.WriteMembers(json, property)) : Unknown(call));

    private IResult Change(HttpContext call, PropertyBody asked) => portal.Locked<IResult>(() =>
    {
        if (Catalog(call).Find(call.Route("name")) is not { } property)
            return Unknown(call);
        var changed = PropertyDesign.Change(property, asked);
        Catalog(call).Put(changed);
        return Answer.Json(json => PropertyJson.WriteMembers(json, changed));
    });

    private IResult Archive(HttpContext call) => portal.Locked<IResult>(() => Catalog(call).Find(call.Route("name")) switch
    {
        null => Unknown(call),
        { HubSpotDefined: true } => ApiError.Invalid($"Property {call.Route("name")} is defined by HubSpot and cannot be archived"),
        var property => Removed(Catalog(call), property),
    });

    private static Answer Removed(PropertyCatalog catalog, PropertyDefinition property)
    {
        catalog.Remove(property.Name);
        return Answer.NoContent;
    }

    private PropertyCatalog Catalog(HttpContext call) => portal.StoreOf(call).Catalog;

    private static ApiError Unknown(HttpContext call) => new(StatusCodes.Status404NotFound, $"Property {call.Route("name")} does not exist", "OBJECT_NOT_FOUND");
}
